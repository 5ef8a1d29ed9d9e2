/**
 * `deno run -A lib/press/cells/check_notebooks.ts`: type-checks and lints the code cells of all
 * notebooks, which `deno check` and `deno lint` pass over, and looks at their format, of which
 * `deno fmt --check` is no judge: it reports every notebook, formatted or not (Deno 2.9.6).
 *
 * Each notebook becomes a module in a folder below `.flowbook`, where the import map applies; the
 * folder goes afterwards. Exit codes: 0 when nothing was found, 1 when something was.
 *
 * @module
 */
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import {
  findChapters,
  findSheets,
  notebooksOf,
  parseNotebook,
  readNotebookText,
} from "../ipynb/mod.ts";
import { countOf } from "../show/count.ts";
import { examineModules, type NamedNotebook } from "./module/examine.ts";
import { forgivenRules } from "./module/forgiven.ts";
import { isFormatted } from "./module/format.ts";
import { placeText } from "./module/translate.ts";

/** Where the course lies, and where the report goes. */
export interface Surroundings {
  /** Folder with `notebooks/` and `deno.json`. */
  readonly root: string;
  readonly print: (text: string) => void;
}

/**
 * The command.
 *
 * @returns the exit code
 */
export async function checkNotebooks({ root, print }: Surroundings): Promise<number> {
  try {
    const chapters = await findChapters(join(root, "notebooks"));
    const paths = [...chapters, ...await findSheets(root)].flatMap(notebooksOf);
    const findings = await find(root, paths);
    findings.forEach((finding) => print(finding));
    const count = countOf(paths.length, "notebook");
    print(findings.length === 0 ? `Checked ${count}` : `\nFound problems in ${count}`);
    return findings.length === 0 ? 0 : 1;
  } catch (error) {
    print((error as Error).message);
    return 1;
  }
}

async function find(root: string, paths: readonly string[]): Promise<string[]> {
  const named: NamedNotebook[] = [];
  const findings: string[] = [];
  for (const path of paths) {
    const name = relative(root, path);
    const text = await readNotebookText(path);
    const notebook = parseNotebook(text, path);
    if (!await isFormatted(root, text)) {
      findings.push(`${name}: not formatted; run deno fmt ${name}`);
    }
    named.push({
      notebook,
      placeText: (place) => placeText(name, place),
      forgiven: forgivenRules(path),
    });
  }
  const { cells, types, lint } = await examineModules(root, named, ["types", "lint"]);
  return [...findings, ...cells, ...types, ...lint];
}

if (import.meta.main) {
  const root = fileURLToPath(new URL("../../../", import.meta.url));
  Deno.exit(await checkNotebooks({ root, print: console.log }));
}

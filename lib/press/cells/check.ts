/**
 * `deno run -A lib/press/cells/check.ts`: type-checks and lints the code cells of all notebooks, which
 * `deno check` and `deno lint` pass over, and looks at their format, of which `deno fmt --check` is no
 * judge: it reports every notebook, formatted or not (Deno 2.9.6).
 *
 * Each notebook becomes a module in a folder below `.flowbook`, where the import map applies; the
 * folder goes afterwards. Exit codes: 0 when nothing was found, 1 when something was.
 *
 * @module
 */
import { basename, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { findChapters, notebooksOf, readNotebook } from "../ipynb/mod.ts";
import { temporaryFolder } from "./module/folder.ts";
import { notebookModule } from "./module/notebook_module.ts";
import { cellProblems } from "./module/problems.ts";
import {
  placeText,
  translateCheck,
  translateLint,
  type WrittenModule,
} from "./module/translate.ts";

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
    const paths = chapters.flatMap(notebooksOf);
    const findings = await find(root, paths);
    findings.forEach((finding) => print(finding));
    const count = `${paths.length} ${paths.length === 1 ? "notebook" : "notebooks"}`;
    print(findings.length === 0 ? `Checked ${count}` : `\nFound problems in ${count}`);
    return findings.length === 0 ? 0 : 1;
  } catch (error) {
    print((error as Error).message);
    return 1;
  }
}

async function find(root: string, paths: readonly string[]): Promise<string[]> {
  await using folder = await temporaryFolder(join(root, ".flowbook"));
  const findings: string[] = [];
  const modules: WrittenModule[] = [];
  for (const [i, path] of paths.entries()) {
    const notebook = await readNotebook(path);
    const name = relative(root, path);
    if (!await isFormatted(root, path)) {
      findings.push(`${name}: not formatted; run deno fmt ${name}`);
    }
    const problems = cellProblems(notebook);
    findings.push(...problems.map((problem) => `${placeText(name, problem)}: ${problem.message}`));
    if (problems.length > 0) continue; // no module, and one mistake would be told many times
    const module = { ...notebookModule(notebook), notebook: name };
    const file = join(folder.path, `${basename(path, ".ipynb")}_${i}.ts`); // evidence has its chapter's name
    await Deno.writeTextFile(file, module.text);
    modules.push({ ...module, file });
  }
  if (modules.length === 0) return findings; // without files both commands take the whole folder
  const files = modules.map(({ file }) => file);
  const types = translateCheck((await deno(root, "check", ...files)).stderr, modules);
  const lint = translateLint((await deno(root, "lint", "--json", ...files)).stdout, modules);
  return [...findings, ...(types === "" ? [] : [types]), ...lint];
}

/** The formatter leaves a formatted notebook as it is, byte for byte, when it reads it from a pipe. */
async function isFormatted(cwd: string, path: string): Promise<boolean> {
  const child = new Deno.Command(Deno.execPath(), {
    args: ["fmt", "--ext", "ipynb", "-"],
    cwd, // the project's line width
    stdin: "piped",
    stdout: "piped",
    stderr: "null",
  }).spawn();
  const text = await Deno.readFile(path);
  const [{ stdout }] = await Promise.all([child.output(), send(child.stdin, text)]);
  return new TextDecoder().decode(stdout) === new TextDecoder().decode(text);
}

async function send(stream: WritableStream<Uint8Array>, bytes: Uint8Array): Promise<void> {
  const writer = stream.getWriter();
  await writer.write(bytes);
  await writer.close();
}

async function deno(cwd: string, ...args: string[]): Promise<{ stdout: string; stderr: string }> {
  const options = { args, cwd, env: { NO_COLOR: "1" } };
  const { stdout, stderr } = await new Deno.Command(Deno.execPath(), options).output();
  const decoder = new TextDecoder();
  return { stdout: decoder.decode(stdout), stderr: decoder.decode(stderr) };
}

if (import.meta.main) {
  const root = fileURLToPath(new URL("../../../", import.meta.url));
  Deno.exit(await checkNotebooks({ root, print: console.log }));
}

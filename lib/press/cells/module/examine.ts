import { join } from "node:path";
import type { Notebook } from "../../ipynb/mod.ts";
import { temporaryFolder } from "./folder.ts";
import { notebookModule } from "./notebook_module.ts";
import { cellProblems } from "./problems.ts";
import { type CellPlace, translateCheck, translateLint, type WrittenModule } from "./translate.ts";

/** A notebook, and how messages name a place in it. */
export interface NamedNotebook {
  readonly notebook: Notebook;
  readonly placeText: (place: CellPlace) => string;
  /** Rules of the linter that it may break; none unless told. */
  readonly forgiven?: readonly string[];
}

/** What was found, as messages that begin with a place or hold one. */
export interface ModuleFindings {
  /** What keeps notebooks from being modules; such notebooks are not looked at further. */
  readonly cells: readonly string[];
  /** All that `deno check` says, as one text; none when it is content. */
  readonly types: readonly string[];
  readonly lint: readonly string[];
}

/**
 * Looks at notebooks as `deno check` and `deno lint` would if they read them.
 *
 * Each notebook becomes a module in a folder below `.flowbook`, where the import map applies.
 *
 * @param root folder with `deno.json`
 */
export async function examineModules(
  root: string,
  notebooks: readonly NamedNotebook[],
  looks: readonly ("types" | "lint")[],
): Promise<ModuleFindings> {
  await using folder = await temporaryFolder(join(root, ".flowbook"));
  const cells: string[] = [];
  const modules: WrittenModule[] = [];
  for (const [i, { notebook, placeText, forgiven = [] }] of notebooks.entries()) {
    const problems = cellProblems(notebook);
    cells.push(...problems.map((problem) => `${placeText(problem)}: ${problem.message}`));
    if (problems.length > 0) continue; // no module, and one mistake would be told many times
    const module = { ...notebookModule(notebook), placeText, forgiven };
    const file = join(folder.path, `notebook_${i + 1}.ts`);
    await Deno.writeTextFile(file, module.text);
    modules.push({ ...module, file });
  }
  if (modules.length === 0) return { cells, types: [], lint: [] }; // deno would take the whole folder
  const files = modules.map(({ file }) => file);
  const types = looks.includes("types") ? await typeProblems(root, files, modules) : "";
  const lint = looks.includes("lint")
    ? translateLint((await deno(root, "lint", "--json", ...files)).stdout, modules)
    : [];
  return { cells, types: types === "" ? [] : [types], lint };
}

async function typeProblems(
  root: string,
  files: readonly string[],
  modules: readonly WrittenModule[],
): Promise<string> {
  const { success, stderr } = await deno(root, "check", ...files);
  return success ? "" : translateCheck(stderr, modules); // a warning about packages is no problem
}

async function deno(
  cwd: string,
  ...args: string[]
): Promise<{ success: boolean; stdout: string; stderr: string }> {
  const options = { args, cwd, env: { NO_COLOR: "1" } };
  const { success, stdout, stderr } = await new Deno.Command(Deno.execPath(), options).output();
  const decoder = new TextDecoder();
  return { success, stdout: decoder.decode(stdout), stderr: decoder.decode(stderr) };
}

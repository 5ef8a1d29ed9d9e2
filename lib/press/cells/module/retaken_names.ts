import { getLineInfo } from "acorn";
import { codeCells, type Notebook } from "../../ipynb/mod.ts";
import { checkSyntax } from "../parse.ts";
import { definitions } from "./module_names.ts";
import type { CellProblem } from "./problems.ts";

const IMPORT = /\bimport\s*\{([^}]*)\}\s*from\s*"(flowbook\/[\w-]+)"/g;

/**
 * Names of the library that a cell defines anew: a `claim` of its own may say what it likes, and no
 * page would tell it from ours.
 */
export function retakenNames(notebook: Notebook): CellProblem[] {
  const from = new Map<string, string>();
  return codeCells(notebook).flatMap(({ id, source }): CellProblem[] => {
    const imported = importedIn(source);
    const problems = checkSyntax(source) ? [] : definitions(source)
      .filter(({ name }) => from.has(name) && !imported.has(name))
      .map(({ name, at }) => {
        const { line, column } = getLineInfo(source, at);
        const message = `${name} is a name of ${from.get(name)}; this cell defines another`;
        return { cell: id, line, column: column + 1, message };
      });
    for (const [name, module] of imported) from.set(name, module);
    return problems;
  });
}

/** The names that a cell takes from the library, and their modules. */
function importedIn(source: string): Map<string, string> {
  const names = new Map<string, string>();
  for (const [, list, module] of source.matchAll(IMPORT)) {
    for (const item of list!.split(",")) {
      const name = item.trim().replace(/^type\s+/, "").split(/\s+as\s+/).at(-1)!.trim();
      if (name !== "") names.set(name, module!);
    }
  }
  return names;
}

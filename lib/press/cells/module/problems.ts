import { getLineInfo } from "acorn";
import { codeCells, type Notebook } from "../../ipynb/mod.ts";
import { bySource } from "../by_source.ts";
import { checkSyntax, type SyntaxProblem } from "../parse.ts";
import { definitions } from "./module_names.ts";

/** What is wrong with a cell, and where. */
export interface CellProblem extends SyntaxProblem {
  readonly cell: string;
}

const readCell = bySource((source) => {
  const syntax = checkSyntax(source);
  return { syntax, defined: syntax ? [] : definitions(source) };
});

/**
 * What keeps a notebook from being a valid module: cells that cannot be parsed, and names that more
 * than one cell defines or imports. The kernel takes a second definition, and then functions of
 * earlier cells mean it too.
 */
export function cellProblems(notebook: Notebook): CellProblem[] {
  const owners = new Map<string, string>();
  return codeCells(notebook).flatMap(({ id, source }): CellProblem[] => {
    const { syntax, defined } = readCell(source);
    if (syntax) return [{ ...syntax, cell: id }];
    return defined.flatMap(({ name, at }) => {
      const owner = owners.get(name) ?? id;
      owners.set(name, owner);
      if (owner === id) return [];
      const { line, column } = getLineInfo(source, at);
      const message = `Names are defined once per notebook; ${name} stands in cell "${owner}" too`;
      return [{ cell: id, line, column: column + 1, message }];
    });
  });
}

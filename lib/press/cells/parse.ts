import { type Options, parse } from "acorn";
import { transform } from "sucrase";
import type { ParsedCell, SyntaxProblem } from "./parsed_cell.ts";
import { refusal } from "./refusals.ts";

/** What the kernel accepts in a cell: a module in which `await` may stand at the top. */
const CELL_GRAMMAR: Options = {
  ecmaVersion: "latest",
  sourceType: "module",
  allowAwaitOutsideFunction: true,
  preserveParens: true,
};

/**
 * Reads a TypeScript cell.
 *
 * As in the kernel, a cell that begins with a brace and does not end with a semicolon is an object
 * if it can be one, and else a block.
 *
 * @param source of the cell
 * @returns the cell, or the first problem in it
 */
export function parseCell(source: string): ParsedCell | SyntaxProblem {
  if (/^\s*\{/.test(source) && !/;\s*$/.test(source)) {
    const asObject = parseAs(`(${source})`);
    if ("tree" in asObject) return asObject;
  }
  return parseAs(source);
}

function parseAs(source: string): ParsedCell | SyntaxProblem {
  let cell: ParsedCell;
  try {
    const { code } = transform(source, {
      transforms: ["typescript"],
      disableESTransforms: true,
      keepUnusedImports: true,
    });
    cell = { code, tree: parse(code, CELL_GRAMMAR) };
  } catch (error) {
    return readProblem(error as ParserError);
  }
  return refusal(source, cell) ?? cell;
}

/** Both parsers end their messages with " (line:column)"; acorn counts columns from 0. */
interface ParserError extends SyntaxError {
  readonly loc: { readonly line: number; readonly column: number };
  /** Only acorn says where its reading had come to. */
  readonly raisedAt?: number;
}

function readProblem(error: ParserError): SyntaxProblem {
  if (error.loc === undefined) throw error; // a fault of the parser and not of the cell
  const message = error.message.replace(/ \(\d+:\d+\)$/, "");
  return {
    line: error.loc.line,
    column: error.loc.column + (error.raisedAt === undefined ? 0 : 1),
    message: message === "Unexpected character '@'"
      ? "A decorator cannot be used in a cell; call its function instead"
      : message,
  };
}

import { type Options, parse } from "acorn";
import { getFormattedTokens, transform } from "sucrase";

/** Why a cell cannot be parsed, and where; lines and columns count from 1. */
export interface SyntaxProblem {
  readonly line: number;
  /** Where types stand before it in its line, the column is that of the line without them. */
  readonly column: number;
  readonly message: string;
}

/** What the kernel accepts in a cell: a module in which `await` may stand at the top. */
const CELL_GRAMMAR: Options = {
  ecmaVersion: "latest",
  sourceType: "module",
  allowAwaitOutsideFunction: true,
};

/**
 * Looks for what keeps a TypeScript cell from being parsed. The kernel itself says nothing about it:
 * the cell just has no output.
 *
 * @param source of the cell
 * @returns the first problem, or undefined when there is none
 *
 * @example
 * ```ts ignore
 * checkSyntax("const x: = 3;"); // { line: 1, column: 10, message: "Unexpected token" }
 * ```
 */
export function checkSyntax(source: string): SyntaxProblem | undefined {
  try {
    parse(stripTypes(source), CELL_GRAMMAR);
  } catch (error) {
    return readProblem(error as ParserError);
  }
  return droppedNamespace(source);
}

/** The cell as JavaScript, line for line: types are removed, nothing else is rewritten. */
function stripTypes(source: string): string {
  return transform(source, {
    transforms: ["typescript"],
    disableESTransforms: true,
    keepUnusedImports: true,
  }).code;
}

/** Both parsers end their messages with " (line:column)"; acorn counts columns from 0. */
interface ParserError extends SyntaxError {
  readonly loc: { readonly line: number; readonly column: number };
  /** Only acorn says where its reading had come to. */
  readonly raisedAt?: number;
}

function readProblem(error: ParserError): SyntaxProblem {
  if (error.loc === undefined) throw error; // a fault of the parser and not of the cell
  return {
    line: error.loc.line,
    column: error.loc.column + (error.raisedAt === undefined ? 0 : 1),
    message: error.message.replace(/ \(\d+:\d+\)$/, ""),
  };
}

const TOKEN = /^(\d+):(\d+)-\S+ +(\S+) +(\S*)/; // how a row begins: place, label, text

/** A namespace holds code, but removing the types removes it too, without a word. */
function droppedNamespace(source: string): SyntaxProblem | undefined {
  if (!/\b(namespace|module)\b/.test(source)) return undefined;
  const rows = getFormattedTokens(source, { transforms: ["typescript"] }).split("\n");
  const tokens = rows.slice(1).map((row) => {
    const [, line, column, label, text] = TOKEN.exec(row) ?? [];
    return { line, column, label, text, isType: / isType /.test(row) };
  });
  const found = tokens.find((token, i) =>
    token.isType && (token.text === "namespace" || token.text === "module") &&
    tokens[i - 1]?.text !== "declare" && tokens[i + 1]?.label === "name" &&
    tokens[i + 1]?.isType === true
  );
  return found && {
    line: Number(found.line),
    column: Number(found.column),
    message: `A ${found.text} cannot be used in a cell; use an object or functions`,
  };
}

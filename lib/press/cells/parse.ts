import { getLineInfo, type Options, parse, type Program } from "acorn";
import { transform } from "sucrase";
import { nodesIn } from "./transform/nodes.ts";

/** A cell as JavaScript, line for line: types are removed, nothing else is rewritten. */
export interface ParsedCell {
  readonly code: string;
  readonly tree: Program;
}

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
  preserveParens: true,
};

const BLOCK = /(?<!\bdeclare\s+)\b(namespace|module)\s+[\w$.]+\s*\{/g;

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

/**
 * Looks for what keeps a TypeScript cell from being parsed. The kernel itself says nothing about it:
 * the cell just has no output.
 *
 * @param source of the cell
 * @returns the first problem, or undefined when there is none
 *
 * @example
 * ```ts
 * import { checkSyntax } from "./parse.ts";
 * console.log(checkSyntax("const x: = 3;")); // { line: 1, column: 10, message: "Unexpected token" }
 * ```
 */
export function checkSyntax(source: string): SyntaxProblem | undefined {
  const parsed = parseCell(source);
  return "message" in parsed ? parsed : undefined;
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
    return readProblem(error as ParserError, source);
  }
  return refusal(source, cell) ?? cell;
}

/** Both parsers end their messages with " (line:column)"; acorn counts columns from 0. */
interface ParserError extends SyntaxError {
  readonly loc: { readonly line: number; readonly column: number };
  /** Only acorn says where its reading had come to. */
  readonly raisedAt?: number;
}

function readProblem(error: ParserError, source: string): SyntaxProblem {
  if (error.loc === undefined) throw error; // a fault of the parser and not of the cell
  const message = error.message.replace(/ \(\d+:\d+\)$/, "");
  return {
    line: error.loc.line,
    column: error.loc.column + (error.raisedAt === undefined ? 0 : 1),
    message: beyondPages(message, source) ?? message,
  };
}

/** What the kernel runs and a page does not, in the words of the thing. */
function beyondPages(message: string, source: string): string | undefined {
  if (message === "Unexpected character '@'") {
    return "A decorator cannot be used in a cell; call its function instead";
  }
  if (/\baccessor\s+[\w$#]/.test(source)) {
    return "An accessor field cannot be used in a cell; write get and set";
  }
  return isJsx(source)
    ? "JSX cannot be used in a cell; make a text or an element by a call"
    : undefined;
}

/** Whether a cell that cannot be read can be with JSX in it. */
function isJsx(source: string): boolean {
  try {
    parse(transform(source, { transforms: ["typescript", "jsx"] }).code, CELL_GRAMMAR);
    return true;
  } catch {
    return false;
  }
}

/**
 * What a cell may not hold although it parses.
 *
 * @param source of the cell
 * @param cell   the same, parsed
 * @returns the first problem, or undefined when there is none
 */
function refusal(source: string, cell: ParsedCell): SyntaxProblem | undefined {
  return droppedNamespace(source, cell) ?? importMeta(cell);
}

/**
 * A namespace holds code, but removing the types removes it too, without a word. What is no
 * namespace, such as a text that looks like one, is still there afterwards.
 */
function droppedNamespace(source: string, { code }: ParsedCell): SyntaxProblem | undefined {
  const linesLeft = code.split("\n");
  for (const { 1: word, 0: text, index } of source.matchAll(BLOCK)) {
    const { line, column } = getLineInfo(source, index);
    const [begin = ""] = text.split("\n");
    if (linesLeft[line - 1]?.includes(begin)) continue;
    return {
      line,
      column: column + 1,
      message: `A ${word} cannot be used in a cell; use an object or functions`,
    };
  }
}

/** A cell has no address of its own; the message is the kernel's. */
function importMeta({ code, tree }: ParsedCell): SyntaxProblem | undefined {
  for (const node of nodesIn(tree)) {
    if (node.type !== "MetaProperty" || node.meta.name !== "import") continue;
    const { line, column } = getLineInfo(code, node.start);
    return { line, column: column + 1, message: "Cannot use 'import.meta' outside a module" };
  }
}

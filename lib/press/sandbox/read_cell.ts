import type { AnyNode } from "acorn";
import "./patience.ts";
import { parseCell, type ParsedCell } from "../cells/parse.ts";
import { nodesIn } from "../cells/transform/nodes.ts";
import { transformCell } from "../cells/transform/transform.ts";
import { ChildProblem } from "./problem.ts";

/** Longest cell: to read one takes time with the square of its length, at most a second. */
const MOST_LETTERS = 50_000;

/**
 * A cell as the text of an asynchronous function of its scope.
 *
 * @param allowed modules that it may import, by these very names
 * @throws {ChildProblem} "syntax" when it cannot be read, "refused" when it imports anything else
 */
export function readCell(source: string, allowed: readonly string[]): string {
  for (const { specifier, kind } of importsIn(source)) {
    if (kind === "plain" && allowed.includes(specifier)) continue;
    throw new ChildProblem("refused", `imports ${specifier.slice(0, 200)}, which no answer may`);
  }
  return reading(() => `(async ($cell) => {${transformCell(source)}\n})`);
}

/** What a cell imports. */
export interface Import {
  /** A name, or words for what is none. */
  readonly specifier: string;
  /** "other": with attributes, or computed when the cell runs. */
  readonly kind: "plain" | "other";
}

/**
 * What a cell imports, wherever it stands in it.
 *
 * @throws {ChildProblem} "syntax" when it cannot be read
 */
export function importsIn(source: string): Import[] {
  return reading(() => [...nodesIn(parsed(source).tree)].flatMap(importOf));
}

function importOf(node: AnyNode): Import[] {
  switch (node.type) {
    case "ImportDeclaration":
    case "ExportAllDeclaration":
    case "ExportNamedDeclaration": {
      const { source, attributes = [] } = node;
      return source ? [named(source.value, attributes.length > 0)] : [];
    }
    case "ImportExpression": {
      const { source, options } = node;
      return [named(source.type === "Literal" ? source.value : undefined, Boolean(options))];
    }
  }
  return [];
}

function named(name: unknown, hasAttributes: unknown): Import {
  if (typeof name !== "string") return { specifier: "a computed name", kind: "other" };
  return hasAttributes
    ? { specifier: `"${name}" in a form of its own`, kind: "other" }
    : { specifier: name, kind: "plain" };
}

function parsed(source: string): ParsedCell {
  if (source.length > MOST_LETTERS) {
    throw new ChildProblem("syntax", `a cell of more than ${MOST_LETTERS} characters is not read`);
  }
  const cell = parseCell(source);
  if ("tree" in cell) return cell;
  throw new ChildProblem("syntax", `${cell.message} (line ${cell.line}, column ${cell.column})`);
}

/** Reads what may have been made to break the parsers: that is a fault of the cell, too. */
function reading<Result>(read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    if (error instanceof ChildProblem) throw error;
    const deep = error instanceof RangeError;
    throw new ChildProblem("syntax", deep ? "nested too deeply to be read" : "cannot be read");
  }
}

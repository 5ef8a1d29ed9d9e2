import type { Program } from "acorn";

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

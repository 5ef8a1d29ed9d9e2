import { parseCell } from "./parse.ts";
import type { SyntaxProblem } from "./parsed_cell.ts";

/**
 * Looks for what keeps a TypeScript cell from being parsed. The kernel itself says nothing about it:
 * the cell just has no output.
 *
 * @param source of the cell
 * @returns the first problem, or undefined when there is none
 *
 * @example
 * ```ts
 * import { checkSyntax } from "./syntax.ts";
 * console.log(checkSyntax("const x: = 3;")); // { line: 1, column: 10, message: "Unexpected token" }
 * ```
 */
export function checkSyntax(source: string): SyntaxProblem | undefined {
  const parsed = parseCell(source);
  return "message" in parsed ? parsed : undefined;
}

/**
 * What is known of a cell without running it.
 *
 * @example
 * ```ts ignore
 * checkSyntax("const x: = 3;"); // { line: 1, column: 10, message: "Unexpected token" }
 * ```
 *
 * @module
 */
export { checkSyntax, type SyntaxProblem } from "./syntax.ts";

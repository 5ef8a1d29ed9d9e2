import type { ModuleDeclaration, Statement } from "acorn";
import { parseCell, type ParsedCell } from "../parse.ts";
import { applyEdits, type Edit, replace } from "./edits.ts";
import { unexport, unexportDefault, type Unexported } from "./exports.ts";
import { importCallEdit, importEdit, reexportEdit } from "./imports.ts";
import { lastValueEdits } from "./last_value.ts";
import { classEdits, lexicalEdits } from "./lexical.ts";
import { nodesIn } from "./nodes.ts";
import { variables } from "./variables.ts";

/** What happens to one statement at the top of a cell. */
interface Rewriting {
  readonly edits: readonly Edit[];
  /** Names that `var` declares. */
  readonly variables?: readonly string[];
  /** The function that it declares. */
  readonly named?: string;
}

/**
 * A TypeScript cell as the body of an asynchronous function of one argument `$cell`, a
 * {@link Scope}, with the meaning that the cell has in the Deno kernel.
 *
 * Names that the cell declares at its top live in the scope, where later cells find them and may
 * declare them again. No line is added or dropped, so stack traces show the author's lines. Needs
 * nothing but the language, and runs wherever JavaScript runs.
 *
 * @param source of the cell
 * @throws {SyntaxError} when it cannot be parsed; its `cause` is the {@link SyntaxProblem}
 *
 * @example
 * ```ts
 * import { transformCell } from "./transform.ts";
 * console.log(transformCell("let x: number = 1;\nx + 1"));
 * // "use strict";$cell.let({x : 1});
 * // $cell.value = (x + 1);
 * ```
 */
export function transformCell(source: string): string {
  const cell = parseCell(source);
  if ("message" in cell) throw new SyntaxError(cell.message, { cause: cell });
  const { code, tree: { body } } = cell;
  const rewritings = body.map((statement) => rewrite(code, statement));
  const edits = [
    ...rewritings.flatMap((rewriting) => rewriting.edits),
    ...importCalls(cell),
    ...lastValueEdits(code, body), // around what others have put in
  ];
  return opening(rewritings) + applyEdits(code, edits);
}

function rewrite(code: string, statement: Statement | ModuleDeclaration): Rewriting {
  switch (statement.type) {
    case "ImportDeclaration":
      return { edits: [importEdit(code, statement)] };
    case "ExportAllDeclaration":
      return { edits: [reexportEdit(code, statement)] };
    case "ExportNamedDeclaration": {
      const { source } = statement;
      if (source) return { edits: [reexportEdit(code, { ...statement, source })] };
      return rewriteExported(code, unexport(code, statement));
    }
    case "ExportDefaultDeclaration":
      return rewriteExported(code, unexportDefault(code, statement));
    case "FunctionDeclaration":
      return {
        named: statement.id.name,
        edits: [replace(code, statement.id, hidden(statement.id.name))],
      };
    case "ClassDeclaration":
      return { edits: classEdits(statement) };
    case "VariableDeclaration":
      if (statement.kind !== "var") return { edits: lexicalEdits(code, statement) };
  }
  const { names, edits } = variables(code, statement);
  return { variables: names, edits };
}

function rewriteExported(
  code: string,
  { declaration, edits }: Unexported,
): Rewriting {
  if (!declaration) return { edits };
  const rewriting = rewrite(code, declaration);
  return { ...rewriting, edits: [...edits, ...rewriting.edits] };
}

function importCalls({ code, tree }: ParsedCell): Edit[] {
  return [...nodesIn(tree)].filter((node) => node.type === "ImportExpression")
    .map((node) => importCallEdit(code, node));
}

/** What runs before the first line: variables exist, functions can be called. */
function opening(rewritings: readonly Rewriting[]): string {
  const names = rewritings.flatMap((rewriting) => rewriting.variables ?? []);
  const functions = rewritings.flatMap(({ named }) => named === undefined ? [] : [named]);
  const pairs = functions.map((name) => `${name}: ${hidden(name)}`);
  return `"use strict";` +
    (names.length > 0 ? `$cell.var(${JSON.stringify(names)});` : "") +
    (pairs.length > 0 ? `$cell.function({${pairs.join()}});` : "");
}

/**
 * The name under which a function stands in its cell. Its own name belongs to the scope: so callers
 * find the latest function of that name, also those in earlier cells.
 */
function hidden(name: string): string {
  return `$fn_${name}`;
}

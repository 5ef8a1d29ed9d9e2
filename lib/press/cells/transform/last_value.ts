import type { AnyNode, ModuleDeclaration, Statement, TryStatement } from "acorn";
import { type Edit, insert, semicolon } from "./edits.ts";
import { isNamed } from "./exports.ts";
import { asksForNothing } from "./imports.ts";

type Top = Statement | ModuleDeclaration;

const FORGET = "$cell.value = undefined;";

/**
 * Keeps the value of a cell, which the kernel shows below it: that of the last statement that has
 * one, also inside blocks and loops.
 *
 *   xs.map(f)   becomes   $cell.value = (xs.map(f));
 *
 * @see ECMAScript 2026, the completion values of chapter 14; a declaration has none, and what a
 * branch or loop begins with is undefined.
 *
 * @param statements of the cell, in order
 */
export function lastValueEdits(code: string, statements: readonly Top[]): Edit[] {
  const last = statements.findLast((statement) => hasValue(code, statement));
  return last ? valueEdits(code, last) : [];
}

/** Whether a statement replaces the value of those before it. */
function hasValue(code: string, statement: Top): boolean {
  switch (statement.type) {
    case "ImportDeclaration":
      return asksForNothing(code, statement);
    case "ExportNamedDeclaration":
      return Boolean(statement.source);
    case "ExportDefaultDeclaration":
      return !isNamed(statement);
    case "BlockStatement":
      return statement.body.some((inner) => hasValue(code, inner));
    case "LabeledStatement":
      return hasValue(code, statement.body);
    default:
      return statement.type === "ExpressionStatement" ||
        statement.type === "ExportAllDeclaration" ||
        isBranching(statement);
  }
}

function valueEdits(code: string, statement: Top): Edit[] {
  switch (statement.type) {
    case "ExpressionStatement":
      return [
        insert(statement.start, "$cell.value = ("),
        insert(statement.expression.end, ")"),
        ...semicolon(code, statement),
      ];
    case "ImportDeclaration":
    case "ExportNamedDeclaration":
    case "ExportAllDeclaration":
      return hasValue(code, statement) ? [insert(statement.start, "$cell.value = ")] : [];
    case "LabeledStatement":
      return valueEdits(code, statement.body);
    case "TryStatement":
      return tryEdits(code, statement);
    default:
      return partsOf(statement).flatMap((part) => innerEdits(code, part));
  }
}

/** What is caught is forgotten with its value; a `finally` does its work without one. */
function tryEdits(code: string, { block, handler }: TryStatement): Edit[] {
  if (!handler) return valueEdits(code, block);
  const { body } = handler;
  return [...valueEdits(code, block), insert(body.start + 1, FORGET), ...valueEdits(code, body)];
}

/** A branch or loop inside another one forgets the value so far, and then may find one. */
function innerEdits(code: string, statement: Statement): Edit[] {
  const edits = valueEdits(code, statement);
  const inner = unlabelled(statement);
  if (!isBranching(inner)) return edits;
  return [insert(statement.start, `{${FORGET}`), ...edits, insert(statement.end, "}")];
}

/** The statements inside a statement that may give it its value. */
function partsOf(statement: Top): Statement[] {
  switch (statement.type) {
    case "BlockStatement":
      return statement.body;
    case "IfStatement":
      return statement.alternate
        ? [statement.consequent, statement.alternate]
        : [statement.consequent];
    case "ForStatement":
    case "ForInStatement":
    case "ForOfStatement":
    case "WhileStatement":
    case "DoWhileStatement":
      return [statement.body];
    case "SwitchStatement":
      return statement.cases.flatMap(({ consequent }) => consequent);
    default:
      return [];
  }
}

function isBranching({ type }: AnyNode): boolean {
  return /^(If|For|ForIn|ForOf|While|DoWhile|Switch|Try)Statement$/.test(type);
}

function unlabelled(statement: Statement): Statement {
  return statement.type === "LabeledStatement" ? unlabelled(statement.body) : statement;
}

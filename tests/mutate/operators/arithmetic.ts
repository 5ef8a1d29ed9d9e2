import { bare, type Node } from "../syntax.ts";

/** The parts of a call of a named function of `Math` or `tf`. */
export interface NamedCall {
  readonly library: "Math" | "tf";
  readonly name: string;
  /** The node of the name itself. */
  readonly property: Node;
  readonly args: readonly Node[];
}

/** Reads `Math.max(a, b)` or `tf.add(a, b)`; undefined for anything else. */
export function namedCall(node: Node): NamedCall | undefined {
  if (node.type !== "CallExpression" || node.callee.type !== "MemberExpression") return undefined;
  const { object, property, computed } = node.callee;
  if (computed || object.type !== "Identifier" || property.type !== "Identifier") return undefined;
  const library = object.name;
  if (library !== "Math" && library !== "tf") return undefined;
  return { library, name: property.name, property, args: node.arguments as Node[] };
}

const ARITHMETIC = ["+", "-", "*", "/", "**"];

/** Whether a node is a sum, difference, product, quotient or power of numbers. */
export function isArithmetic(node: Node): boolean {
  const inner = bare(node);
  return inner.type === "BinaryExpression" && ARITHMETIC.includes(inner.operator) &&
    !isText(inner);
}

/** Whether a node is a number on the face of it, so that it cannot be a tensor. */
export function isNumber(node: Node): boolean {
  const inner = bare(node);
  return inner.type === "NumericLiteral" || isArithmetic(inner) ||
    inner.type === "UnaryExpression" && inner.operator === "-";
}

/** Whether a node is a text, or a sum of texts. */
export function isText(node: Node): boolean {
  const inner = bare(node);
  if (inner.type === "StringLiteral" || inner.type === "TemplateLiteral") return true;
  return inner.type === "BinaryExpression" && inner.operator === "+" &&
    [inner.left, inner.right].some((side) => isText(side as Node));
}

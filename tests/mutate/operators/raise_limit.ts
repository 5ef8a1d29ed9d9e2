import { type Edit, replace } from "../edit.ts";
import { type Node, type Place, textOf } from "../syntax.ts";

/** Allows ten times as much: a default, or a number with a name in capitals, times ten. */
export function raiseLimit(place: Place, source: string): Edit[] {
  const { node } = place;
  if (node.type !== "NumericLiteral" || node.value === 0 || !isLimit(place)) return [];
  return [replace(node, `10 * ${textOf(source, node)}`, "the limit is ten times as high")];
}

function isLimit({ node, parent }: Place): boolean {
  const whole = parent?.node;
  if (whole?.type === "AssignmentPattern") return whole.right === node;
  if (whole?.type === "LogicalExpression") return whole.operator === "??" && whole.right === node;
  for (let up = parent; up; up = up.parent) {
    if (up.node.type === "VariableDeclarator") return isConstant(up.node.id as Node);
    if (!WITHIN.has(up.node.type)) return false;
  }
  return false;
}

/** What may stand between a number and the constant that it belongs to. */
const WITHIN = new Set(["ObjectExpression", "ObjectProperty", "TSAsExpression"]);

function isConstant(node: Node): boolean {
  return node.type === "Identifier" && /^[A-Z][A-Z\d_]+$/.test(node.name);
}

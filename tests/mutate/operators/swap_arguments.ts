import type { Edit } from "../edit.ts";
import { type Node, type Place, spanOf, textOf } from "../syntax.ts";
import { namedCall } from "./arithmetic.ts";

const SYMMETRIC = [
  "max",
  "min",
  "hypot",
  "imul",
  "add",
  "mul",
  "maximum",
  "minimum",
  "squaredDifference",
];

/** Passes the two arguments of a call in the wrong order. */
export function swapArguments({ node }: Place, source: string): Edit[] {
  if (node.type !== "CallExpression" || node.arguments.length !== 2) return [];
  const [first, second] = node.arguments as unknown as readonly [Node, Node];
  if (SYMMETRIC.includes(namedCall(node)?.name ?? "")) return [];
  if (first.type === "SpreadElement" || second.type === "SpreadElement") return [];
  const left = textOf(source, first), right = textOf(source, second);
  if (left === right) return [];
  const { from } = spanOf(first), { to } = spanOf(second);
  const between = source.slice(spanOf(first).to, spanOf(second).from);
  return [{ from, to, text: right + between + left, says: "the arguments are swapped" }];
}

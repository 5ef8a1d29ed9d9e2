import { type Edit, replace } from "../edit.ts";
import { type Node, type Place, textOf } from "../syntax.ts";

const TURNED: Readonly<Record<string, string>> = { "<": ">", "<=": ">=", ">": "<", ">=": "<=" };

/** Takes a largest value for a smallest one: `a <= b` for `a >= b`. */
export function turnBound({ node }: Place, source: string): Edit[] {
  if (node.type !== "BinaryExpression") return [];
  const turned = TURNED[node.operator];
  if (turned === undefined) return [];
  const left = textOf(source, node.left as Node), right = textOf(source, node.right);
  return [replace(node, `${left} ${turned} ${right}`, "the bound is turned round")];
}

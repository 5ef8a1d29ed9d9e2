import { type Edit, replace } from "../edit.ts";
import { type Place, textOf } from "../syntax.ts";

const OTHER: Readonly<Record<string, string>> = { "0": "1", "1": "0" };

/** Takes 0 for 1, or 1 for 0. */
export function swapConstant({ node, role }: Place, source: string): Edit[] {
  if (node.type !== "NumericLiteral" || role === "key") return [];
  const text = textOf(source, node), other = OTHER[text];
  return other === undefined ? [] : [replace(node, other, `${text} becomes ${other}`)];
}

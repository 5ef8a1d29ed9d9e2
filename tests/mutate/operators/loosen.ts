import { type Edit, replace } from "../edit.ts";
import { type Place, textOf } from "../syntax.ts";

/** Allows a hundred million times more: a tolerance such as 1e-10 becomes 1e-2. */
export function loosen({ node, role }: Place, source: string): Edit[] {
  if (node.type !== "NumericLiteral" || role === "key") return [];
  const text = textOf(source, node), [, digits, power] = /^([\d.]+)e-(\d+)$/.exec(text) ?? [];
  if (digits === undefined) return [];
  const looser = `${digits}e${8 - Number(power)}`;
  return [replace(node, looser, `${text} becomes ${looser}`)];
}

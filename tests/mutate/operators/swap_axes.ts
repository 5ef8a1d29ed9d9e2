import type { Edit } from "../edit.ts";
import { type Node, type Place, textOf } from "../syntax.ts";

const PAIRS = [["x", "y"], ["u", "v"], ["rows", "columns"], ["width", "height"]] as const;

/** Takes one direction for the other: x for y where a record has both, and so on. */
export function swapAxes({ node }: Place, source: string): Edit[] {
  if (node.type !== "ObjectExpression") return [];
  const members = node.properties.flatMap((property) =>
    property.type === "ObjectProperty" && property.key.type === "Identifier" && !property.computed
      ? [{ name: property.key.name, property, value: textOf(source, property.value as Node) }]
      : []
  );
  return PAIRS.flatMap((pair) => {
    const [first, second] = members.filter(({ name }) => pair.some((one) => one === name));
    if (!first || !second || first.value === second.value) return [];
    const from = first.property.start!, to = second.property.end!;
    const between = source.slice(first.property.end!, second.property.start!);
    const text = `${first.name}: ${second.value}${between}${second.name}: ${first.value}`;
    return [{ from, to, text, says: `${first.name} and ${second.name} are swapped` }];
  });
}

import { type Edit, replace } from "../edit.ts";
import type { Node, Place } from "../syntax.ts";

/** Compares with the element before instead of the first, so that small errors add up unseen. */
export function loseOrigin(place: Place): Edit[] {
  const { node } = place;
  if (node.type !== "MemberExpression" || !node.computed) return [];
  const first = node.property as Node;
  if (first.type !== "NumericLiteral" || first.value !== 0) return [];
  const index = indexAround(place);
  return index === undefined
    ? []
    : [replace(first, `${index} - 1`, "the element before is taken for the first")];
}

/** The variable that counts in the nearest loop or callback `(element, index) => ...`. */
function indexAround({ node, parent }: Place): string | undefined {
  const index = node.type === "ArrowFunctionExpression"
    ? node.params[1]
    : node.type === "ForStatement" && node.init?.type === "VariableDeclaration"
    ? node.init.declarations[0]?.id
    : undefined;
  if (index?.type === "Identifier") return index.name;
  return parent && indexAround(parent);
}

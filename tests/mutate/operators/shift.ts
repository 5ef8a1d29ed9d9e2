import { type Edit, replace } from "../edit.ts";
import { bare, type Node, type Place, textOf } from "../syntax.ts";

/** Takes each element for its neighbour: `a[i]` for `a[i + 1]`, a list for one that begins later. */
export function shift({ node }: Place, source: string): Edit[] {
  const index = indexOf(node);
  if (index) return [replace(index, `${textOf(source, index)} + 1`, "the next element is taken")];
  const list = listOf(node);
  if (!list) return [];
  const turned = `(([first, ...rest]) => [...rest, first])([...${textOf(source, list)}])`;
  return [replace(list, turned, "the list begins with its second element")];
}

/** The variable by which a list is read or written. */
function indexOf(node: Node): Node | undefined {
  if (node.type !== "MemberExpression" || !node.computed) return undefined;
  const index = node.property as Node;
  return index.type === "Identifier" ? index : undefined;
}

/** The list in `Array.from(list, f)` and the like; `{ length: n }` is none. */
function listOf(node: Node): Node | undefined {
  if (node.type !== "CallExpression" || node.callee.type !== "MemberExpression") return undefined;
  const { object, property } = node.callee;
  if (object.type !== "Identifier" || !object.name.endsWith("Array")) return undefined;
  if (property.type !== "Identifier" || property.name !== "from") return undefined;
  const list = node.arguments[0] as Node | undefined;
  return list && bare(list).type !== "ObjectExpression" ? list : undefined;
}

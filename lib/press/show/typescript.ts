import { parser } from "@lezer/javascript";

/** The grammar of cells, which forgives mistakes and knows where everything stands. */
export const typescript: typeof parser = parser.configure({ dialect: "ts" });

/** A piece of a cell. */
export type SyntaxNode = ReturnType<typeof parser.parse>["topNode"];

/** The pieces directly in another one. */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child);
  return children;
}

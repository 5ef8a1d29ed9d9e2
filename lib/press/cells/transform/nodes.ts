import type { AnyNode } from "acorn";

/** A node and all the nodes below it, from left to right. */
export function* nodesIn(node: AnyNode): Generator<AnyNode> {
  yield node;
  for (const child of childrenOf(node)) yield* nodesIn(child);
}

/** As {@link nodesIn}, but a function or a class is passed over: it has a scope of its own. */
export function* nodesOfScope(node: AnyNode): Generator<AnyNode> {
  if (/Function|^Class/.test(node.type)) return;
  yield node;
  for (const child of childrenOf(node)) yield* nodesOfScope(child);
}

function childrenOf(node: AnyNode): AnyNode[] {
  return Object.values(node).flat().filter(isNode);
}

function isNode(value: unknown): value is AnyNode {
  return typeof (value as AnyNode | null | undefined)?.type === "string";
}

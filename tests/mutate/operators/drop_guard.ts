import { type Edit, replace } from "../edit.ts";
import { type Node, type Place, textOf } from "../syntax.ts";

/** Lets bad input in: forgets an `if (...) throw`, or a call of a function named `require...`. */
export function dropGuard({ node, role, parent }: Place, source: string): Edit[] {
  const isStatement = node.type === "IfStatement" && !node.alternate && throws(node.consequent);
  const isCall = node.type === "ExpressionStatement" && demands(node.expression, source);
  const isBody = parent?.node.type === "ArrowFunctionExpression" && role === "body" &&
    demands(node, source);
  return isStatement || isCall || isBody ? [replace(node, "{}", "the guard is gone")] : [];
}

function throws(node: Node): boolean {
  if (node.type === "ThrowStatement") return true;
  return node.type === "BlockStatement" && node.body.length === 1 && throws(node.body[0]!);
}

/** Whether a node calls `requireShape(...)`, `space.requireFinite(...)` or the like. */
function demands(node: Node, source: string): boolean {
  return node.type === "CallExpression" &&
    /^(\w+\.)*require[A-Z]\w*$/.test(textOf(source, node.callee as Node));
}

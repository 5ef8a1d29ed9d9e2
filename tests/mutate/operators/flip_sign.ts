import { type Edit, replace } from "../edit.ts";
import { type Place, textOf } from "../syntax.ts";
import { isArithmetic, namedCall } from "./arithmetic.ts";

/** Loses a minus, or gives one to what a function returns. */
export function flipSign({ node, role, parent }: Place, source: string): Edit[] {
  if (node.type === "UnaryExpression" && node.operator === "-") {
    return [replace(node, textOf(source, node.argument), "the sign is lost")];
  }
  const call = namedCall(node);
  if (call?.name === "neg" && call.args.length === 1) {
    return [replace(node, textOf(source, call.args[0]!), "the sign is lost")];
  }
  const isReturned = parent?.node.type === "ReturnStatement" ||
    parent?.node.type === "ArrowFunctionExpression" && role === "body";
  return isReturned && isArithmetic(node)
    ? [replace(node, `-(${textOf(source, node)})`, "the sign of the result is turned")]
    : [];
}

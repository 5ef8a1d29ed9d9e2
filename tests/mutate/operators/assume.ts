import { type Edit, replace } from "../edit.ts";
import { type Node, type Place, textOf } from "../syntax.ts";

/** Gives a verdict without looking: a condition that is always true or false, a fallback always. */
export function assume({ node }: Place, source: string): Edit[] {
  if (node.type === "LogicalExpression" && node.operator === "??") {
    return [replace(node, asValue(textOf(source, node.right)), "the fallback is taken always")];
  }
  if (node.type === "ConditionalExpression") {
    return [node.consequent, node.alternate].map((part) => textOf(source, part)).map((text) =>
      replace(node, asValue(text), `${text} is taken always`)
    );
  }
  if (node.type !== "IfStatement" || isGuard(node.consequent)) return [];
  const condition: Node = node.test;
  return ["true", "false"].map((verdict) =>
    replace(condition, verdict, `the condition is always ${verdict}`)
  );
}

/** A record after an arrow would be read as a block. */
function asValue(text: string): string {
  return text.startsWith("{") ? `(${text})` : text;
}

/** Whether it throws: such a condition is forgotten whole by another operator. */
function isGuard(node: Node): boolean {
  return node.type === "ThrowStatement" ||
    node.type === "BlockStatement" && node.body.length === 1 && isGuard(node.body[0]!);
}

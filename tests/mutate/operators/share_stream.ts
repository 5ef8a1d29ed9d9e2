import { type Edit, replace } from "../edit.ts";
import { type Node, type Place, textOf } from "../syntax.ts";

/** Lets two parts draw from one stream: `stream.split(name)` is forgotten, or its name is. */
export function shareStream({ node }: Place, source: string): Edit[] {
  if (node.type !== "CallExpression" || node.callee.type !== "MemberExpression") return [];
  const { object, property } = node.callee, [name] = node.arguments;
  if (property.type !== "Identifier" || property.name !== "split" || !name) return [];
  const stream = textOf(source, object as Node);
  if (!/stream/i.test(stream)) return []; // texts are split, too
  return [
    replace(node, stream, "the stream is not split"),
    ...name.type === "StringLiteral"
      ? []
      : [replace(node, `${stream}.split("")`, "every name gets one and the same stream")],
  ];
}

import { type Edit, replace } from "../edit.ts";
import { type Node, type Place, textOf } from "../syntax.ts";
import { isArithmetic, isNumber, isText, type NamedCall, namedCall } from "./arithmetic.ts";

/** Forgets one part of a sum, difference, product, quotient or power. */
export function drop({ node }: Place, source: string): Edit[] {
  const call = namedCall(node);
  const texts = call
    ? keptArguments(call).map((argument) => textOf(source, argument))
    : node.type === "BinaryExpression" && isArithmetic(node)
    ? keptOperands(node.operator, textOf(source, node.left as Node), textOf(source, node.right))
    : node.type === "AssignmentExpression" && /^[-+*/]=$/.test(node.operator) && !isText(node.right)
    ? [`${textOf(source, node.left as Node)} = ${textOf(source, node.right)}`]
    : [];
  return texts.map((text) => replace(node, text, "a part is gone"));
}

function keptOperands(operator: string, left: string, right: string): string[] {
  switch (operator) {
    case "+":
    case "*":
      return [left, right];
    case "-":
      return [left, `-(${right})`];
    case "/":
      return left === "1" ? [left] : [left, `1 / (${right})`];
    default:
      return [left];
  }
}

/** The arguments that may stand alone in the place of `tf.add(a, b)` and the like. */
function keptArguments({ library, name, args }: NamedCall): Node[] {
  if (library !== "tf" || args.length !== 2) return [];
  const candidates = name === "add" || name === "mul"
    ? args
    : name === "sub" || name === "div"
    ? args.slice(0, 1)
    : [];
  return candidates.filter((argument) => !isNumber(argument)); // a number is no tensor
}

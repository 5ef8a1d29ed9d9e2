import { type Edit, replace } from "../edit.ts";
import { type Node, type Place, spanOf } from "../syntax.ts";
import { isText, namedCall } from "./arithmetic.ts";

const OPERATORS = pairs("+ -", "* /", "< <=", "> >=", "&& ||", "+= -=", "*= /=");
const FUNCTIONS = pairs("max min", "maximum minimum", "sin cos", "add sub", "mul div");

/** Maps each word of a pair to the other one. */
function pairs(...texts: readonly string[]): ReadonlyMap<string, string> {
  return new Map(texts.flatMap((text) => {
    const [a, b] = text.split(" ") as [string, string];
    return [[a, b], [b, a]];
  }));
}

/** Takes one operator or function for its neighbour: + for -, < for <=, Math.max for Math.min. */
export function swap({ node }: Place, source: string): Edit[] {
  const call = namedCall(node);
  if (call) {
    const other = FUNCTIONS.get(call.name);
    return other === undefined
      ? []
      : [replace(call.property, other, `${call.name} becomes ${other}`)];
  }
  if (
    node.type !== "BinaryExpression" && node.type !== "LogicalExpression" &&
    node.type !== "AssignmentExpression"
  ) return [];
  const other = OPERATORS.get(node.operator);
  if (other === undefined || isText(node) || isText(node.right)) return [];
  const from = operatorAt(source, node.left as Node, node.right, node.operator);
  const says = `${node.operator} becomes ${other}`;
  return [{ from, to: from + node.operator.length, text: other, says }];
}

const COMMENT = /\/\*[^]*?\*\/|\/\/[^\n]*/g;

/** The position of the operator between its operands; a comment there may hold the same sign. */
function operatorAt(source: string, left: Node, right: Node, operator: string): number {
  const start = spanOf(left).to;
  const between = source.slice(start, spanOf(right).from);
  return start + between.replace(COMMENT, (text) => " ".repeat(text.length)).indexOf(operator);
}

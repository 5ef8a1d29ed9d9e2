import { type Edit, replace } from "../edit.ts";
import { type Node, type Place, textOf } from "../syntax.ts";

/** Lets time run the wrong way: t becomes 1 - t where a variable t is read. */
export function reverseTime(place: Place, source: string): Edit[] {
  const { node, parent } = place;
  if (node.type !== "Identifier" || node.name !== "t" || !isRead(place)) return [];
  const reversed = isTensor(place, source) ? "tf.sub(1, t)" : "(1 - t)";
  const isShort = parent?.node.type === "ObjectProperty" && parent.node.shorthand;
  return [replace(node, isShort ? `t: ${reversed}` : reversed, "t becomes 1 - t")];
}

/** For each kind of parent the roles in which an identifier is a name and not a value. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  VariableDeclarator: ["id"],
  FunctionDeclaration: ["id", "params"],
  FunctionExpression: ["id", "params"],
  ArrowFunctionExpression: ["params"],
  ObjectMethod: ["key", "params"],
  ClassMethod: ["key", "params"],
  ClassProperty: ["key"],
  AssignmentPattern: ["left"],
  AssignmentExpression: ["left"],
  UpdateExpression: ["argument"],
  ArrayPattern: ["elements"],
  RestElement: ["argument"],
  ObjectProperty: ["key"],
  MemberExpression: ["object", "property"], // t.shape is the same for 1 - t
  OptionalMemberExpression: ["object", "property"],
  CatchClause: ["param"],
  ExportSpecifier: ["local", "exported"],
};

function isRead({ role, parent }: Place): boolean {
  if (!parent || NAMES[parent.node.type]?.includes(role)) return false;
  if (parent.parent?.node.type === "ObjectPattern") return false;
  return !isGuard(parent.node); // the interval of times is the same for 1 - t
}

function isGuard(node: Node): boolean {
  return node.type === "CallExpression" && node.callee.type === "Identifier" &&
    node.callee.name.startsWith("require");
}

/** Whether t is a tensor of times: its declaration says so, or the file does where that is silent. */
function isTensor({ parent }: Place, source: string): boolean {
  for (let place = parent; place; place = place.parent) {
    if (!("params" in place.node)) continue;
    const declared = (place.node.params as Node[]).find((parameter) =>
      parameter.type === "Identifier" && parameter.name === "t"
    );
    if (!declared) continue;
    const text = textOf(source, declared); // such as "t: Times"
    return text.includes(":") ? /Times|Tensor/.test(text) : source.includes(": Times");
  }
  return false;
}

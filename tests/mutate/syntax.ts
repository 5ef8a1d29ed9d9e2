import { parse } from "@babel/parser";

type Statement = ReturnType<typeof parse>["program"]["body"][number];
type Expression = Extract<Statement, { type: "ExpressionStatement" }>["expression"];
type Declarator = Extract<Statement, { type: "VariableDeclaration" }>["declarations"][number];
type Parameter = Extract<Statement, { type: "FunctionDeclaration" }>["params"][number];
type Property = Extract<Expression, { type: "ObjectExpression" }>["properties"][number];

/** A statement, an expression, or a part of one. */
export type Node = Statement | Expression | Declarator | Declarator["id"] | Parameter | Property;

/** A node and the way to it. */
export interface Place {
  readonly node: Node;
  /** What the node is to its parent, such as "left" or "params". */
  readonly role: string;
  readonly parent: Place | undefined;
}

// what stands in them is a name or a text, and no computation of the file
const CLOSED = new Set(["ImportDeclaration", "ExportAllDeclaration", "TemplateLiteral"]);
// the only syntax named TS... that holds a value; the rest are types
const VALUES = new Set(["TSNonNullExpression", "TSAsExpression", "TSSatisfiesExpression"]);

/**
 * Every place of a TypeScript file where something is computed, parents first; comments, types,
 * strings, templates and imports are left out.
 *
 * @throws {SyntaxError} when the file cannot be parsed
 */
export function placesOf(source: string): Place[] {
  const { program } = parse(source, {
    sourceType: "module",
    plugins: ["typescript"],
    attachComment: false,
    createParenthesizedExpressions: true, // so that the text of an operand has its parentheses
  });
  const places: Place[] = [];
  visitParts({ body: program.body }, undefined, places);
  return places;
}

function visitParts(whole: object, parent: Place | undefined, places: Place[]): void {
  for (const [role, value] of Object.entries(whole)) {
    for (const node of [value].flat().filter(isNode).filter(isOpen)) {
      const place = { node, role, parent };
      places.push(place);
      visitParts(node, place, places);
    }
  }
}

function isNode(value: unknown): value is Node {
  return typeof (value as Node | null)?.type === "string" && "start" in (value as Node);
}

function isOpen({ type }: Node): boolean {
  return !CLOSED.has(type) && (!type.startsWith("TS") || VALUES.has(type));
}

/** Where a node begins and ends in the source. */
export function spanOf(node: Node): { readonly from: number; readonly to: number } {
  return { from: node.start!, to: node.end! };
}

/** The text of a node. */
export function textOf(source: string, node: Node): string {
  return source.slice(node.start!, node.end!);
}

/** What is inside parentheses and assertions of type. */
export function bare(node: Node): Node {
  return node.type === "ParenthesizedExpression" || node.type === "TSNonNullExpression" ||
      node.type === "TSAsExpression"
    ? bare(node.expression)
    : node;
}

import { parser } from "@lezer/javascript";
import { bySource } from "../../cells/mod.ts";
import { namesOf } from "../../cells/needs/mod.ts";

const typescript = parser.configure({ dialect: "ts" });
type Tree = ReturnType<typeof typescript.parse>["topNode"];

/** A statement at the top of a cell, or one name of an import. */
export interface Statement {
  readonly text: string;
  readonly makes: ReadonlySet<string>;
  /** Names that it reads or changes. */
  readonly uses: ReadonlySet<string>;
  /** Those of its names that can change inside: neither functions nor plain values. */
  readonly objects: ReadonlySet<string>;
  /** Those of the objects that a call has made, such as networks and streams. */
  readonly built: ReadonlySet<string>;
  /**
   * What it may change inside, of what it uses. A call whose result gets a name may train a network
   * or draw from a stream, but is trusted with a list.
   */
  readonly effect: "none" | "built" | "objects";
}

/** The statements of a cell, comments left out. */
export const statementsOf: (source: string) => readonly Statement[] = bySource(readStatements);

function readStatements(source: string): Statement[] {
  const statements: Statement[] = [];
  const { topNode } = typescript.parse(source);
  for (let node = topNode.firstChild; node; node = node.nextSibling) {
    if (/Comment$/.test(node.name)) continue;
    const text = source.slice(node.from, node.to);
    const parts = node.name === "ImportDeclaration" ? importsIn(text) : [text];
    statements.push(...parts.map((part) => statementOf(part, node, source)));
  }
  return statements;
}

/** These show what they are given and change nothing. */
const ONLY_SHOWS = /^(?:await\s+(?:claim|derivation|exercise|explore|show)|console\.\w+)\(/;
/** What can change an object. */
const ACTS =
  /^(?:CallExpression|NewExpression|AssignmentExpression|PostfixExpression|TaggedTemplate)/;

function statementOf(text: string, node: Tree, source: string): Statement {
  const { makes, uses } = namesOf(text);
  const isVariable = node.name === "VariableDeclaration";
  return {
    text,
    makes,
    uses,
    objects: isVariable ? namesWith(node, source, (value) => !isPlain(value, source)) : NOTHING,
    built: isVariable ? namesWith(node, source, acts) : NOTHING,
    effect: effectOf(node, text),
  };
}

const NOTHING: ReadonlySet<string> = new Set();

function effectOf(node: Tree, text: string): Statement["effect"] {
  if (node.name === "VariableDeclaration") return acts(node) ? "built" : "none";
  if (/Declaration$/.test(node.name) || ONLY_SHOWS.test(text)) return "none";
  return acts(node) ? "objects" : "none";
}

/** Whether it calls or assigns when it runs; what stands in a function runs later. */
function acts(node: Tree): boolean {
  if (ACTS.test(node.name)) return true;
  if (FUNCTION.test(node.name)) return false;
  for (let child = node.firstChild; child; child = child.nextSibling) if (acts(child)) return true;
  return false;
}

const FUNCTION = /^(?:ArrowFunction|FunctionExpression|MethodDeclaration)$/;

const NAMED_IMPORT = /^import\s+(type\s+)?\{([^}]*)\}\s*from\s*("[^"]*"|'[^']*');?$/;

/** An import of several names as one import for each. */
function importsIn(text: string): string[] {
  const [, type = "", names, from] = NAMED_IMPORT.exec(text) ?? [];
  if (names === undefined) return [text];
  return names.split(",").map((name) => name.trim()).filter((name) => name !== "")
    .map((name) => `import ${type}{ ${name} } from ${from};`);
}

const PLAIN = /^(?:ArrowFunction|FunctionExpression|Number|String|TemplateString|BooleanLiteral)$/;

/** Names of a declaration whose first values are such. */
function namesWith(
  declaration: Tree,
  source: string,
  isSuch: (value: Tree) => boolean,
): Set<string> {
  const found = new Set<string>();
  let names: string[] = [];
  for (let node = declaration.firstChild; node; node = node.nextSibling) {
    if (node.name === "VariableDefinition") names = [source.slice(node.from, node.to)];
    if (/Pattern$/.test(node.name)) {
      names = [...namesOf(`const ${source.slice(node.from, node.to)} = 0;`).makes];
    }
    if (node.name === "Equals" && node.nextSibling && isSuch(node.nextSibling)) {
      names.forEach((name) => found.add(name));
    }
  }
  return found;
}

function isPlain(value: Tree, source: string): boolean {
  if (PLAIN.test(value.name)) return true;
  if (value.name !== "BinaryExpression") return false;
  return !/&&|\|\||\?\?/.test(source.slice(value.from, value.to)); // arithmetic gives numbers
}

import { parser } from "@lezer/javascript";
import { namesOf } from "../../cells/needs/mod.ts";

const typescript = parser.configure({ dialect: "ts" });
type Tree = ReturnType<typeof typescript.parse>["topNode"];

/** A statement at the top of a cell, or one name of an import. */
export interface Statement {
  readonly text: string;
  readonly makes: ReadonlySet<string>;
  /** Names that it reads or changes. */
  readonly uses: ReadonlySet<string>;
  /** Those among its names that hold neither a function nor a number nor a text: they can change inside. */
  readonly objects: ReadonlySet<string>;
  /** Whether it may change what other names hold. */
  readonly effect: "none" | "possible";
}

/** The statements of a cell, comments left out. */
export function statementsOf(source: string): Statement[] {
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
  const declares = /Declaration$/.test(node.name);
  return {
    text,
    makes,
    uses,
    objects: node.name === "VariableDeclaration" ? objectsIn(node, source) : new Set(),
    effect: declares || ONLY_SHOWS.test(text) || !acts(node) ? "none" : "possible",
  };
}

function acts(node: Tree): boolean {
  if (ACTS.test(node.name)) return true;
  for (let child = node.firstChild; child; child = child.nextSibling) if (acts(child)) return true;
  return false;
}

const NAMED_IMPORT = /^import\s+(type\s+)?\{([^}]*)\}\s*from\s*("[^"]*"|'[^']*');?$/;

/** An import of several names as one import for each. */
function importsIn(text: string): string[] {
  const [, type = "", names, from] = NAMED_IMPORT.exec(text) ?? [];
  if (names === undefined) return [text];
  return names.split(",").map((name) => name.trim()).filter((name) => name !== "")
    .map((name) => `import ${type}{ ${name} } from ${from};`);
}

const PLAIN = /^(?:ArrowFunction|FunctionExpression|Number|String|TemplateString|BooleanLiteral)$/;

/** Names whose first value is neither a function nor a plain value. */
function objectsIn(declaration: Tree, source: string): Set<string> {
  const found = new Set<string>();
  let names: string[] = [];
  for (let node = declaration.firstChild; node; node = node.nextSibling) {
    if (node.name === "VariableDefinition") names = [source.slice(node.from, node.to)];
    if (/Pattern$/.test(node.name)) {
      names = [...namesOf(`const ${source.slice(node.from, node.to)} = 0;`).makes];
    }
    if (node.name === "Equals" && !isPlain(node.nextSibling, source)) {
      names.forEach((name) => found.add(name));
    }
  }
  return found;
}

function isPlain(value: Tree | null, source: string): boolean {
  if (value === null || PLAIN.test(value.name)) return true;
  if (value.name !== "BinaryExpression") return false;
  return !/&&|\|\||\?\?/.test(source.slice(value.from, value.to)); // arithmetic gives numbers
}

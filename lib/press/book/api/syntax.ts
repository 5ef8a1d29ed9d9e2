import { parse } from "@babel/parser";

type Program = ReturnType<typeof parse>["program"];
/** A statement at the top of a file. */
export type Statement = Program["body"][number];
/** A declaration of a name. */
export type Declared = Extract<
  Statement,
  {
    type:
      | "FunctionDeclaration"
      | "ClassDeclaration"
      | "TSInterfaceDeclaration"
      | "TSTypeAliasDeclaration"
      | "VariableDeclaration";
  }
>;

/** A name declared at the top of a file. */
export interface Declaration {
  readonly name: string;
  readonly node: Declared;
  /** Its docstring, between the marks of the comment; "" when it has none. */
  readonly comment: string;
}

/** Where a name comes from: another file, under the name that it has there ("*" is all of it). */
export interface Origin {
  readonly specifier: string;
  readonly name: string;
}

/** What can be known of a file of the library by reading it. */
export interface Syntax {
  readonly text: string;
  /** Docstring of the file itself, the first comment with `@module`. */
  readonly moduleComment: string;
  /** By name. */
  readonly declarations: ReadonlyMap<string, Declaration>;
  /** What it imports, by local name. */
  readonly imports: ReadonlyMap<string, Origin>;
  /** What it exports, in order; undefined for a declaration of its own. */
  readonly exports: ReadonlyMap<string, Origin | undefined>;
}

const KINDS = new Set([
  "FunctionDeclaration",
  "ClassDeclaration",
  "TSInterfaceDeclaration",
  "TSTypeAliasDeclaration",
  "VariableDeclaration",
]);

/**
 * Reads what a TypeScript file declares, imports and exports.
 *
 * @throws {SyntaxError} when it cannot be parsed
 */
export function parseSource(text: string): Syntax {
  const { program, comments } = parse(text, { sourceType: "module", plugins: ["typescript"] });
  const declarations = new Map<string, Declaration>();
  const imports = new Map<string, Origin>();
  const exports = new Map<string, Origin | undefined>();
  for (const statement of program.body) {
    if (statement.type === "ImportDeclaration") readImport(statement, imports);
    const declared = statement.type === "ExportNamedDeclaration"
      ? statement.declaration
      : statement;
    for (const one of declarationsOf(declared, docstringOf(statement))) {
      declarations.set(one.name, one);
      if (declared !== statement) exports.set(one.name, undefined);
    }
    if (statement.type === "ExportNamedDeclaration") readExports(statement, exports);
  }
  const module = comments?.find(({ value }) => /^\*[^]*@module\b/.test(value));
  const moduleComment = module?.value.slice(1) ?? "";
  return { text, moduleComment, declarations, imports, exports };
}

/** The docstring that stands before a node; "" when there is none. */
export function docstringOf(
  node: { leadingComments?: readonly { readonly value: string }[] | null },
): string {
  const value = node.leadingComments?.at(-1)?.value ?? "";
  return value.startsWith("*") ? value.slice(1) : "";
}

function declarationsOf(node: object | null | undefined, comment: string): Declaration[] {
  if (!isDeclared(node)) return [];
  if (node.type === "VariableDeclaration") {
    return node.declarations.flatMap(({ id }) =>
      id.type === "Identifier" ? [{ name: id.name, node, comment }] : []
    );
  }
  return node.id ? [{ name: node.id.name, node, comment }] : [];
}

function isDeclared(node: object | null | undefined): node is Declared {
  return KINDS.has((node as Declared | null | undefined)?.type ?? "");
}

function readImport(
  { source, specifiers }: Extract<Statement, { type: "ImportDeclaration" }>,
  imports: Map<string, Origin>,
): void {
  for (const one of specifiers) {
    const name = one.type === "ImportSpecifier"
      ? nameOf(one.imported)
      : one.type === "ImportDefaultSpecifier"
      ? "default"
      : "*";
    imports.set(one.local.name, { specifier: source.value, name });
  }
}

function readExports(
  { source, specifiers }: Extract<Statement, { type: "ExportNamedDeclaration" }>,
  exports: Map<string, Origin | undefined>,
): void {
  if (!source) return;
  for (const one of specifiers) {
    const name = one.type === "ExportSpecifier" ? nameOf(one.local) : "*";
    exports.set(nameOf(one.exported), { specifier: source.value, name });
  }
}

function nameOf(
  node: { readonly type: string; readonly name?: string; readonly value?: string },
): string {
  return node.name ?? node.value ?? "";
}

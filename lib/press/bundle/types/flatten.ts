/**
 * Many files of declarations as one: each becomes a namespace, and what one imports of another is an
 * alias of a name in there. So no two names meet, and the compiler needs no other file.
 *
 * @module
 */
import ts from "typescript";
import type { DeclarationFiles } from "./declaration_files.ts";
import { declared, exportedNames } from "./exported_names.ts";

/**
 * The namespaces of all files.
 *
 * @param files of which none has a default export
 */
export function namespaces(files: DeclarationFiles): string {
  return [...files.sources].toSorted(([a], [b]) => a < b ? -1 : 1)
    .map(([path, source]) => fileText(files, path, source)).join("");
}

/** Name of the namespace of a file: "lib_odes_mod". */
export function namespaceOf(path: string): string {
  return path.replace(/^\/(npm\/)?/, "").replace(/(\.d)?\.ts$/, "").replace(/\W+/g, "_")
    .replace(/^_/, "");
}

function fileText(files: DeclarationFiles, path: string, source: ts.SourceFile): string {
  const aliases = aliasesOf(files, path, source);
  const own = new Set(source.statements.flatMap((one) => [...declared(one), ...named(one)]));
  const inside: string[] = [], others: string[] = [];
  for (const statement of source.statements) {
    if (ts.isImportDeclaration(statement)) continue;
    if (ts.isExportDeclaration(statement)) {
      inside.push(...reexports(files, path, statement, aliases, own));
    } else if (ts.isModuleDeclaration(statement) && ts.isStringLiteral(statement.name)) {
      others.push(augmentation(files, path, statement, aliases));
    } else inside.push(statementText(files, path, statement));
  }
  const exported = new Set(inside.flatMap((line) => /^export import (\w+)/.exec(line)?.[1] ?? []));
  const lines = [...aliases].filter(([name]) => !exported.has(name))
    .map(([name, target]) => `import ${name} = ${target};`);
  return block(namespaceOf(path), [...new Set([...lines, ...inside])]) + others.join("");
}

function block(name: string, lines: readonly string[]): string {
  return lines.length === 0 ? "" : `declare namespace ${name} {\n${lines.join("\n")}\n}\n`;
}

/** Names that a statement exports one by one: they go before those of `export *`. */
function named(statement: ts.Statement): string[] {
  if (!ts.isExportDeclaration(statement) || statement.exportClause === undefined) return [];
  const { exportClause } = statement;
  if (ts.isNamespaceExport(exportClause)) return [exportClause.name.text];
  return exportClause.elements.map(({ name }) => name.text);
}

/** What a file imports: its own names, and where they stand. */
function aliasesOf(
  files: DeclarationFiles,
  path: string,
  source: ts.SourceFile,
): ReadonlyMap<string, string> {
  const aliases = new Map<string, string>();
  for (const statement of source.statements) {
    if (!ts.isImportDeclaration(statement)) continue;
    const { importClause, moduleSpecifier } = statement;
    const from = files.resolve((moduleSpecifier as ts.StringLiteral).text, path);
    const bindings = importClause?.namedBindings;
    if (bindings === undefined || from === undefined) continue;
    const space = namespaceOf(from);
    if (ts.isNamespaceImport(bindings)) aliases.set(bindings.name.text, space);
    else {
      for (const { name, propertyName = name } of bindings.elements) {
        aliases.set(name.text, `${space}.${propertyName.text}`);
      }
    }
  }
  return aliases;
}

function reexports(
  files: DeclarationFiles,
  path: string,
  { exportClause, moduleSpecifier }: ts.ExportDeclaration,
  aliases: ReadonlyMap<string, string>,
  own: ReadonlySet<string>,
): string[] {
  if (moduleSpecifier === undefined) {
    const { elements } = exportClause as ts.NamedExports;
    return elements.flatMap(({ name, propertyName = name }) => {
      const target = aliases.get(propertyName.text);
      if (target !== undefined) return `export import ${name.text} = ${target};`;
      if (propertyName.text === name.text) return []; // all that a namespace declares is exported
      return `export import ${name.text} = ${namespaceOf(path)}.${propertyName.text};`;
    });
  }
  const from = files.resolve((moduleSpecifier as ts.StringLiteral).text, path);
  if (from === undefined) return [];
  const space = namespaceOf(from);
  if (exportClause === undefined) {
    return exportedNames(files, from).filter((name) => !own.has(name))
      .map((name) => `export import ${name} = ${space}.${name};`);
  }
  if (ts.isNamespaceExport(exportClause)) {
    return [`export import ${exportClause.name.text} = ${space};`];
  }
  return exportClause.elements.map(({ name, propertyName = name }) =>
    `export import ${name.text} = ${space}.${propertyName.text};`
  );
}

/** Members that one file adds to a type of another, in the namespace of that one. */
function augmentation(
  files: DeclarationFiles,
  path: string,
  { name, body }: ts.ModuleDeclaration,
  aliases: ReadonlyMap<string, string>,
): string {
  const to = files.resolve((name as ts.StringLiteral).text, path);
  if (to === undefined) return "";
  const space = namespaceOf(to);
  const lines = [...aliases].filter(([, target]) => !target.startsWith(`${space}.`))
    .map(([alias, target]) => `import ${alias} = ${target};`);
  const { statements } = body as ts.ModuleBlock;
  return block(space, [...lines, ...statements.map((one) => statementText(files, path, one))]);
}

/** A statement without "declare", and with the names of namespaces where it asks for other files. */
function statementText(files: DeclarationFiles, path: string, statement: ts.Statement): string {
  const source = statement.getSourceFile(), start = statement.getFullStart();
  const cuts: { readonly from: number; readonly to: number; readonly text: string }[] = [];

  function visit(node: ts.Node): void {
    if (node.kind === ts.SyntaxKind.DeclareKeyword && node.parent === statement) {
      cuts.push({ from: node.getStart(source), to: node.end + 1, text: "" });
    }
    if (ts.isImportTypeNode(node)) {
      const { literal } = node.argument as ts.LiteralTypeNode;
      const from = files.resolve((literal as ts.StringLiteral).text, path);
      const space = from === undefined ? "never" : namespaceOf(from);
      const end = node.argument.end + 1; // the bracket
      cuts.push({
        from: node.getStart(source),
        to: end,
        text: (node.isTypeOf ? "typeof " : "") + space,
      });
    }
    ts.forEachChild(node, visit);
  }

  visit(statement);
  let text = "", at = start;
  for (const cut of cuts) {
    text += source.text.slice(at, cut.from) + cut.text;
    at = cut.to;
  }
  return (text + source.text.slice(at, statement.end)).trim();
}

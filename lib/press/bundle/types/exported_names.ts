import ts from "typescript";
import type { DeclarationFiles } from "./declaration_files.ts";

/** Names that a file exports, those of `export *` among them, in the order of the alphabet. */
export function exportedNames(files: DeclarationFiles, path: string): string[] {
  return [...new Set(namesOf(files, path, new Set()))].sort();
}

function namesOf(files: DeclarationFiles, path: string, seen: Set<string>): string[] {
  if (seen.has(path)) return [];
  seen.add(path);
  return files.sources.get(path)!.statements.flatMap((statement) => {
    if (!ts.isExportDeclaration(statement)) return isExported(statement) ? declared(statement) : [];
    const { exportClause, moduleSpecifier } = statement;
    if (exportClause === undefined) {
      const from = files.resolve((moduleSpecifier as ts.StringLiteral).text, path);
      return from === undefined ? [] : namesOf(files, from, seen);
    }
    if (ts.isNamespaceExport(exportClause)) return [exportClause.name.text];
    return exportClause.elements.map(({ name }) => name.text);
  });
}

/** Names that a statement declares. */
export function declared(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.map(({ name }) => name.getText());
  }
  const { name } = statement as { readonly name?: ts.Node };
  return name !== undefined && ts.isIdentifier(name) ? [name.text] : [];
}

function isExported(statement: ts.Statement): boolean {
  return ts.canHaveModifiers(statement) &&
    (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
}

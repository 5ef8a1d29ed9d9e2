import type {
  ExportAllDeclaration,
  ExportNamedDeclaration,
  Identifier,
  ImportAttribute,
  ImportDeclaration,
  ImportExpression,
  Literal,
} from "acorn";
import { type Edit, replace } from "./edits.ts";

/**
 * `import a, { b as c } from "m"` becomes
 *
 *   $cell.const((($m) => ({a: $m["default"],c: $m["b"]}))(await $cell.import("m")));
 *
 * It happens where it stands and copies values, as in the kernel; a missing export is undefined.
 */
export function importEdit(code: string, node: ImportDeclaration): Edit {
  const loaded = load(node.source, node.attributes);
  if (node.specifiers.length === 0) return replace(code, node, `${loaded};`);
  const names = node.specifiers.map((specifier) => {
    switch (specifier.type) {
      case "ImportDefaultSpecifier":
        return `${specifier.local.name}: $m["default"]`;
      case "ImportNamespaceSpecifier":
        return `${specifier.local.name}: $m`;
      case "ImportSpecifier":
        return `${specifier.local.name}: $m[${JSON.stringify(nameOf(specifier.imported))}]`;
    }
  });
  return replace(code, node, `$cell.const((($m) => ({${names.join()}}))(${loaded}));`);
}

/**
 * Whether an import asks for nothing, and then has the module as its value, as in the kernel. In
 * empty braces there were types.
 */
export function asksForNothing(
  code: string,
  { start, end, specifiers }: ImportDeclaration,
): boolean {
  return specifiers.length === 0 && !/^import\s*\{/.test(code.slice(start, end));
}

/** `import(spec)` becomes `$cell.import(spec)`. */
export function importCallEdit(code: string, { start }: ImportExpression): Edit {
  return replace(code, { start, end: start + "import".length }, "$cell.import");
}

/** `export * from "m"` and `export { a } from "m"` load the module, and that is all. */
export function reexportEdit(
  code: string,
  node: ExportAllDeclaration | ExportNamedDeclaration & { source: Literal },
): Edit {
  return replace(code, node, `${load(node.source, node.attributes)};`);
}

function load(source: Literal, attributes: readonly ImportAttribute[]): string {
  const spec = JSON.stringify(source.value);
  if (attributes.length === 0) return `await $cell.import(${spec})`;
  const pairs = attributes.map(({ key, value }) => [nameOf(key), value.value]);
  return `await $cell.import(${spec},${JSON.stringify({ with: Object.fromEntries(pairs) })})`;
}

function nameOf(node: Identifier | Literal): string {
  return node.type === "Literal" ? String(node.value) : node.name;
}

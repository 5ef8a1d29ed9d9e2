import type { Declaration, ExportDefaultDeclaration, ExportNamedDeclaration } from "acorn";
import { type Edit, insert, replace, semicolon } from "./edits.ts";

/** What is left of an exported declaration in a cell: the declaration. */
export interface Unexported {
  readonly declaration?: Declaration | undefined;
  readonly edits: readonly Edit[];
}

/** Takes the word `export` from a declaration; a list of exported names goes as a whole. */
export function unexport(code: string, node: ExportNamedDeclaration): Unexported {
  const { declaration, start } = node;
  if (!declaration) return { edits: [replace(code, node, "")] };
  return { declaration, edits: [replace(code, { start, end: declaration.start }, "")] };
}

/** As {@link unexport}; an exported value becomes the value of the cell. */
export function unexportDefault(code: string, node: ExportDefaultDeclaration): Unexported {
  const { start } = node;
  const declaration = namedIn(node);
  const keyword = { start, end: node.declaration.start };
  if (declaration) return { declaration, edits: [replace(code, keyword, "")] };
  const edits = [replace(code, keyword, "$cell.value = ("), insert(node.declaration.end, ")")];
  return { edits: [...edits, ...semicolon(code, node)] };
}

/** Whether a default export declares a name. */
export function isNamed(node: ExportDefaultDeclaration): boolean {
  return namedIn(node) !== undefined;
}

function namedIn({ declaration }: ExportDefaultDeclaration): Declaration | undefined {
  const { type } = declaration;
  if (type !== "FunctionDeclaration" && type !== "ClassDeclaration") return undefined;
  return declaration.id === null ? undefined : declaration as Declaration;
}

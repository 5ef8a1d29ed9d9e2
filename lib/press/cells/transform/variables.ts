import type { AnyNode, Pattern, VariableDeclaration } from "acorn";
import { type Edit, insert, replace } from "./edits.ts";
import { nodesOfScope } from "./nodes.ts";
import { bindings } from "./pattern.ts";

/** What `var` declares in a statement, wherever it stands there, and how it is rewritten. */
export interface Variables {
  readonly names: readonly string[];
  readonly edits: readonly Edit[];
}

/**
 * `var x = 1, [y] = z` becomes `void (x = 1, ([y] = z))`, and the names are declared before the
 * cell begins. In the head of a loop only the word `var` goes.
 *
 * Variables in blocks and loops belong to the top of the cell too; those in functions do not.
 */
export function variables(code: string, statement: AnyNode): Variables {
  const names: string[] = [];
  const edits: Edit[] = [];
  const heads = new Set<AnyNode | null>();
  for (const node of nodesOfScope(statement)) {
    if (node.type === "ForStatement") heads.add(node.init ?? null);
    if (node.type === "ForInStatement" || node.type === "ForOfStatement") heads.add(node.left);
    if (node.type !== "VariableDeclaration" || node.kind !== "var") continue;
    names.push(...node.declarations.flatMap(({ id }) => namesIn(id)));
    edits.push(...(heads.has(node) ? [withoutKeyword(code, node, "")] : assignment(code, node)));
  }
  return { names, edits };
}

function assignment(code: string, node: VariableDeclaration): Edit[] {
  const last = node.declarations.at(-1)!;
  const patterns = node.declarations.filter(({ id }) => id.type !== "Identifier");
  return [
    withoutKeyword(code, node, "void ("),
    ...patterns.flatMap(({ start, end }) => [insert(start, "("), insert(end, ")")]),
    insert(last.end, code[node.end - 1] === ";" ? ")" : ");"),
  ];
}

function withoutKeyword(code: string, node: VariableDeclaration, text: string): Edit {
  return replace(code, { start: node.start, end: node.declarations[0]!.start }, text);
}

function namesIn(pattern: Pattern): string[] {
  return bindings(pattern).map(({ identifier }) => identifier.name);
}

import { childrenOf, type SyntaxNode, typescript } from "../../show/typescript.ts";

/** A name that a cell defines at its top, and the offset where it stands. */
export interface Definition {
  readonly name: string;
  readonly at: number;
}

/**
 * The names that a cell defines at its top: values, types, and what it imports.
 *
 * @param source of the cell, with its types
 */
export function definitions(source: string): Definition[] {
  return childrenOf(typescript.parse(source).topNode).flatMap(definingNodes)
    .map(({ from, to }) => ({ name: source.slice(from, to), at: from }));
}

/** Nodes that hold definitions of the same scope, and no expressions with scopes of their own. */
const OPEN =
  /^(ImportDeclaration|ImportGroup|ExportDeclaration|AmbientDeclaration|VariableDeclaration|ObjectPattern|ArrayPattern|PatternProperty)$/;
/** Nodes whose name is a child, and whose other children have scopes of their own. */
const NAMED = /^(Ambient)?(Function|Class|Interface|TypeAlias|Enum|Namespace)Declaration$/;
const DEFINITION = /^(Variable|Type)Definition$/;

function definingNodes(node: SyntaxNode): SyntaxNode[] {
  if (DEFINITION.test(node.name)) return [node];
  if (NAMED.test(node.name)) return childrenOf(node).filter(({ name }) => DEFINITION.test(name));
  return OPEN.test(node.name) ? childrenOf(node).flatMap(definingNodes) : [];
}

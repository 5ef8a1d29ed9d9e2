import { childrenOf, type SyntaxNode, typescript } from "../../show/typescript.ts";

/** What a cell has to do with the names that all cells share. */
export interface CellNames {
  /** Names that it makes: imports, and what it declares outside of functions and blocks. */
  readonly makes: ReadonlySet<string>;
  /** Names of other cells that it reads or changes. */
  readonly uses: ReadonlySet<string>;
  /** Those among them to which it assigns. */
  readonly changes: ReadonlySet<string>;
}

interface Local {
  readonly names: Set<string>;
  readonly outer: Local | undefined;
}

interface Use {
  readonly name: string;
  readonly from: Local;
  readonly assigned: boolean;
}

const SCOPES = new Set(
  ("ArrowFunction Block CatchClause ClassBody ClassExpression ForStatement FunctionDeclaration " +
    "FunctionExpression MethodDeclaration Property PropertyDeclaration SwitchBody").split(" "),
);
const TYPES = new Set( // nothing is left of them when a cell runs
  ("AmbientDeclaration InterfaceDeclaration TypeAliasDeclaration TypeAnnotation TypeArgList " +
    "TypeofType TypeParamList TypePredicate").split(" "),
);

/**
 * The names of a cell, read from its source without running it; a source with mistakes is read as
 * far as it can be.
 *
 * @example
 * ```ts
 * import { namesOf } from "./cell_names.ts";
 * const { makes, uses } = namesOf("const y = x.map((v) => v + shift);");
 * console.log([...makes], [...uses]); // [ "y" ] [ "x", "shift" ]
 * ```
 */
export function namesOf(source: string): CellNames {
  const top: Local = { names: new Set(), outer: undefined };
  const found: Use[] = [];

  function visit(node: SyntaxNode, around: Local): void {
    const scope = SCOPES.has(node.name) ? { names: new Set<string>(), outer: around } : around;
    for (const child of childrenOf(node)) {
      if (TYPES.has(child.name)) continue;
      const name = source.slice(child.from, child.to);
      switch (roleOf(child, node, source)) {
        case "made":
          // The name of a function belongs to what is around it, its parameters do not.
          (node.name === "FunctionDeclaration" ? around : scope).names.add(name);
          break;
        case "used":
          found.push({ name, from: scope, assigned: false });
          break;
        case "assigned":
          found.push({ name, from: scope, assigned: true });
          break;
        default:
          visit(child, scope);
      }
    }
  }

  visit(typescript.parse(source).topNode, top);
  const free = found.filter(({ name, from }) => !isLocal(name, from));
  return {
    makes: top.names,
    uses: new Set(free.map(({ name }) => name)),
    changes: new Set(free.filter(({ assigned }) => assigned).map(({ name }) => name)),
  };
}

function isLocal(name: string, scope: Local): boolean {
  for (let at: Local | undefined = scope; at; at = at.outer) if (at.names.has(name)) return true;
  return false;
}

type Role = "made" | "used" | "assigned" | undefined;

function roleOf(node: SyntaxNode, parent: SyntaxNode, source: string): Role {
  switch (node.name) {
    case "TypeDefinition":
      return parent.name === "EnumDeclaration" ? "made" : undefined; // an enum is also a value
    case "PropertyDefinition": // in { a } the name is also the value
      return parent.name === "Property" && parent.lastChild!.from === node.from
        ? "used"
        : undefined;
    case "VariableDefinition":
      return inAssignedPattern(parent) ? "assigned" : "made";
    case "VariableName":
      if (parent.name === "ImportGroup") return undefined; // its name elsewhere
      return isAssigned(node, parent, source) ? "assigned" : "used";
  }
}

/** [a, b] = ... without const or let. */
function inAssignedPattern(parent: SyntaxNode): boolean {
  let outermost: SyntaxNode | null = parent;
  while (outermost && /Pattern/.test(outermost.name)) outermost = outermost.parent;
  return outermost?.name === "AssignmentExpression";
}

function isAssigned(node: SyntaxNode, parent: SyntaxNode, source: string): boolean {
  if (parent.name === "AssignmentExpression") return parent.firstChild!.from === node.from;
  if (parent.name !== "UnaryExpression" && parent.name !== "PostfixExpression") return false;
  return /^(?:\+\+|--)|(?:\+\+|--)$/.test(source.slice(parent.from, parent.to));
}

import { childrenOf, type SyntaxNode, typescript } from "../../show/typescript.ts";

/** A name in code. */
export interface CodeName {
  readonly name: string;
  /** Offset of its first letter. */
  readonly at: number;
}

/** A name that an import brings in. */
export interface ImportedName extends CodeName {
  readonly specifier: string;
  /** What it is called here. */
  readonly local: string;
}

/** What a cell takes from elsewhere, and where it uses it. */
export interface CodeNames {
  readonly imported: readonly ImportedName[];
  /** Names of values and types outside of imports; not those of properties and definitions. */
  readonly used: readonly CodeName[];
}

/**
 * The names of values and types in TypeScript, in their order.
 *
 * @example
 * ```ts
 * import { namesIn } from "./code_names.ts";
 * const { imported, used } = namesIn('import { a as b } from "c";\nconst y = f(x.z);');
 * console.log(imported[0]); // { specifier: "c", name: "a", local: "b", at: 9 }
 * console.log(used.map(({ name }) => name)); // ["f", "x"]
 * ```
 */
export function namesIn(source: string): CodeNames {
  const imported: ImportedName[] = [];
  const used: CodeName[] = [];
  typescript.parse(source).iterate({
    enter: ({ name, from, to, node }): boolean | void => {
      if (name === "ImportDeclaration") {
        imported.push(...importedBy(node, source));
        return false;
      }
      if (name === "VariableName" || name === "TypeName") {
        used.push({ name: source.slice(from, to), at: from });
      }
    },
  });
  return { imported, used };
}

function importedBy(declaration: SyntaxNode, source: string): ImportedName[] {
  const text = declaration.getChild("String");
  const group = declaration.getChild("ImportGroup");
  if (text === null || group === null) return [];
  const specifier = source.slice(text.from + 1, text.to - 1);
  let original: SyntaxNode | undefined; // in "a as b" the a, which is no definition
  const names: ImportedName[] = [];
  for (const node of childrenOf(group)) {
    if (node.name === "VariableName") original = node;
    if (node.name !== "VariableDefinition") continue;
    const { from, to } = original ?? node;
    const local = source.slice(node.from, node.to);
    names.push({ specifier, name: source.slice(from, to), local, at: from });
    original = undefined;
  }
  return names;
}

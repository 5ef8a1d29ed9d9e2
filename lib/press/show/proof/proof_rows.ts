import { childrenOf, type SyntaxNode, typescript } from "../typescript.ts";

/** A row of the table of a derivation, and the lines of the cell that it comes from; from 1. */
export interface ProofRow {
  readonly kind: "title" | "line" | "mistake";
  readonly from: number;
  readonly to: number;
}

/**
 * What the source of a cell says about the tables of its derivations: for each call of `derivation`
 * the rows, in the order of the table; undefined where the proof is not written out.
 *
 * A proof is written out when its groups, lines and mistakes are literals. Then the table has one
 * row for the title of a group, one for each line and one for the mistake.
 *
 * @param source of the cell
 *
 * @example
 * ```ts
 * import { proofRows } from "./proof_rows.ts";
 * const source = `await derivation("S0.1", {
 *   lines: [
 *     { tex: "a", value },
 *     { tex: "b", value },
 *   ],
 * });`;
 * console.log(proofRows(source)[0]![1]); // { kind: "line", from: 4, to: 4 }
 * ```
 */
export function proofRows(source: string): (readonly ProofRow[] | undefined)[] {
  if (!source.includes("derivation")) return []; // most cells: nothing to parse
  const starts = [0, ...[...source.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const lineOf = (at: number): number => starts.findLastIndex((start) => start <= at) + 1;
  const row = (kind: ProofRow["kind"], { from, to }: SyntaxNode): ProofRow => ({
    kind,
    from: lineOf(from),
    to: lineOf(to),
  });

  function groupRows(group: SyntaxNode): ProofRow[] | undefined {
    const { title, lines, mistake } = fieldsOf(group, source);
    const literals = lines && elementsOf(lines);
    if (!literals?.every(isObject) || (mistake && !isObject(mistake))) return undefined;
    return [
      ...(title ? [row("title", title)] : []),
      ...literals.map((line) => row("line", line)),
      ...(mistake ? [row("mistake", mistake)] : []),
    ];
  }

  return callsOf(typescript.parse(source).topNode, source).map((proof) => {
    if (proof === undefined || !isObject(proof)) return undefined;
    const { groups } = fieldsOf(proof, source);
    if (!groups) return groupRows(proof);
    const parts = elementsOf(groups)?.map((group) =>
      isObject(group) ? groupRows(group) : undefined
    );
    return parts?.every((part) => part !== undefined) ? parts.flat() : undefined;
  });
}

/** The second argument of every call of `derivation`, in the order of the source. */
function callsOf(node: SyntaxNode, source: string): (SyntaxNode | undefined)[] {
  const name = node.name === "CallExpression" ? node.firstChild : null;
  if (name && source.slice(name.from, name.to) === "derivation") {
    return [contentsOf(name.nextSibling!)[1]];
  }
  return childrenOf(node).flatMap((child) => callsOf(child, source));
}

/** The values of an object literal by their plain names. */
function fieldsOf(object: SyntaxNode, source: string): { [name: string]: SyntaxNode } {
  return Object.fromEntries(
    childrenOf(object).filter(({ name }) => name === "Property").flatMap((property) => {
      const key = property.firstChild, value = property.lastChild;
      return key && value && key !== value ? [[source.slice(key.from, key.to), value]] : [];
    }),
  );
}

/** The elements of a list literal; undefined for any other expression. */
function elementsOf(node: SyntaxNode): SyntaxNode[] | undefined {
  return node.name === "ArrayExpression" ? contentsOf(node) : undefined;
}

function isObject(node: SyntaxNode): boolean {
  return node.name === "ObjectExpression";
}

/** What stands between brackets, without commas and comments. */
function contentsOf(node: SyntaxNode): SyntaxNode[] {
  return childrenOf(node).filter(({ name }) => /^\w/.test(name) && !name.endsWith("Comment"));
}

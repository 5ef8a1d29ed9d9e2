import type { Tableau } from "flowbook/odes";

/** A rooted tree is the list of the trees that hang from its root. */
export type Tree = readonly Tree[];

/** All rooted trees with this number of vertices, each once: 1, 1, 2, 4, 9, 20, ... */
export function rootedTrees(vertices: number): Tree[] {
  return forests(vertices - 1, vertices - 1);
}

/** Multisets of trees with `vertices` in all and at most `largest` in each. */
function forests(vertices: number, largest: number): Tree[][] {
  if (vertices === 0) return [[]];
  const found: Tree[][] = [];
  for (let size = Math.min(largest, vertices); size >= 1; size--) {
    const kinds = rootedTrees(size);
    for (let copies = 1; copies * size <= vertices; copies++) {
      const rests = forests(vertices - copies * size, size - 1);
      found.push(
        ...multisets(kinds, copies).flatMap((some) => rests.map((rest) => [...some, ...rest])),
      );
    }
  }
  return found;
}

function multisets(kinds: readonly Tree[], count: number): Tree[][] {
  if (count === 0) return [[]];
  return kinds.flatMap((kind, i) =>
    multisets(kinds.slice(i), count - 1).map((rest) => [kind, ...rest])
  );
}

/** Number of vertices. */
export function orderOf(tree: Tree): number {
  return tree.reduce((sum, branch) => sum + orderOf(branch), 1);
}

/** gamma(tree): the number of vertices times gamma of every branch. */
export function densityOf(tree: Tree): number {
  return tree.reduce((product, branch) => product * densityOf(branch), orderOf(tree));
}

/**
 * Butcher's elementary weight; a method of order p makes it 1 / gamma for all trees up to p vertices.
 *
 *   sum over i of b_i phi_i,   phi_i(tree) = product over branches of sum over j of a_ij phi_j(branch)
 */
export function elementaryWeight(tree: Tree, { a, b }: Pick<Tableau, "a" | "b">): number {
  const stage = (tree: Tree, i: number): number =>
    tree.reduce(
      (product, branch) =>
        product * a[i]!.reduce((sum, entry, j) => sum + entry * stage(branch, j), 0),
      1,
    );
  return b.reduce((sum, weight, i) => sum + weight * stage(tree, i), 0);
}

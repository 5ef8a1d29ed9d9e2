import { PowerTree } from "./power_tree.ts";

/** One side of a transport problem: places with units of mass, in the order of their tree. */
export interface Side {
  readonly tree: PowerTree;
  readonly counts: Int32Array;
}

/** Places with their units, brought into the order of a tree. */
export function sideOf(points: Float64Array, counts: Int32Array, dim: number): Side {
  const tree = new PowerTree(points, dim);
  return { tree, counts: tree.order.map((place) => counts[place]!) };
}

/** How many units a side has. */
export function unitsOf({ counts }: Side): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

/**
 * Every `stride`-th unit of a side.
 *
 * Neighbours stand side by side in a tree, so what is taken lies as the whole does.
 */
export function thinned({ tree, counts }: Side, dim: number, stride: number): Side {
  const points: number[] = [], taken: number[] = [];
  let units = 0;
  for (let place = 0; place < counts.length; place++) {
    const before = Math.ceil(units / stride);
    units += counts[place]!;
    const here = Math.ceil(units / stride) - before;
    if (here === 0) continue;
    taken.push(here);
    for (let k = 0; k < dim; k++) points.push(tree.points[place * dim + k]!);
  }
  return sideOf(Float64Array.from(points), Int32Array.from(taken), dim);
}

import * as tf from "#tensorflow";
import { numbersOf } from "../../tensors/numbers_of.ts";
import type { Points } from "../../tensors/shapes.ts";

/** One interval for each coordinate. */
export type Box = readonly (readonly [low: number, high: number])[];

/** Which share of a law lies in the cells of a box, by its density and by its samples. */
export interface Shares {
  /** The sums of the density over the cells, by the midpoint rule. */
  readonly density: readonly number[];
  /** The same with half as many points on each axis: the rule is off by a part of the difference. */
  readonly coarse: readonly number[];
  /** The shares of the samples in the cells. */
  readonly samples: readonly number[];
}

/**
 * The shares of a law in the cells of a box, [cells] of each axis together.
 *
 * @param logProb of points in the box
 * @param samples [count][dim]
 * @param fine    points on each axis, for all cells together; a multiple of 2 cells
 * @param cells   on each axis
 */
export function sharesOf(
  logProb: (x: Points) => tf.Tensor1D,
  samples: readonly (readonly number[])[],
  box: Box,
  { fine, cells }: { readonly fine: number; readonly cells: number },
): Shares {
  const sums = new Array<number>(cells ** box.length).fill(0);
  const [density, coarse] = [fine, fine / 2].map((count) => gridSums(logProb, box, count, cells));
  for (const point of samples) {
    const cell = cellOf(point, box, cells);
    if (cell !== undefined) sums[cell]! += 1 / samples.length;
  }
  return { density: density!, coarse: coarse!, samples: sums };
}

const AT_ONCE = 4000; // points of the grid that are solved together

function gridSums(
  logProb: (x: Points) => tf.Tensor1D,
  box: Box,
  count: number,
  cells: number,
): number[] {
  const dim = box.length, sums = new Array<number>(cells ** dim).fill(0);
  const volume = box.reduce((product, [low, high]) => product * (high - low) / count, 1);
  const points = Array.from({ length: count ** dim }, (_, index) =>
    box.map(([low, high], axis) => {
      const place = Math.floor(index / count ** axis) % count;
      return low + (place + 0.5) * (high - low) / count;
    }));
  for (let from = 0; from < points.length; from += AT_ONCE) {
    const some = points.slice(from, from + AT_ONCE);
    const logs = numbersOf(() => [...logProb(tf.tensor2d(some, [some.length, dim])).dataSync()]);
    logs.forEach((log, i) => sums[cellOf(some[i]!, box, cells)!]! += volume * Math.exp(log));
  }
  return sums;
}

function cellOf(point: readonly number[], box: Box, cells: number): number | undefined {
  let cell = 0;
  for (let axis = box.length - 1; axis >= 0; axis--) {
    const [low, high] = box[axis]!, place = Math.floor(cells * (point[axis]! - low) / (high - low));
    if (!(place >= 0 && place < cells)) return undefined;
    cell = cell * cells + place;
  }
  return cell;
}

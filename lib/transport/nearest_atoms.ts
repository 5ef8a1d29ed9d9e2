import { requireCount, requirePoint } from "../require/numbers.ts";
import { requireCloud, squaredDistance } from "./cloud.ts";

/** Which atom is nearest to each point, and how far it is. */
export interface NearestAtoms {
  /** Index of the nearest atom of each point, the first of several; `[count]`. */
  readonly atoms: readonly number[];
  /** Squared distance to it, `[count]`. */
  readonly squares: readonly number[];
}

/**
 * The nearest of some atoms to each of many points: which mode a sample belongs to, and how far off.
 *
 *   atoms[i] = argmin over k of |x_i - y_k|^2
 *
 * @param points one after the other, `[count * dim]`
 * @param atoms  y, all of one dimension, at least one
 * @throws {TypeError} when there is no atom, they differ in dimension, or the points have another
 * @throws {RangeError} when the atoms have no coordinate, there is no point, or a coordinate is not
 *   finite
 *
 * @example
 * ```ts
 * import { nearestAtoms } from "flowbook/transport";
 * console.log(nearestAtoms([0, 1, 5, 5], [[0, 0], [4, 5]])); // { atoms: [0, 1], squares: [1, 1] }
 * ```
 */
export function nearestAtoms(
  points: ArrayLike<number>,
  atoms: readonly (readonly number[])[],
): NearestAtoms {
  if (atoms.length === 0) throw new TypeError("Expected at least one atom; got none");
  const dim = atoms[0]!.length;
  requireCount(dim, "the dimension of the atoms");
  const count = requireCloud("points", points, dim);
  atoms.forEach((atom, k) => requirePoint(atom, dim, `atoms[${k}]`));
  const nearest: number[] = [], squares: number[] = [];
  for (let i = 0; i < count; i++) {
    let least = Infinity, first = 0;
    atoms.forEach((atom, k) => {
      const square = squaredDistance(points, i, atom, 0, dim);
      if (square < least) [least, first] = [square, k];
    });
    nearest.push(first);
    squares.push(least);
  }
  return { atoms: nearest, squares };
}

import { requireEqualClouds, squaredDistance } from "./cloud.ts";
import { type Places, placesOf } from "./places.ts";
import type { Shipments } from "./shipments.ts";
import { leastPowers, solveClouds } from "./solve_clouds.ts";
import { type Side, sideOf } from "./two_sides.ts";

/** The cheapest pairing of two clouds by squared distance, and the proof that none is cheaper. */
export interface CloudAssignment {
  /** The point of y for each point of x, a permutation `[count]`. */
  readonly columnOf: Int32Array;
  /** The sum over the pairs of |x_i - y_j|^2; divided by their number it is W2^2. */
  readonly cost: number;
  /** u `[count]`; u_i + v_j <= |x_i - y_j|^2 for all i and j, up to rounding. */
  readonly rowDual: Float64Array;
  /** v `[count]`. */
  readonly columnDual: Float64Array;
  /** Cost less sum of u and v: no pairing is cheaper than cost - gap. */
  readonly gap: number;
}

/**
 * Pairs two clouds of equally many points at the least sum of squared distances, exactly.
 *
 *   min over permutations s of sum over i of |x_i - y_s(i)|^2
 *     = max of sum over i of u_i + v_i  with  u_i + v_j <= |x_i - y_j|^2 for all i, j
 *
 * The matrix of all distances is never made: a tree finds the pairs that may matter, so memory grows
 * with the points and not with their square. Repeated points travel together. In many
 * dimensions the tree has to look at nearly all pairs; then {@link assign} is as fast.
 *
 * @param x   points, `[count * dim]`
 * @param y   as many points, `[count * dim]`
 * @param dim dimension of the space
 * @throws {TypeError} when the clouds differ in size, or a length is no multiple of dim
 * @throws {RangeError} when a coordinate or a squared distance is not finite, or there is no point
 * @see Jonker and Volgenant 1987; Schmitzer 2016, "A sparse multiscale algorithm for dense optimal
 * transport".
 *
 * @example
 * ```ts
 * import { assignClouds } from "flowbook/transport";
 * // the point (0, 0) stays, (1, 0) goes to (1, 2)
 * const { columnOf, cost, gap } = assignClouds([0, 0, 1, 0], [1, 2, 0, 0], 2);
 * console.log([...columnOf], cost, gap); // [1, 0] 4 0
 * ```
 */
export function assignClouds(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  dim: number,
): CloudAssignment {
  const count = requireEqualClouds(x, y, dim);
  const left = Float64Array.from(x), right = Float64Array.from(y);
  requireFiniteDistances(left, right, dim);
  const from = placesOf(left, dim), to = placesOf(right, dim);
  const sources = sideOf(from.points, from.counts, dim),
    targets = sideOf(to.points, to.counts, dim);
  const { prices, shipments } = solveClouds(sources, targets, dim);
  const worth = leastPowers(targets.tree, prices, sources.tree.points, dim);
  const rows = pointsAt(from, sources), columns = pointsAt(to, targets);
  const rowDual = ofPoints(worth, rows, count), columnDual = ofPoints(prices, columns, count);
  const columnOf = unpack(shipments, rows, columns, count);
  let cost = 0, gap = 0;
  for (let i = 0; i < count; i++) {
    const j = columnOf[i]!, distance = squaredDistance(left, i, right, j, dim);
    cost += distance;
    gap += Math.max(0, distance - columnDual[j]! - rowDual[i]!); // rounding alone could be below
  }
  return { columnOf, cost, rowDual, columnDual, gap };
}

/** No squared distance may overflow: the corners of the box around both clouds are the farthest. */
function requireFiniteDistances(x: Float64Array, y: Float64Array, dim: number): void {
  let square = 0;
  for (let k = 0; k < dim; k++) {
    let low = Infinity, high = -Infinity;
    for (const cloud of [x, y]) {
      for (let i = k; i < cloud.length; i += dim) {
        if (cloud[i]! < low) low = cloud[i]!;
        if (cloud[i]! > high) high = cloud[i]!;
      }
    }
    square += (high - low) ** 2;
  }
  if (!Number.isFinite(square)) {
    throw new RangeError(`Expected finite squared distances; got ${square}`);
  }
}

/** By place in the order of the tree: the points that lie there. */
function pointsAt({ placeOf }: Places, { tree, counts }: Side): number[][] {
  const at = new Int32Array(counts.length);
  tree.order.forEach((place, inTree) => at[place] = inTree);
  const lists: number[][] = Array.from(counts, () => []);
  placeOf.forEach((place, point) => lists[at[place]!]!.push(point));
  return lists;
}

function ofPoints(values: Float64Array, lists: readonly number[][], count: number): Float64Array {
  const all = new Float64Array(count);
  lists.forEach((points, place) => points.forEach((point) => all[point] = values[place]!));
  return all;
}

/** Turns shipments between places into pairs of points; uses the lists up. */
function unpack(
  { first, next, source, amount }: Shipments,
  rows: number[][],
  columns: number[][],
  count: number,
): Int32Array {
  const columnOf = new Int32Array(count);
  columns.forEach((points, j) => {
    for (let e = first[j]!; e >= 0; e = next[e]!) {
      for (let k = 0; k < amount[e]!; k++) columnOf[rows[source[e]!]!.pop()!] = points.pop()!;
    }
  });
  return columnOf;
}

/** Points of the plane at one moment, as figures take them. */
export interface Cloud {
  /** First coordinates; shape [points]. */
  readonly x: readonly number[];
  /** Second coordinates; shape [points]. */
  readonly y: readonly number[];
}

/**
 * A cloud of the points of the plane whose coordinates stand one after the other.
 *
 * @param coordinates x and y of the first point, then of the next, `[2 points]`
 * @throws {TypeError} when the last point has no y
 *
 * @example
 * ```ts
 * import { cloudOf } from "flowbook/paths";
 * console.log(cloudOf([1, 2, 3, 4])); // { x: [ 1, 3 ], y: [ 2, 4 ] }
 * ```
 */
export function cloudOf(coordinates: ArrayLike<number>): Cloud {
  if (coordinates.length % 2 > 0) {
    throw new TypeError(`Expected points of 2 numbers; got ${coordinates.length} numbers`);
  }
  const each = (first: 0 | 1): number[] =>
    Array.from({ length: coordinates.length / 2 }, (_, i) => coordinates[2 * i + first]!);
  return { x: each(0), y: each(1) };
}

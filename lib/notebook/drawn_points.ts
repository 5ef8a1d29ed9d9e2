import { COORDINATES, SQUARE } from "./records/drawing.ts";

/** Points of the plane by their coordinates. */
export interface DrawnPoints {
  /** First coordinates. */
  readonly x: readonly number[];
  /** Second coordinates, one for each of x. */
  readonly y: readonly number[];
}

/**
 * Points that the reader draws: in the live book a cell tagged "draw" has a button for it, which
 * writes them into this call; elsewhere they are changed as numbers.
 *
 * @param text pairs x,y of [-3, 3]^2 with white space between them
 * @throws {TypeError} when something is no pair of numbers
 * @throws {RangeError} when there is no point, or one lies outside the square
 *
 * @example
 * ```ts
 * import { drawnPoints } from "flowbook/notebook";
 * console.log(drawnPoints("0.5,1 -2,0.25")); // { x: [0.5, -2], y: [1, 0.25] }
 * ```
 */
export function drawnPoints(text: string): DrawnPoints {
  if (typeof text !== "string") throw new TypeError(`Expected points as text; got ${typeof text}`);
  const pairs = text.split(/\s+/).filter((pair) => pair !== "");
  if (pairs.length === 0) throw new RangeError("Expected at least 1 point; got none");
  const points = pairs.map((pair) => {
    if (!COORDINATES.test(pair)) {
      throw new TypeError(`Expected points such as 0.5,-1; got ${pair}`);
    }
    const point = pair.split(",").map(Number);
    if (point.some((coordinate) => Math.abs(coordinate) > SQUARE)) {
      throw new RangeError(`Expected points of [-${SQUARE}, ${SQUARE}]^2; got ${pair}`);
    }
    return point;
  });
  return { x: points.map(([x]) => x!), y: points.map(([, y]) => y!) };
}

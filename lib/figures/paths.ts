import type { Trace } from "./figure.ts";
import { coordinates } from "./numbers.ts";
import { seriesStyle } from "./palette.ts";

/** Trajectories in a picture of the plane, all drawn alike. */
export interface PathsLayer {
  /** What tells paths from the other layers of a plane. */
  readonly kind: "paths";
  /** Their name in the legend. */
  readonly name: string;
  /** Each path is a polygon through its points, x and y of shape [points]. */
  readonly paths: readonly { readonly x: ArrayLike<number>; readonly y: ArrayLike<number> }[];
}

/**
 * All paths as one line with gaps between them.
 *
 * @throws {TypeError} when there is no path, or x and y of a path differ in length
 * @throws {RangeError} when a number is not finite
 */
export function pathsTrace({ name, paths }: PathsLayer, index: number): Trace {
  if (paths.length === 0) throw new TypeError(`Expected paths in series "${name}"; got none`);
  const polygons = paths.map((path, i) => coordinates({ name: `${name}[${i}]`, ...path }));
  const { colour, dash } = seriesStyle(index);
  return {
    type: "scatter",
    name,
    mode: "lines",
    line: { color: colour, dash, width: 1.5 },
    x: polygons.flatMap(({ x }, i) => i === 0 ? x : [null, ...x]),
    y: polygons.flatMap(({ y }, i) => i === 0 ? y : [null, ...y]),
  };
}

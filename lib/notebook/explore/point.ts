import type { PlanePoint, PointInput } from "../records/inputs.ts";

/**
 * A point that the reader can drag: with the mouse, a finger or the arrow keys.
 *
 * Its x counts along the horizontal axis of the picture and its y along the vertical one (the first
 * ones, where a picture has several). The live book draws a handle there; in Jupyter and on paper
 * the point stays at its start, so draw it where it is.
 *
 * @param domain how far it can go along each axis: `[from, to]`
 * @param options.start where it stands first; the middle of the domain when left out
 * @param options.label what stands before its coordinates; the name of the input when left out
 * @throws {RangeError} when the ends are not finite and increasing, or start lies outside
 *
 * @example
 * ```ts
 * import { point } from "flowbook/notebook";
 * console.log(point({ x: [0, 1], y: [-2, 4] }).start); // { x: 0.5, y: 1 }
 * ```
 */
export function point(
  { x, y }: { readonly x: readonly [number, number]; readonly y: readonly [number, number] },
  { start, label }: { readonly start?: PlanePoint; readonly label?: string } = {},
): PointInput {
  for (const [axis, ends] of Object.entries({ x, y })) {
    const [from, to] = ends ?? [];
    if (!(from! < to! && Number.isFinite(to! - from!))) {
      throw new RangeError(`Expected ${axis} of a point to go from low to high; got [${ends}]`);
    }
  }
  const at = start ?? { x: (x[0] + x[1]) / 2, y: (y[0] + y[1]) / 2 };
  if (!(at.x >= x[0] && at.x <= x[1] && at.y >= y[0] && at.y <= y[1])) {
    throw new RangeError(
      `Expected a point to start in [${x}] × [${y}]; got (${at.x}, ${at.y})`,
    );
  }
  return { kind: "point", x, y, start: at, ...(label === undefined ? {} : { label }) };
}

import { type ArrowsLayer, arrowsTrace } from "./arrows.ts";
import { type Figure, figure, type FigureText, type Trace } from "./figure.ts";
import { type Axes, layoutOf } from "./layout.ts";
import type { Curve } from "./numbers.ts";
import { type PathsLayer, pathsTrace } from "./paths.ts";
import { type PointsLayer, pointsTrace } from "./points.ts";
import { type DensityLayer, surfaceTrace } from "./surface.ts";
import { type TrailsLayer, trailsTrace } from "./trails.ts";
import { type WedgesLayer, wedgesTrace } from "./wedges.ts";

/** One thing drawn in the plane. */
export type Layer =
  | DensityLayer
  | PathsLayer
  | TrailsLayer
  | ArrowsLayer
  | WedgesLayer
  | PointsLayer;

/** What {@link plane} needs. */
export interface PlaneOptions extends Axes, FigureText {
  /** Drawn in this order, the first at the bottom. */
  readonly layers: readonly Layer[];
  /**
   * "square", when left out: a unit of x is as long as one of y. "free" fits each axis to the
   * picture, for a place over a time; directions of wedges mean nothing there.
   */
  readonly shape?: "square" | "free";
}

/** What {@link scatter} needs. */
export interface ScatterOptions extends Axes, FigureText {
  /** Clouds of points, each with a look of its own. */
  readonly groups: readonly Curve[];
}

/**
 * A picture of the plane in layers, with a unit of x as long as a unit of y unless told otherwise.
 *
 * @param options layers of kind "density", "paths", "trails", "arrows", "wedges" or "points", axis
 *   titles, words
 * @throws {TypeError} when a title, caption or description is missing, or shapes do not fit
 * @throws {RangeError} when a number is not finite
 *
 * @example
 * ```ts
 * import { plane } from "flowbook/figures";
 * const rotation = plane({
 *   layers: [
 *     { kind: "arrows", name: "velocity", x: [1, 0, -1], y: [0, 1, 0], u: [0, -1, 0], v: [1, 0, -1] },
 *     { kind: "points", name: "start", x: [1], y: [0] },
 *   ],
 *   x: "first coordinate",
 *   y: "second coordinate",
 *   caption: "A rotation moves every point at a right angle to its position.",
 *   description: "Three arrows on the unit circle, each tangent to it, turning counterclockwise.",
 * });
 * console.log(rotation.data.length); // 2
 * ```
 */
export function plane(options: PlaneOptions): Figure {
  let styled = 0;
  const traces = options.layers.map((layer): Trace => {
    switch (layer.kind) {
      case "density":
        return surfaceTrace({ colours: "background", ...layer });
      case "arrows":
        return arrowsTrace(layer);
      case "wedges":
        return wedgesTrace(layer);
      case "trails":
        return trailsTrace(layer);
      case "paths":
        return pathsTrace(layer, styled++);
      case "points":
        return pointsTrace(layer, styled++);
    }
  });
  const shown = traces.map((trace) => ({ showlegend: traces.length > 1, ...trace }));
  return figure(shown, layoutOf(options, options, options.shape ?? "square"), options);
}

/**
 * Clouds of points in the plane, each with its own colour and marker.
 *
 * @param options groups of points, axis titles, caption and description
 * @throws {TypeError} when a title, caption or description is missing, or x and y differ in length
 * @throws {RangeError} when a number is not finite
 *
 * @example
 * ```ts
 * import { scatter } from "flowbook/figures";
 * const pair = scatter({
 *   groups: [{ name: "noise", x: [0, 1], y: [0, 1] }, { name: "data", x: [3], y: [3] }],
 *   x: "first coordinate",
 *   y: "second coordinate",
 *   caption: "Noise and data do not overlap.",
 *   description: "Two noise points near the origin and one data point at (3, 3).",
 * });
 * console.log(pair.data.length); // 2
 * ```
 */
export function scatter({ groups, ...rest }: ScatterOptions): Figure {
  return plane({ ...rest, layers: groups.map((group) => ({ ...group, kind: "points" })) });
}

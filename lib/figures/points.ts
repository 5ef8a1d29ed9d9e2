import type { Trace } from "./figure.ts";
import { coordinates, type Curve } from "./numbers.ts";
import { seriesStyle, translucent } from "./palette.ts";

/** A cloud of points in a picture of the plane. */
export interface PointsLayer extends Curve {
  /** What tells points from the other layers of a plane. */
  readonly kind: "points";
}

/**
 * A cloud as a trace: many points are small and translucent, few are large and solid.
 *
 * @param layer the points
 * @param index which look of the palette to take
 * @throws {TypeError} when the coordinates differ in length
 * @throws {RangeError} when one is not finite
 */
export function pointsTrace(layer: Curve, index: number): Trace {
  const { x, y } = coordinates(layer);
  const { colour, marker } = seriesStyle(index);
  const few = x.length <= 60, many = x.length > 600;
  return {
    type: "scatter",
    name: layer.name,
    mode: "markers",
    marker: {
      color: few ? colour : translucent(colour, many ? 0.45 : 0.7),
      size: few ? 9 : many ? 4 : 6,
      symbol: marker,
    },
    x,
    y,
  };
}

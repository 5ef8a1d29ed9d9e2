import { INK } from "./layout.ts";
import { translucent } from "./palette.ts";
import type { Trace } from "./figure.ts";
import { type VectorsLayer, vectorsOf } from "./vectors.ts";

/**
 * A vector field as small heads of arrows that turn and grow: a sixth of the file that shafts need,
 * so that a film can move them. Their tips lie where the vectors stand.
 */
export interface WedgesLayer extends VectorsLayer {
  /** What tells wedges from the other layers of a plane. */
  readonly kind: "wedges";
  /**
   * Length of the vector that is drawn largest; that of the longest one when left out. A film gives
   * one number for all its moments, so that a wedge that grows is a velocity that grows.
   */
  readonly longest?: number;
}

const LARGEST = 11; // pixels of a marker: eleven in a row of 350 do not touch

/**
 * Wedges as markers: their directions as whole degrees, clockwise from upward, and their sizes.
 *
 *   angle = atan2(u, v),   size = 11 min(1, |(u, v)| / longest)
 *
 * @throws {TypeError} when the arrays differ in length
 * @throws {RangeError} when a number is not finite, or the longest is not positive
 */
export function wedgesTrace(layer: WedgesLayer): Trace {
  const { x, y, u, v } = vectorsOf(layer);
  const lengths = u.map((ui, i) => Math.hypot(ui, v[i]!));
  const longest = layer.longest ?? (lengths.reduce((a, b) => Math.max(a, b)) || 1);
  if (!(longest > 0 && longest < Infinity)) {
    throw new RangeError(`Expected a longest vector above 0; got ${longest}`);
  }
  return {
    type: "scatter",
    name: layer.name,
    mode: "markers",
    marker: {
      angle: u.map((ui, i) => Math.round(Math.atan2(ui, v[i]!) * 180 / Math.PI)),
      color: translucent(INK.text, 0.7),
      // Plotly draws a list of sizes as bubbles, paler and with an outline, unless told otherwise.
      line: { width: 0 },
      opacity: 1,
      size: lengths.map((length) => Math.round(10 * LARGEST * Math.min(1, length / longest)) / 10),
      symbol: "arrow",
    },
    hoverinfo: "skip",
    x,
    y,
  };
}

import type { Trace } from "./figure.ts";
import { INK } from "./layout.ts";
import { type VectorsLayer, vectorsOf } from "./vectors.ts";

/** Arrows in a picture of the plane, which start where their vectors stand. */
export interface ArrowsLayer extends VectorsLayer {
  /** What tells arrows from the other layers of a plane. */
  readonly kind: "arrows";
  /** Drawn length of a vector of length 1, in data units; fitted to the picture when left out. */
  readonly scale?: number;
}

const HEAD_LENGTH = 0.28; // of the arrow
const HEAD_ANGLE = 0.45; // radians between shaft and barb

/**
 * All arrows as one line with gaps, because older front ends know no arrow traces.
 *
 * The drawn arrow from (x, y) ends at (x + scale u, y + scale v). A zero vector draws nothing.
 *
 * @throws {TypeError} when the arrays differ in length
 * @throws {RangeError} when a number is not finite, or the scale is not positive
 */
export function arrowsTrace(layer: ArrowsLayer): Trace {
  const { x, y, u, v } = vectorsOf(layer);
  const scale = layer.scale ?? fittingScale(x, y, u, v);
  if (!(scale > 0 && scale < Infinity)) {
    throw new RangeError(`Expected an arrow scale above 0; got ${scale}`);
  }
  const xs: (number | null)[] = [], ys: (number | null)[] = [];
  for (let i = 0; i < x.length; i++) {
    const dx = scale * u[i]!, dy = scale * v[i]!;
    if (dx === 0 && dy === 0) continue;
    const tipX = x[i]! + dx, tipY = y[i]! + dy;
    const [left, right] = [HEAD_ANGLE, -HEAD_ANGLE].map((angle) => ({
      x: tipX - HEAD_LENGTH * (Math.cos(angle) * dx - Math.sin(angle) * dy),
      y: tipY - HEAD_LENGTH * (Math.sin(angle) * dx + Math.cos(angle) * dy),
    }));
    xs.push(x[i]!, tipX, left!.x, null, tipX, right!.x, null);
    ys.push(y[i]!, tipY, left!.y, null, tipY, right!.y, null);
  }
  return {
    type: "scatter",
    name: layer.name,
    mode: "lines",
    line: { color: INK.text, width: 1.5 },
    hoverinfo: "skip",
    x: xs,
    y: ys,
  };
}

/** The scale at which the longest arrow just reaches the neighbouring one. */
function fittingScale(x: number[], y: number[], u: number[], v: number[]): number {
  const longest = u.reduce((most, ui, i) => Math.max(most, Math.hypot(ui, v[i]!)), 0);
  const width = Math.max(...x) - Math.min(...x), height = Math.max(...y) - Math.min(...y);
  const spacing = Math.max(width, height) / Math.max(1, Math.sqrt(x.length) - 1);
  return longest === 0 || spacing === 0 ? 1 : 0.9 * spacing / longest;
}

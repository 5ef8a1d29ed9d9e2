import { type Figure, figure, type FigureText, type Trace } from "./figure.ts";
import { type Axes, layoutOf } from "./layout.ts";
import { withLogAxes } from "./log_axes.ts";
import { coordinates, type Curve } from "./numbers.ts";
import { type Dash, seriesStyle } from "./palette.ts";
import { pointsTrace } from "./points.ts";
import { type Reference, referenceLines } from "./references.ts";

/** One curve of a line chart. */
export interface LineSeries extends Curve {
  /** Line style; the palette chooses when it is left out. */
  readonly dash?: Dash;
}

/** What {@link lines} needs. */
export interface LinesOptions extends Axes, FigureText {
  /** Drawn over each other, in this order. */
  readonly series: readonly LineSeries[];
  /** Single points behind the curves, such as the data that a curve was fitted to. */
  readonly points?: readonly Curve[];
  /** Straight lines at values that matter. */
  readonly references?: readonly Reference[];
}

const MOST_MARKED_POINTS = 24; // with more points than this, markers would cover the line

/**
 * Curves over a common axis, each with its own colour, dash and (when short) marker.
 *
 * @param options series of points, axis titles, caption and description
 * @throws {TypeError} when a title, caption or description is missing, or x and y differ in length
 * @throws {RangeError} when a number is not finite, or not positive on a log axis
 *
 * @example
 * ```ts
 * import { lines } from "flowbook/figures";
 * const t = [0, 0.25, 0.5, 0.75, 1];
 * const drawn = lines({
 *   series: [{ name: "alpha", x: t, y: t }, { name: "sigma", x: t, y: t.map((s) => 1 - s) }],
 *   x: "time t",
 *   y: "coefficient",
 *   caption: "The linear schedule trades noise for data at a constant rate.",
 *   description: "Two straight lines; alpha rises from 0 to 1 while sigma falls from 1 to 0.",
 * });
 * console.log(drawn.data.length); // 2
 * ```
 */
export function lines(options: LinesOptions): Figure {
  const { series, points = [], references = [] } = options;
  const count = series.length + points.length;
  const clouds = points.map((cloud, i) => ({
    ...pointsTrace(cloud, series.length + i),
    showlegend: count > 1,
  }));
  const traces = [...clouds, ...series.map((curve, i) => lineTrace(curve, i, count))];
  const layout = { ...layoutOf(options, options, "free"), ...referenceLines(references, options) };
  return figure(traces, withLogAxes(layout, options, traces), options);
}

function lineTrace(curve: LineSeries, index: number, count: number): Trace {
  const { x, y } = coordinates(curve);
  const { colour, dash, marker } = seriesStyle(index);
  const marked = x.length <= MOST_MARKED_POINTS;
  return {
    type: "scatter",
    name: curve.name,
    mode: marked ? "lines+markers" : "lines",
    line: { color: colour, dash: curve.dash ?? dash, simplify: false, width: 2.5 },
    ...(marked ? { marker: { color: colour, symbol: marker, size: 8 } } : {}),
    showlegend: count > 1,
    x,
    y,
  };
}

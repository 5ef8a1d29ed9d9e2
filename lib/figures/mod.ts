/**
 * Pictures as data: plain numbers in, Plotly JSON out.
 *
 * Each builder takes one record. Axis titles, a caption and a description are not optional; series
 * differ in colour, dash and marker; numbers that cannot be drawn are refused by name.
 *
 * @example
 * ```ts
 * import { lines } from "flowbook/figures";
 * const x = [-2, -1, 0, 1, 2];
 * const parabola = lines({
 *   series: [{ name: "square", x, y: x.map((v) => v * v) }],
 *   x: "x",
 *   y: "x squared",
 *   caption: "A parabola has its lowest point at 0.",
 *   description: "A curve falling from 4 to 0 and rising to 4 again.",
 * });
 * console.log(parabola.caption);
 * ```
 *
 * @module
 */
export type { ArrowsLayer } from "./arrows.ts";
export type { Asserted } from "./asserted.ts";
export { bars, type BarSeries, type BarsOptions } from "./bars.ts";
export { type Bins, densityBins } from "./bins.ts";
export { fixed } from "./fixed.ts";
export type { Figure, FigureText, Json, Layout, Trace } from "./figure.ts";
export { heatmap, type HeatmapOptions } from "./heatmap.ts";
export { type BinnedSeries, histogram, type HistogramOptions } from "./histogram.ts";
export { imageGrid, type ImageGridOptions, type ImageRow } from "./image_grid.ts";
export type { Axes } from "./layout.ts";
export { lines, type LineSeries, type LinesOptions } from "./lines.ts";
export { lossCurve, type LossCurveOptions, type LossSeries } from "./loss_curve.ts";
export type { Curve } from "./numbers.ts";
export type { Dash } from "./palette.ts";
export { type Panel, panels, type PanelsOptions } from "./panels.ts";
export type { PathsLayer } from "./paths.ts";
export { type Layer, plane, type PlaneOptions, scatter, type ScatterOptions } from "./plane.ts";
export type { PointsLayer } from "./points.ts";
export type { Reference } from "./references.ts";
export type { DensityLayer, Surface } from "./surface.ts";
export type { TrailsLayer } from "./trails.ts";
export type { VectorsLayer } from "./vectors.ts";
export { waysCompared, type WaysComparedOptions } from "./ways_compared.ts";
export { type WaysOptions, waysOverTime } from "./ways_over_time.ts";
export type { WedgesLayer } from "./wedges.ts";

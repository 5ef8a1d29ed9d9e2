import type { Bins } from "./bins.ts";
import { type Figure, figure, type FigureText, type Trace } from "./figure.ts";
import { type Axes, INK, layoutOf } from "./layout.ts";
import { coordinates, type Curve, finiteNumbers } from "./numbers.ts";
import { seriesStyle, translucent } from "./palette.ts";

/** A histogram with its name. */
export interface BinnedSeries extends Bins {
  /** Its name in the legend. */
  readonly name: string;
}

/** What {@link histogram} needs. */
export interface HistogramOptions extends Axes, FigureText {
  /** Drawn over each other, in this order. */
  readonly series: readonly BinnedSeries[];
  /** The exact density that the bars should follow. */
  readonly curve?: Curve;
}

/**
 * Bars over neighbouring intervals, with the exact density drawn over them.
 *
 * @param options bins (as `densityBins` makes them), a curve, axis titles, caption and description
 * @throws {TypeError} when a title, caption or description is missing, or lengths do not fit
 * @throws {RangeError} when a number is not finite, edges do not increase or a height is negative
 *
 * @example
 * ```ts
 * import { densityBins, histogram } from "flowbook/figures";
 * const draws = [0.1, 0.3, 0.35, 0.8];
 * const drawn = histogram({
 *   series: [{ name: "draws", ...densityBins(draws, { from: 0, to: 1, bins: 4 }) }],
 *   curve: { name: "uniform density", x: [0, 1], y: [1, 1] },
 *   x: "value",
 *   y: "density",
 *   caption: "Four draws say little about the law they come from.",
 *   description: "Bars of unequal height around a level line at 1.",
 * });
 * console.log(drawn.data.length); // 2
 * ```
 */
export function histogram(options: HistogramOptions): Figure {
  const { series, curve } = options;
  const traces = series.map(binsTrace);
  if (curve) traces.push(curveTrace(curve));
  const shown = traces.map((trace) => ({ ...trace, showlegend: traces.length > 1 }));
  const layout = { ...layoutOf(options, options, "free"), bargap: 0, barmode: "overlay" };
  return figure(shown, layout, options);
}

function binsTrace({ name, edges, heights }: BinnedSeries, index: number): Trace {
  const y = finiteNumbers(heights, `heights in series "${name}"`);
  const ends = finiteNumbers(edges, `edges in series "${name}"`, y.length + 1);
  const widths = y.map((_, k) => ends[k + 1]! - ends[k]!);
  if (!widths.every((width) => width > 0)) {
    throw new RangeError(`Expected increasing edges in series "${name}"`);
  }
  const low = y.find((height) => height < 0);
  if (low !== undefined) {
    throw new RangeError(`Expected heights in series "${name}" >= 0; got ${low}`);
  }
  const { colour, pattern } = seriesStyle(index);
  return {
    type: "bar",
    name,
    x: widths.map((width, k) => ends[k]! + width / 2),
    y,
    width: widths,
    marker: {
      color: translucent(colour, 0.4),
      line: { color: colour, width: 1 },
      ...(pattern === "" ? {} : { pattern: { shape: pattern, fgcolor: colour, size: 7 } }),
    },
  };
}

function curveTrace(curve: Curve): Trace {
  const { x, y } = coordinates(curve);
  return {
    type: "scatter",
    name: curve.name,
    mode: "lines",
    line: { color: INK.text, simplify: false, width: 2.5 },
    x,
    y,
  };
}

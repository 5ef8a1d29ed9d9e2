import { type Figure, figure, type FigureText, type Layout, type Trace } from "./figure.ts";
import { type Axes, INK, layoutOf } from "./layout.ts";
import { finiteNumbers } from "./numbers.ts";
import { seriesStyle } from "./palette.ts";

/** Bars of one colour, one for each category. */
export interface BarSeries {
  /** Its name in the legend. */
  readonly name: string;
  /** Shape [categories]. */
  readonly values: ArrayLike<number>;
  /** Half lengths of the error bars; shape [categories]. */
  readonly errors?: ArrayLike<number>;
}

/** What {@link bars} needs. */
export interface BarsOptions extends Omit<Axes, "xRange" | "xScale">, FigureText {
  /** Names along the horizontal axis, all different. */
  readonly categories: readonly string[];
  /** Drawn one beside or upon another, in this order. */
  readonly series: readonly BarSeries[];
  /** Beside each other (the default), or on top of each other when they are parts of a whole. */
  readonly arrangement?: "grouped" | "stacked";
}

/**
 * Bars over named categories, told apart by colour and filling.
 *
 * @param options categories, series of values, axis titles, caption and description
 * @throws {TypeError} when a title, caption or description is missing, or lengths differ
 * @throws {RangeError} when a number is not finite, an error bar is negative or a category repeats
 *
 * @example
 * ```ts
 * import { bars } from "flowbook/figures";
 * const cost = bars({
 *   categories: ["Euler", "Heun"],
 *   series: [{ name: "evaluations", values: [100, 200] }],
 *   x: "method",
 *   y: "evaluations of the velocity",
 *   caption: "Heun evaluates the velocity twice in each step.",
 *   description: "Two bars: Euler 100, Heun 200.",
 * });
 * console.log(cost.data.length); // 1
 * ```
 */
export function bars(options: BarsOptions): Figure {
  const { categories, series, arrangement = "grouped" } = options;
  if (new Set(categories).size < categories.length) {
    throw new RangeError(`Expected different categories; got [${categories.join(", ")}]`);
  }
  const traces = series.map((part, i) => barTrace(part, i, categories, series.length));
  const { xaxis, yaxis, ...layout } = layoutOf(options, options, "free");
  return figure(traces, {
    ...layout,
    bargap: 0.3,
    barmode: arrangement === "stacked" ? "relative" : "group",
    xaxis: { ...xaxis as Layout, type: "category" },
    yaxis: { ...yaxis as Layout, zeroline: true, zerolinecolor: INK.axis },
  }, options);
}

function barTrace(
  { name, values, errors }: BarSeries,
  index: number,
  categories: readonly string[],
  count: number,
): Trace {
  const y = finiteNumbers(values, `values in series "${name}"`, categories.length);
  const half = errors && finiteNumbers(errors, `errors in series "${name}"`, y.length);
  const negative = half?.find((error) => error < 0);
  if (negative !== undefined) {
    throw new RangeError(`Expected errors in series "${name}" >= 0; got ${negative}`);
  }
  const { colour, pattern } = seriesStyle(index);
  return {
    type: "bar",
    name,
    x: categories,
    y,
    marker: {
      color: colour,
      ...(pattern === ""
        ? {}
        : { pattern: { shape: pattern, fillmode: "overlay", fgcolor: INK.paper, size: 7 } }),
    },
    ...(half ? { error_y: { type: "data", array: half, color: INK.text, thickness: 1.5 } } : {}),
    showlegend: count > 1,
  };
}

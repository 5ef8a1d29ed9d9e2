import { requireCount } from "../require/numbers.ts";
import { type Figure, figure, type FigureText, type Trace } from "./figure.ts";
import { type Axes, layoutOf } from "./layout.ts";
import { withLogAxes } from "./log_axes.ts";
import { finiteNumbers } from "./numbers.ts";
import { seriesStyle, translucent } from "./palette.ts";
import { type Reference, referenceLines } from "./references.ts";

/** The losses of one training run. */
export interface LossSeries {
  /** Its name in the legend. */
  readonly name: string;
  /** losses[k] belongs to step k + 1; shape [steps]. */
  readonly losses: ArrayLike<number>;
}

/** What {@link lossCurve} needs. */
export interface LossCurveOptions extends Pick<Axes, "yRange" | "yScale">, FigureText {
  /** Runs, drawn over each other in this order. */
  readonly series: readonly LossSeries[];
  /** A value that the loss cannot go below on average. */
  readonly floor?: { readonly value: number; readonly label: string };
  /** How many steps are averaged for the bold line; a fiftieth of the run when left out. */
  readonly window?: number;
  /** Title of the vertical axis, "loss" when left out. */
  readonly y?: string;
}

const MOST_POINTS = 500; // per line: more cannot be told apart on a screen

/**
 * Losses over the steps of training: each step faint, the average of the last steps bold.
 *
 *   bold_k = mean of losses[max(0, k - window + 1)], ..., losses[k]
 *
 * @param options runs, the floor of the loss, caption and description
 * @throws {TypeError} when caption or description is missing, or a run is empty
 * @throws {RangeError} when a loss is not finite, or the window is not 1, 2, ...
 *
 * @example
 * ```ts
 * import { lossCurve } from "flowbook/figures";
 * const drawn = lossCurve({
 *   series: [{ name: "training", losses: [3, 2.2, 2.1, 1.9] }],
 *   floor: { value: 1.5, label: "floor 1.5" },
 *   caption: "The loss falls towards its floor, not towards zero.",
 *   description: "A falling line that stays above a level line at 1.5.",
 * });
 * console.log(drawn.data.length); // 2
 * ```
 */
export function lossCurve(options: LossCurveOptions): Figure {
  const { series, floor, y = "loss" } = options;
  const traces = series.flatMap((run, i) => runTraces(run, i, options.window, series.length));
  const references: Reference[] = floor
    ? [{ axis: "y", at: floor.value, label: floor.label, side: "below" }]
    : [];
  const axes = { ...options, x: "training step", y };
  const layout = {
    ...layoutOf(axes, options, "free"),
    ...referenceLines(references, options),
  };
  return figure(traces, withLogAxes(layout, axes, traces), options);
}

function runTraces(
  run: LossSeries,
  index: number,
  wanted: number | undefined,
  runs: number,
): Trace[] {
  const losses = finiteNumbers(run.losses, `losses in series "${run.name}"`);
  if (losses.length === 0) throw new TypeError(`Expected losses in series "${run.name}"; got none`);
  const window = wanted ?? Math.max(1, Math.round(losses.length / 50));
  requireCount(window, "window");
  const { colour, dash } = seriesStyle(index);
  const stride = Math.ceil(losses.length / MOST_POINTS);
  const shown = losses.map((_, k) => k).filter((k) => k % stride === 0 || k === losses.length - 1);
  const line = (values: number[]): Trace => ({
    type: "scatter",
    mode: "lines",
    x: shown.map((k) => k + 1),
    y: shown.map((k) => values[k]!),
  });
  return [
    {
      ...line(losses),
      name: `${run.name}, single steps`,
      line: { color: translucent(colour, 0.3), width: 1 },
      hoverinfo: "skip",
      showlegend: runs === 1,
    },
    {
      ...line(movingAverage(losses, window)),
      name: window === 1 ? run.name : `${run.name}, average of ${window} steps`,
      line: { color: colour, dash, width: 2.5 },
      showlegend: true,
    },
  ];
}

function movingAverage(values: readonly number[], window: number): number[] {
  let sum = 0;
  return values.map((value, k) => {
    sum += value - (k >= window ? values[k - window]! : 0);
    return sum / Math.min(window, k + 1);
  });
}

import type { Layout, Trace } from "./figure.ts";
import { type Axes, LETTERS } from "./layout.ts";

const MOST_POWERS = 6; // labels on a log axis before they crowd

/**
 * A layout whose log axes have sensible ticks for what is drawn along them.
 *
 * Labels are powers of ten, or 1, 2, 5, 10, 20, ... where the data span less than 50-fold.
 *
 * @param layout of axes that may be linear or log
 * @param axes   which of them are log
 * @param traces what is drawn
 * @throws {RangeError} when a number on a log axis is not positive; names the series and the index
 */
export function withLogAxes(layout: Layout, axes: Axes, traces: readonly Trace[]): Layout {
  const logs = (["x", "y"] as const).filter((axis) => axes[`${axis}Scale`] === "log")
    .map((axis) => [`${axis}axis`, { ...layout[`${axis}axis`] as Layout, ...ticks(axis, traces) }]);
  return { ...layout, ...Object.fromEntries(logs) };
}

function ticks(axis: "x" | "y", traces: readonly Trace[]): Layout {
  const values = traces.flatMap((trace) => {
    const along = trace[axis] as readonly number[];
    const index = along.findIndex((value) => value <= 0);
    if (index >= 0) {
      const what = `positive ${axis} on a log axis in series "${trace.name}"`;
      throw new RangeError(`Expected ${what}; got ${along[index]} at index ${index}`);
    }
    return along;
  });
  const decades = Math.log10(values.reduce(larger) / values.reduce(smaller));
  if (decades < 1.7) return { dtick: "D2", tickformat: "~g" };
  return {
    dtick: Math.max(1, Math.ceil(decades / MOST_POWERS)),
    exponentformat: "power",
    tickfont: { size: LETTERS.text / 1.25 }, // Plotly enlarges powers by this factor
  };
}

function larger(a: number, b: number): number {
  return Math.max(a, b); // a long list spread into Math.max would overflow the stack
}

function smaller(a: number, b: number): number {
  return Math.min(a, b);
}

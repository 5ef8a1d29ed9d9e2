import { codeCells } from "../../ipynb/mod.ts";
import type { ResultSource } from "./saved_check.ts";

const PLOTLY = "application/vnd.plotly.v1+json";
const TAG = /<[^>]*>/g; // Plotly's titles may hold line breaks and small letters

/** A curve as a cell drew it, and where it stands. */
export interface SavedCurve {
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** Titles of the axes. */
  readonly axes: { readonly x: string; readonly y: string };
  /** How far all curves of the figure reach together. */
  readonly yRange: readonly [number, number];
  readonly href: string;
}

interface Trace {
  readonly name?: unknown;
  readonly x?: unknown;
  readonly y?: unknown;
}

interface Axis {
  readonly title?: { readonly text?: unknown };
  readonly range?: unknown;
}

interface PlotlyFigure {
  readonly data: readonly Trace[];
  readonly layout: { readonly xaxis?: Axis; readonly yaxis?: Axis };
}

/**
 * A curve in a figure of a chapter or its evidence; of a figure with a slider as it stands at first.
 *
 * @param cell  id of the cell that shows the figure
 * @param trace name of the curve in its legend
 * @throws {RangeError} when there is none, or it is no function on increasing places
 */
export function findCurve(
  sources: readonly ResultSource[],
  cell: string,
  trace: string,
): SavedCurve {
  const figures = sources.flatMap(({ page, notebook }) =>
    codeCells(notebook).filter(({ id }) => id === cell).flatMap(({ outputs }) =>
      outputs.flatMap((output) => "data" in output ? [output.data[PLOTLY]] : []).filter(Boolean)
    ).map((figure) => ({ figure: figure as PlotlyFigure, href: `${page}#${cell}` }))
  );
  if (figures.length === 0) {
    throw new RangeError(`Expected data-figure to name a cell with a figure; got "${cell}"`);
  }
  for (const { figure: { data, layout }, href } of figures) {
    const found = data.find(({ name }) => name === trace);
    if (found === undefined) continue;
    const { x, y } = found;
    if (!isNumbers(x) || !isNumbers(y) || x.length !== y.length || !isIncreasing(x)) {
      throw new RangeError(`Expected "${trace}" to be a curve from left to right`);
    }
    const heights = data.flatMap((one) => isNumbers(one.y) ? one.y : []);
    const { yaxis, xaxis } = layout;
    return {
      x,
      y,
      axes: { x: titleOf(xaxis, "x"), y: titleOf(yaxis, "y") },
      yRange: isNumbers(yaxis?.range)
        ? [yaxis.range[0]!, yaxis.range[1]!]
        : [Math.min(...heights), Math.max(...heights)],
      href,
    };
  }
  const names = figures.flatMap(({ figure }) =>
    figure.data.flatMap(({ name }) => typeof name === "string" ? [`"${name}"`] : [])
  );
  throw new RangeError(
    `Expected data-trace to name a curve of ${cell}, one of ${names.join(", ")}; got "${trace}"`,
  );
}

function isNumbers(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.length > 1 && value.every(Number.isFinite);
}

function isIncreasing(values: readonly number[]): boolean {
  return values.every((value, i) => i === 0 || value > values[i - 1]!);
}

function titleOf(axis: Axis | undefined, otherwise: string): string {
  const text = axis?.title?.text;
  return typeof text === "string" ? text.replace(TAG, " ").trim() : otherwise;
}

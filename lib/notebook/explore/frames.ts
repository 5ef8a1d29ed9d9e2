import type { Figure, Json, Trace } from "../../figures/mod.ts";

/** What a front end has to change to show one place of the slider. */
export interface PlotlyFrame {
  /** The number of the frame, as text. */
  readonly name: string;
  /** What is not the same in all frames, for the traces that change. */
  readonly data: readonly Trace[];
  /** Which traces these are. */
  readonly traces: readonly number[];
  readonly layout?: Fields;
}

type Fields = { readonly [key: string]: Json };

/**
 * Figures as the frames of a film: each holds all that differs between any two of them, and nothing
 * that is the same in all, so that frames may be shown in any order and cost little.
 *
 * @param figures one for each place of the slider, with the same kinds of traces
 */
export function framesOf(figures: readonly Figure[]): PlotlyFrame[] {
  const layouts = differing(figures.map(({ layout }) => layout));
  const traces = figures[0]!.data.map((_, k) => differing(figures.map(({ data }) => data[k]!)));
  const moving = traces.flatMap(([first], k) => Object.keys(first!).length === 0 ? [] : [k]);
  return figures.map((_, i) => ({
    name: String(i),
    data: moving.map((k) => traces[k]![i]!),
    traces: moving,
    ...(Object.keys(layouts[i]!).length === 0 ? {} : { layout: layouts[i]! }),
  }));
}

/** For each of several records what is not the same in all; null where one lacks a key. */
function differing(records: readonly Fields[]): Fields[] {
  const keys = [...new Set(records.flatMap(Object.keys))].sort();
  const parts: { [key: string]: Json }[] = records.map(() => ({}));
  for (const key of keys) {
    const values = records.map((record) => record[key]);
    const [first, ...others] = values.map((value) => JSON.stringify(value));
    if (others.every((text) => text === first)) continue;
    const changes = values.every(isFields)
      ? differing(values) // Plotly merges records key by key
      : values.map((value) => value ?? null);
    parts.forEach((part, i) => part[key] = changes[i]!);
  }
  return parts;
}

function isFields(value: Json | undefined): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

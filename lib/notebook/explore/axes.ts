import type { Figure, Json, Layout, Trace } from "../../figures/mod.ts";

/** What a trace covers along one axis, in the units in which Plotly counts it. */
interface Span {
  readonly low: number;
  readonly high: number;
  /** "tight" marks fill the picture to its edge, "loose" ones need some air around them. */
  readonly fit: "tight" | "loose";
}

type Letter = "x" | "y";

const AIR = 0.05; // of the range, on a side with loose marks

/**
 * The range that fits an axis in all figures: ranges that are given, and what is drawn where none
 * is; undefined for an axis of names or of pixels.
 *
 * @param figures that share the axis
 * @param axis    its key in the layout: "xaxis", "yaxis2", ...
 */
export function sharedRange(
  figures: readonly Figure[],
  axis: string,
): readonly [number, number] | undefined {
  const ranges = figures.flatMap((figure) => {
    const { type, range } = figure.layout[axis] as { type?: Json; range?: [number, number] };
    if (type !== "linear" && type !== "log") return [];
    return range
      ? [range]
      : fittedRange(spansOf(figure, axis, type === "log" ? Math.log10 : Number));
  });
  if (ranges.length === 0) return undefined;
  return [Math.min(...ranges.map(([low]) => low)), Math.max(...ranges.map(([, high]) => high))];
}

function fittedRange(spans: readonly Span[]): [number, number][] {
  if (spans.length === 0) return [];
  const least = Math.min(...spans.map(({ low }) => low));
  const most = Math.max(...spans.map(({ high }) => high));
  if (least === most) return [[least - 1, most + 1]];
  const air = AIR * (most - least);
  const room = ({ fit }: Span): number => fit === "loose" ? air : 0;
  return [[
    Math.min(...spans.map((span) => span.low - room(span))),
    Math.max(...spans.map((span) => span.high + room(span))),
  ]];
}

function spansOf(
  { data, layout }: Figure,
  axis: string,
  scale: (value: number) => number,
): Span[] {
  const letter = axis[0] as Letter, id = axis.replace("axis", "");
  const drawn = data.filter((trace) => (trace[`${letter}axis`] ?? letter) === id);
  const bars = drawn.filter(({ type }) => type === "bar");
  const spans = drawn.flatMap((trace) => {
    if (trace.type === "scatter") return scatterSpan(trace, letter);
    if (trace.type === "heatmap") return heatmapSpan(trace, letter);
    return trace.type === "bar" && letter === "x" ? barWidths(trace) : [];
  });
  if (letter === "y" && bars.length > 0) spans.push(barHeights(bars, layout));
  const lines = ((layout.shapes ?? []) as Layout[])
    .filter((shape) => (shape[`${letter}ref`] ?? letter) === id)
    .map((shape) => spanOf([shape[`${letter}0`], shape[`${letter}1`]] as number[], "loose"));
  return [...spans, ...lines].map(({ low, high, fit }) => ({
    low: scale(low),
    high: scale(high),
    fit,
  }));
}

function spanOf(values: readonly number[], fit: Span["fit"]): Span {
  return {
    low: values.reduce((a, b) => Math.min(a, b)),
    high: values.reduce((a, b) => Math.max(a, b)),
    fit,
  };
}

function scatterSpan(trace: Trace, letter: Letter): Span[] {
  const values = (trace[letter] as (number | null)[]).filter((value) => value !== null); // gaps
  const tight = letter === "x" && trace.mode === "lines"; // a curve runs from edge to edge
  return values.length === 0 ? [] : [spanOf(values, tight ? "tight" : "loose")];
}

function heatmapSpan(trace: Trace, letter: Letter): Span {
  const centres = trace[letter] as number[];
  const [a, b = a! + 1] = centres, last = centres.at(-1)!, before = centres.at(-2) ?? last - 1;
  return spanOf([a! - (b - a!) / 2, last + (last - before) / 2], "tight");
}

function barWidths({ x, width }: Trace): Span {
  const half = (i: number): number => (width as number[])[i]! / 2;
  return spanOf((x as number[]).flatMap((at, i) => [at - half(i), at + half(i)]), "tight");
}

/** Bars stand on 0, beside or on top of each other; there is air above them and none below. */
function barHeights(bars: readonly Trace[], { barmode }: Layout): Span {
  const stacks = new Map<string, number>();
  const ends = bars.flatMap(({ y, error_y }) =>
    (y as number[]).flatMap((height, i) => {
      const stack = barmode === "relative" ? `${i} ${height < 0}` : "";
      const end = (stack === "" ? 0 : stacks.get(stack) ?? 0) + height;
      stacks.set(stack, end);
      const error = (error_y as { array: number[] } | undefined)?.array[i] ?? 0;
      return [end - error, end + error];
    })
  );
  const { low, high } = spanOf([0, ...ends], "tight");
  return { low: low * (1 + AIR), high: high * (1 + AIR), fit: "tight" };
}

import { type Figure, figure, type FigureText, type Json, type Layout } from "./figure.ts";
import { LETTERS, sheet, topMargin } from "./layout.ts";
import { shareScale } from "./shared_scale.ts";

/** A figure with the heading it gets as a panel. */
export interface Panel {
  /** Written above the picture. */
  readonly heading: string;
  /** The picture; it must have axes. */
  readonly figure: Figure;
}

/** What {@link panels} needs. */
export interface PanelsOptions extends FigureText {
  /** In reading order: left to right, then down. */
  readonly panels: readonly Panel[];
  /** Panels in one row; at most 3, or the letters become too small on a phone. */
  readonly columns: 1 | 2 | 3;
}

type Fields = { readonly [key: string]: Json };

const MARGIN = 0.09; // part of the width between panels, where tick labels stand
const HEIGHTS = { 1: 320, 2: 220, 3: 170 } as const; // of a panel in pixels, by columns
const GAP = 64; // pixels between rows, for tick labels and the next heading

/**
 * Figures side by side: small multiples, read by comparing.
 *
 * Give the panels equal ranges, or they cannot be compared. Axis titles stand only at the left and
 * at the bottom; a name that occurs in several panels stands once in the legend; heat maps share
 * one colour scale.
 *
 * @param options figures with two axes, the number of columns, caption and description
 * @throws {TypeError} when caption or description is missing, a figure has no axes, or heat maps
 *   mean different quantities
 * @throws {RangeError} when columns is not 1, 2 or 3, or the joint figure is too large
 *
 * @example
 * ```ts
 * import { lines, panels } from "flowbook/figures";
 * const words = { caption: "A line.", description: "A rising line." };
 * const line = lines({ series: [{ name: "y", x: [0, 1], y: [0, 1] }], x: "x", y: "y", ...words });
 * const drawn = panels({
 *   panels: [{ heading: "before", figure: line }, { heading: "after", figure: line }],
 *   columns: 2,
 *   caption: "Nothing changed.",
 *   description: "Twice the same rising line.",
 * });
 * console.log(drawn.data.length); // 2
 * ```
 */
export function panels(options: PanelsOptions): Figure {
  const { columns } = options;
  if (![1, 2, 3].includes(columns)) {
    throw new RangeError(`Expected columns to be 1, 2 or 3; got ${columns}`);
  }
  const named = new Set<Json>();
  const rows = Math.ceil(options.panels.length / columns);
  const inner = rows * HEIGHTS[columns] + (rows - 1) * GAP;
  const shapes = new Set(options.panels.map(({ figure }) => isSquare(figure)));
  const parts = options.panels.map((panel, i) => {
    const place = placeOf(i, columns, options.panels.length, inner);
    const traces = panel.figure.data.map((trace) => {
      const first = trace.name === undefined || !named.has(trace.name);
      if (trace.name !== undefined) named.add(trace.name);
      return {
        ...moveTrace(trace, place, columns),
        showlegend: first && trace.showlegend === true,
      };
    });
    return { traces, ...moveLayout(panel, shapes.size > 1 ? { ...place, mixed: true } : place) };
  });
  const traces = shareScale(parts.flatMap((part) => part.traces));
  const top = topMargin(options) + 22; // the headings of the first row
  const bottom = traces.some((trace) => trace.showlegend === true) ? 100 : 60;
  const paper = sheet(options, inner + top + bottom);
  return figure(traces, {
    ...paper,
    margin: { ...paper.margin as Fields, t: top },
    annotations: parts.flatMap((part) => part.annotations),
    shapes: parts.flatMap((part) => part.shapes),
    ...Object.assign({}, ...parts.map((part) => part.axes)),
  }, options);
}

/** Where a panel stands, in parts of the drawing area, and the number in its axis names. */
interface Place {
  readonly suffix: string;
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
  /** Whether nothing stands below it. */
  readonly lowest: boolean;
  /** Whether square panels stand beside others: those shrink, and headings must stay level. */
  readonly mixed?: true;
}

function isSquare({ layout }: Figure): boolean {
  return (layout.yaxis as Fields | undefined)?.scaleanchor !== undefined;
}

function placeOf(index: number, columns: 1 | 2 | 3, count: number, inner: number): Place {
  const column = index % columns, row = Math.floor(index / columns);
  const width = (1 - (columns - 1) * MARGIN) / columns, height = HEIGHTS[columns] / inner;
  const left = column * (width + MARGIN), top = 1 - row * (height + GAP / inner);
  return {
    suffix: index === 0 ? "" : String(index + 1),
    x: [left, left + width],
    y: [Math.max(0, top - height), top],
    lowest: index + columns >= count,
  };
}

function moveTrace(trace: Fields, { suffix }: Place, columns: 1 | 2 | 3): Fields {
  const marker = trace.marker as Fields | undefined;
  const share = [1, 0.8, 0.6][columns - 1]!;
  const size = marker?.size as number | readonly number[] | undefined;
  const smaller = typeof size === "number"
    ? size * share
    : size?.map((one) => Math.round(10 * one * share) / 10);
  return {
    ...trace,
    xaxis: `x${suffix}`,
    yaxis: `y${suffix}`,
    ...(trace.name === undefined ? {} : { legendgroup: trace.name }),
    ...(smaller === undefined ? {} : { marker: { ...marker, size: smaller } }),
  };
}

function moveLayout(
  { heading, figure: { layout } }: Panel,
  place: Place,
): { axes: Layout; annotations: Fields[]; shapes: Fields[] } {
  const { suffix } = place;
  const { xaxis, yaxis, annotations = [], shapes = [] } = layout as { [key: string]: Json };
  if (!xaxis || !yaxis) throw new TypeError(`Expected a figure with axes in panel "${heading}"`);
  const move = (item: Fields): Fields => ({
    ...item,
    xref: item.xref === "paper" ? `x${suffix} domain` : `x${suffix}`,
    yref: item.yref === "paper" ? `y${suffix} domain` : `y${suffix}`,
  });
  const title = { text: heading, showarrow: false, x: 0, xanchor: "left", y: 1, yanchor: "bottom" };
  return {
    axes: {
      [`xaxis${suffix}`]: { ...panelAxis(xaxis as Fields, "x", place, place.lowest) },
      [`yaxis${suffix}`]: { ...panelAxis(yaxis as Fields, "y", place, place.x[0] === 0) },
    },
    annotations: [
      { ...move({ xref: "paper", yref: "paper" }), ...title },
      ...(annotations as Fields[]).map(move),
    ],
    shapes: (shapes as Fields[]).map(move),
  };
}

function panelAxis(axis: Fields, which: "x" | "y", place: Place, outer: boolean): Fields {
  const { title, scaleanchor, ...rest } = axis;
  const small = { size: LETTERS.small };
  return {
    ...rest,
    ...(outer && title ? { title: { ...title as Fields, font: small } } : {}),
    ...(scaleanchor ? { scaleanchor: `x${place.suffix}` } : {}),
    ...(scaleanchor && place.mixed ? { constraintoward: "top" } : {}),
    anchor: `${which === "x" ? "y" : "x"}${place.suffix}`,
    domain: place[which],
    tickfont: small,
  };
}

import { type Asserted, requireAsserted } from "./asserted.ts";
import type { Json, Layout, Trace } from "./json.ts";
import { roundNumbers } from "./rounding.ts";

export type { Json, Layout, Trace };

/** A picture as data: Plotly JSON and the words that go with it. */
export interface Figure {
  /** Marks, drawn in this order; at most {@link MOST_TRACES}. */
  readonly data: readonly Trace[];
  /** What stands around the marks. */
  readonly layout: Layout;
  /** What the reader should see; printed under the picture. */
  readonly caption: string;
  /** What is drawn, for a reader who cannot see it. */
  readonly description: string;
}

/** The words every figure needs. */
export interface FigureText {
  /** A heading inside the picture; leave it out where the caption says enough. */
  readonly title?: string;
  /** What the reader should see; printed under the picture. */
  readonly caption: string;
  /** What is drawn, for a reader who cannot see it. */
  readonly description: string;
  /** Which words of caption or description hold of the numbers that are drawn; all have to. */
  readonly asserted?: Asserted;
}

/** Most traces in one figure; more belong in one trace with gaps. */
export const MOST_TRACES = 60;

/** Most characters in the JSON of one figure: notebooks are files that people download. */
export const MOST_CHARACTERS = 2_000_000;

/** Names stand in a row below the picture; a figure whose traces show no name has no legend. */
const LEGEND = {
  orientation: "h",
  x: 0,
  xanchor: "left",
  y: 0,
  yanchor: "bottom",
  yref: "container",
};

/**
 * Finishes a figure: numbers rounded as {@link roundNumbers} does, keys in order, limits checked.
 *
 * Equal pictures become equal text, byte for byte, so that a changed figure is a changed file.
 *
 * @param traces at most 60, drawn in order
 * @param layout axes and the rest, as `layoutOf` makes them
 * @param text   caption and description, neither of them empty
 * @throws {TypeError} when a text is missing or empty
 * @throws {RangeError} when a number is not finite, words hold TeX or are asserted and do not hold, or
 *   the figure is too large
 */
export function figure(traces: readonly Trace[], layout: Layout, text: FigureText): Figure {
  const { caption, description, asserted = {} } = text;
  requireText(caption, "a caption");
  requireText(description, "a description");
  requireAsserted(asserted, `${caption}\n${description}`);
  if (traces.length === 0 || traces.length > MOST_TRACES) {
    throw new RangeError(`Expected 1 to ${MOST_TRACES} traces; got ${traces.length}`);
  }
  const data = traces.map((trace, i) => tidy(trace, `trace ${i}`) as Trace);
  const showlegend = traces.some((trace) => trace.showlegend === true);
  const full = { ...layout, showlegend, ...(showlegend ? { legend: LEGEND } : {}) };
  const finished = {
    ...roundNumbers(data, tidy(full, "layout") as Layout),
    caption: tidy(caption, "caption") as string,
    description: tidy(description, "description") as string,
  };
  const { length } = JSON.stringify(finished);
  if (length > MOST_CHARACTERS) {
    throw new RangeError(`Expected at most ${MOST_CHARACTERS} characters of JSON; got ${length}`);
  }
  return finished;
}

/**
 * Demands words where a figure without them would not be readable.
 *
 * @throws {TypeError} when the text is missing or blank
 */
export function requireText(text: unknown, what: string): void {
  if (typeof text !== "string") throw new TypeError(`Expected ${what}; got ${typeof text}`);
  if (text.trim() === "") throw new TypeError(`Expected ${what}; got an empty text`);
}

function tidy(value: Json, where: string): Json {
  if (typeof value === "number") {
    if (!Number.isFinite(value)) {
      throw new RangeError(`Expected a number at ${where}; got ${value}`);
    }
    return value;
  }
  if (typeof value === "string" && value.includes("\\")) {
    throw new RangeError(`Expected words without TeX at ${where}; got "${value}"`);
  }
  if (isList(value)) return value.map((item, i) => tidy(item, `${where}[${i}]`));
  if (typeof value !== "object" || value === null) return value;
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map((key) => [key, tidy(value[key]!, `${where}.${key}`)]));
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value); // Array.isArray alone does not narrow a readonly list
}

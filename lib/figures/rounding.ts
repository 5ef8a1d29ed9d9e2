import type { Json, Layout, Trace } from "./json.ts";

type Rounding = (value: number) => number;

const DIGITS = 5; // more than a screen can show of an axis down to zero; few enough for small files
const MOST_DIGITS = 15;
const EXACT_DIGITS = 10; // what differs beyond them differs by rounding
const UNSEEN = 1e-4; // of an axis: a twentieth of a pixel
const SHORT = 24; // so many numbers a reader may look at one by one

/**
 * Rounds the numbers of a figure: to 5 significant digits, and to more where the axis is far from 0.
 *
 * None moves by more than a ten thousandth of what its axis spans: the range where one is given, and
 * else what is drawn along it. Whole numbers stay, and those of a short series stay distinct.
 *
 * @param traces of finite numbers
 * @param layout axes and the rest
 */
export function roundNumbers(
  traces: readonly Trace[],
  layout: Layout,
): { data: Trace[]; layout: Layout } {
  const axes: { [name: string]: Axis } = {};
  const axisOf = (name: Json): Axis => axes[`${name}`] ??= axisRoundings(`${name}`, traces, layout);
  const data = traces.map((trace) =>
    mapFields(trace, (key, value) => {
      if (key === "x" || key === "y") {
        return roundSeries(value, axisOf(trace[`${key}axis`] ?? key).data);
      }
      return roundAll(value, key === "z" ? colourRounding(trace) : round);
    })
  );
  const item = (part: "data" | "places") => (fields: Json): Json =>
    mapFields(fields as Layout, (key, value) => {
      const [, letter] = /^([xy])[01]?$/.exec(key) ?? [];
      const axis = letter && ((fields as Layout)[`${letter}ref`] ?? letter);
      return roundAll(value, axis && /^[xy]\d*$/.test(String(axis)) ? axisOf(axis)[part] : round);
    });
  const around = mapFields(layout, (key, value) => {
    const [, letter, number] = /^([xy])axis(\d*)$/.exec(key) ?? [];
    if (letter) {
      const { places } = axisOf(`${letter}${number}`);
      return mapFields(
        value as Layout,
        (part, inner) => roundAll(inner, part === "range" ? places : round),
      );
    }
    if (key === "shapes") return (value as Json[]).map(item("data"));
    return key === "annotations" ? (value as Json[]).map(item("places")) : roundAll(value, round);
  });
  return { data, layout: around };
}

/** How numbers along an axis are rounded. */
interface Axis {
  /** Coordinates: of points, bars and lines. */
  readonly data: Rounding;
  /** Ends of the range and places of words, which a log axis counts in powers of ten. */
  readonly places: Rounding;
}

function axisRoundings(name: string, traces: readonly Trace[], layout: Layout): Axis {
  const letter = name[0] as "x" | "y";
  const { type, range } = (layout[`${letter}axis${name.slice(1)}`] ?? {}) as Layout;
  const scale = type === "log" ? Math.log10 : Number;
  const drawn = (): number[] =>
    traces.filter((trace) => (trace[`${letter}axis`] ?? letter) === name)
      .flatMap((trace) => numbersIn(trace[letter])).map(scale);
  const unit = unitOf(range === undefined ? drawn() : numbersIn(range));
  const places: Rounding = (value) => round(value, unit);
  const relative = (value: number): number => decimal(Math.abs(value) * Math.LN10 * unit);
  return { data: type === "log" ? (value) => round(value, relative(value)) : places, places };
}

/** How the values of a heat map are rounded: beside the span of its colours. */
function colourRounding({ z, zmin, zmax }: Trace): Rounding {
  const ends = numbersIn([zmin ?? null, zmax ?? null]);
  const unit = unitOf(ends.length === 2 ? ends : numbersIn(z));
  return (value) => round(value, unit);
}

/** To 5 significant digits, or to more where that is coarser than the unit; no -0. */
function round(value: number, unit = 0): number {
  if (Number.isSafeInteger(value)) return value + 0;
  const leading = Math.floor(Math.log10(Math.abs(value)));
  const wanted = unit > 0 ? leading - Math.round(Math.log10(unit)) + 1 : 0;
  return Number(value.toPrecision(Math.min(MOST_DIGITS, Math.max(DIGITS, wanted)))) + 0;
}

/** Distinct numbers of a short series stay distinct, unless they differ by rounding alone. */
function roundSeries(value: Json | undefined, rounding: Rounding): Json {
  const rounded = roundAll(value, rounding);
  if (!Array.isArray(value) || value.length > SHORT) return rounded;
  const distinct = (list: Json): number => new Set(list as Json[]).size;
  const toDigits = (digits: number): Json =>
    roundAll(value, (number) => Number(number.toPrecision(digits)) + 0);
  const wanted = distinct(toDigits(EXACT_DIGITS));
  if (distinct(rounded) >= wanted) return rounded;
  for (let digits = DIGITS + 1;; digits++) {
    const finer = toDigits(digits);
    if (distinct(finer) >= wanted) return finer;
  }
}

/** The decimal unit that cannot be seen beside the span of some numbers; 0 where there is none. */
function unitOf(values: readonly number[]): number {
  let low = Infinity, high = -Infinity; // a long list spread into Math.max would overflow the stack
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (!Number.isFinite(high - low)) return 0;
  return decimal(2 * UNSEEN * (high - low || 2)); // Plotly draws 1 on either side of a lone value
}

/** The largest power of ten that is not larger. */
function decimal(size: number): number {
  return size > 0 ? 10 ** Math.floor(Math.log10(size)) : 0;
}

/** All numbers in a value. */
function numbersIn(value: Json | undefined): number[] {
  if (typeof value === "number") return [value];
  return Array.isArray(value) ? (value as Json[]).flatMap(numbersIn) : [];
}

/** A value with all numbers in it rounded. */
function roundAll(value: Json | undefined, rounding: Rounding): Json {
  if (typeof value === "number") return rounding(value);
  if (Array.isArray(value)) return (value as Json[]).map((item) => roundAll(item, rounding));
  if (typeof value !== "object" || value === null) return value ?? null;
  return mapFields(value as Layout, (_, inner) => roundAll(inner, rounding));
}

function mapFields(fields: Layout, change: (key: string, value: Json) => Json): Layout {
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [key, change(key, value)]),
  );
}

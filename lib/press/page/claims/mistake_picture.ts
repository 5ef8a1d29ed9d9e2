import { figure, type Layout } from "../../../figures/figure.ts";
import { INK } from "../../../figures/layout.ts";
import { type Figure, lines } from "../../../figures/mod.ts";
import { COLOURS, translucent } from "../../../figures/palette.ts";
import { printNumber } from "../../../notebook/records/print.ts";
import { inMeasure, type Measure } from "../../show/measure.ts";
import { WITH_MISTAKE } from "../../show/routes.ts";
import { checkInWords, withoutTex } from "../../show/plain_text.ts";
import type { Comparison } from "./comparisons.ts";

const WIDTH = 400, ROWS = 250, DOTS = 300; // pixels: two pictures stand beside each other

/**
 * How it looks when it is wrong: both routes of a check, and the first one with its mistake.
 *
 * Single numbers are dots above each other along one axis; many are dots over their entries. The routes
 * cover each other, because they agree; the mistake stands apart.
 *
 * @param comparison of a check with a control
 * @returns undefined when the mistake or the right side has no finite number to draw
 */
export function mistakePicture(comparison: Comparison): Figure | undefined {
  const { right, wrong, name, mistake } = comparison;
  const entries = right.flatMap((value, i) => isNumber(value) && isNumber(wrong[i]) ? [i] : []);
  if (entries.length === 0) return undefined;
  const text = {
    title: checkInWords(name),
    caption: `${withoutTex(mistake)}: ${missOf(comparison)}`,
    description: describe(comparison, entries),
  };
  return right.length === 1 ? rowsOf(comparison, text) : dotsOf(comparison, entries, text);
}

interface Text {
  readonly title: string;
  readonly caption: string;
  readonly description: string;
}

/** One number for each side: a row for each, so that equal ones do not cover each other. */
function rowsOf(comparison: Comparison, text: Text): Figure {
  const { left, right, wrong, allowed, measure } = comparison;
  const at = right[0]!, names = namesOf(comparison);
  const points = [left, right, wrong].flatMap(([value], i) =>
    isNumber(value) ? [{ name: names[i]!, x: [value], y: [names.length - i] }] : []
  );
  const { data, layout: { legend: _, ...layout } } = lines({
    ...text,
    series: [],
    points,
    x: "value",
    y: "route",
    xRange: roomAround([left[0], at, wrong[0]]),
    yRange: [0.4, names.length + 0.6],
  });
  const ticks = {
    automargin: true,
    tickvals: names.map((_, i) => names.length - i),
    ticktext: names.map(inTwoLines),
  };
  return figure(data.map((trace) => ({ ...trace, showlegend: false })), {
    ...layout,
    width: WIDTH,
    height: ROWS,
    yaxis: { ...layout.yaxis as Layout, ...ticks },
    shapes: marksOf(at, allowed, measure),
  }, text);
}

/** A line at the right side, and how far from it a value may be: invisible where that is little. */
function marksOf(at: number, allowed: number | null, measure: Measure): Layout[] {
  const upright = { layer: "below", yref: "paper", y0: 0, y1: 1 };
  const half = (allowed ?? 0) * (measure === "relative" ? Math.abs(at) : 1);
  return [
    {
      ...{ ...upright, type: "rect", x0: at - half, x1: at + half },
      ...{ line: { width: 0 }, fillcolor: translucent(COLOURS[1], 0.2) },
    },
    {
      ...upright,
      type: "line",
      x0: at,
      x1: at,
      line: { color: INK.axis, dash: "dot", width: 1.5 },
    },
  ];
}

/** Many numbers: dots over their place in the list. */
function dotsOf(comparison: Comparison, entries: readonly number[], text: Text): Figure {
  const { left, right, wrong } = comparison, names = namesOf(comparison);
  const points = [left, right, wrong].flatMap((side, i) => {
    const shown = entries.filter((entry) => isNumber(side[entry]));
    const y = shown.map((entry) => side[entry]!);
    return y.length === 0 ? [] : [{ name: names[i]!, x: shown.map((entry) => entry + 1), y }];
  });
  const { data, layout } = lines({
    ...text,
    series: [],
    points,
    x: "entry",
    y: "value",
    xRange: [0.5, right.length + 0.5],
  });
  const xaxis = layout.xaxis as Layout;
  const few = right.length <= 12 ? { dtick: 1 } : {}; // entries are whole numbers
  const rings = data.map((trace, i) => i === 0 ? asRing(trace) : trace);
  return figure(
    rings,
    { ...layout, width: WIDTH, height: DOTS, xaxis: { ...xaxis, ...few } },
    text,
  );
}

/** The left side as rings, so that the right side is seen inside them. */
function asRing(trace: Layout): Layout {
  const marker = trace.marker as { readonly symbol: string; readonly size: number };
  const ring = { ...marker, symbol: `${marker.symbol}-open`, size: marker.size + 5 };
  return { ...trace, marker: ring };
}

function roomAround(values: readonly (number | null | undefined)[]): [number, number] {
  const numbers = values.filter(isNumber);
  const low = Math.min(...numbers), high = Math.max(...numbers);
  const air = 0.15 * (high - low) || 0.5 * Math.max(1, Math.abs(low));
  return [low - air, high + air];
}

function describe(
  { left, right, wrong, routes }: Comparison,
  entries: readonly number[],
): string {
  const [first] = entries;
  if (right.length === 1) {
    const [a, b, c] = [left[0], right[0], wrong[0]].map(print);
    return `Three dots on one axis: ${routes.left} at ${a}, ${routes.right} at ${b}, and ${WITH_MISTAKE} at ${c}.`;
  }
  const worst = entries.reduce(
    (best, i) => gap(wrong, right, i) > gap(wrong, right, best) ? i : best,
    first!,
  );
  return `Dots over ${right.length} entries. Those of ${routes.left} and ${routes.right} fall on each ` +
    `other. Those ${WITH_MISTAKE} differ most from ${routes.right} at entry ${worst + 1}: ` +
    `${print(wrong[worst])} instead of ${print(right[worst])}.`;
}

/** What the three sets of dots are called. */
function namesOf({ routes }: Comparison): readonly string[] {
  return [routes.left, routes.right, WITH_MISTAKE];
}

/** Beside an axis there is little room: broken at the space nearest to the middle. */
function inTwoLines(words: string): string {
  const spaces = [...words.matchAll(/ /g)].map(({ index }) => index);
  if (words.length < 12 || spaces.length === 0) return words;
  const offMiddle = (at: number): number => Math.abs(at - words.length / 2);
  const at = spaces.reduce((best, space) => offMiddle(space) < offMiddle(best) ? space : best);
  return `${words.slice(0, at)}<br>${words.slice(at + 1)}`;
}

function gap(a: Comparison["left"], b: Comparison["left"], i: number): number {
  return Math.abs(a[i]! - b[i]!);
}

function missOf({ miss, measure, allowed, bound }: Comparison): string {
  if (miss === null) return "not comparable.";
  const far = `${print(miss)}${inMeasure(measure)}`;
  if (bound !== undefined) return `beyond its bound by ${far}.`;
  return `off by ${far}, where ${print(allowed)} is allowed.`;
}

function print(value: number | null | undefined): string {
  return isNumber(value) ? printNumber(value) : "no number";
}

/** Records hold null where there was no finite number. */
function isNumber(value: number | null | undefined): value is number {
  return typeof value === "number";
}

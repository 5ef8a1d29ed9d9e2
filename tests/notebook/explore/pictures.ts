import { strictEqual } from "node:assert/strict";
import { bars, type Figure, heatmap, lines, panels, plane } from "flowbook/figures";
import { explore, type Inputs, range, type Values } from "flowbook/notebook";
import { AXES, type Drawn, WORDS } from "../../figures/words.ts";
import { capture } from "../capture.ts";

const xs = Array.from({ length: 31 }, (_, i) => i / 5 - 3);
function bell(x: number, sd: number): number {
  return Math.exp(-0.5 * (x / sd) ** 2) / sd;
}

/** Curves, one of which moves, with a line that moves too. */
export function curves(sd: number): Figure {
  return lines({
    ...AXES,
    title: "Two bells",
    series: [
      { name: "moves", x: xs, y: xs.map((x) => bell(x, sd)) },
      { name: "rests", x: xs, y: xs.map((x) => bell(x, 1)) },
    ],
    references: [{ axis: "x", at: sd, label: "width" }],
    description: `A bell of width ${sd}.`,
  });
}

function cloud(t: number): Figure {
  return plane({
    ...AXES,
    layers: [
      { kind: "arrows", name: "u", x: [0, 1], y: [0, 1], u: [t, 0], v: [0, t] },
      { kind: "points", name: "p", x: xs.map((x) => x * t), y: xs },
    ],
  });
}

function table(s: number): Figure {
  return heatmap({
    ...AXES,
    name: "v",
    columns: xs,
    rows: xs,
    values: xs.map((y) => xs.map((x) => bell(Math.hypot(x, y), s))),
  });
}

/** Two bars. */
export function columns(n: number): Figure {
  return bars({ ...AXES, categories: ["a", "b"], series: [{ name: "n", values: [n, 1 / n] }] });
}

function pair(t: number): Figure {
  return panels({
    ...WORDS,
    title: "Side by side",
    columns: 2,
    panels: [{ heading: "a", figure: curves(t) }, { heading: "b", figure: curves(2) }],
  });
}

/** Pictures of all kinds that depend on a number. */
export const PICTURES: { readonly [name: string]: (value: number) => Figure } = {
  curves,
  cloud,
  table,
  columns,
  pair,
};
/** Where that number can stand. */
export const SLIDER = range(0.5, 2, 4, { start: 1 });

/** What a cell with this picture puts out. */
export async function bundle<I extends Inputs>(
  inputs: I,
  draw: (values: Values<I>) => Figure | Promise<Figure>,
): Promise<Drawn> {
  const messages = await capture(() => explore(inputs, draw));
  strictEqual(messages.length, 1);
  strictEqual(messages[0]!.kind, "new");
  return messages[0]!.data;
}

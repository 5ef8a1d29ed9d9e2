import { drawStill } from "#still";
import {
  densityBins,
  type Figure,
  heatmap,
  histogram,
  lines,
  panels,
  plane,
  scatter,
} from "flowbook/figures";
import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import fc from "#properties";
import { AXES, type Drawn, WORDS } from "./words.ts";

const MONTHS = Array.from({ length: 13 }, (_, k) => 2020 + k / 12);

function line(x: number[], y: number[], more: object = {}): Drawn {
  return lines({ ...AXES, series: [{ name: "a", x, y }], ...more });
}

Deno.test("places far from zero stay apart, each where it is", () => {
  const { data: [far] } = line([1e6, 1e6 + 1, 1e6 + 2, 1e6 + 3], [1.000001, 1.000002, 1.000003, 2]);
  deepStrictEqual(far.x, [1000000, 1000001, 1000002, 1000003]);
  deepStrictEqual(far.y, [1.000001, 1.000002, 1.000003, 2]); // a short series
  const { data: [years] } = line(MONTHS, MONTHS.map((_, k) => k));
  strictEqual(new Set(years.x).size, 13);
  years.x.forEach((year: number, k: number) => ok(Math.abs(year - MONTHS[k]!) < 1e-4));
  const easting = [455123.4, 455124.9, 455126.2];
  const places: Drawn = scatter({ ...AXES, groups: [{ name: "a", x: easting, y: [1, 2, 3] }] });
  deepStrictEqual(places.data[0].x, easting);
});

Deno.test("no number moves by more than a ten thousandth of its axis", () => {
  const number = fc.double({ min: -1, max: 1, noNaN: true });
  fc.assert(fc.property(
    fc.double({ min: -1e9, max: 1e9, noNaN: true }),
    fc.double({ min: 1e-3, max: 1e6, noNaN: true }),
    fc.array(number, { minLength: 2, maxLength: 60 }),
    (offset, spread, list) => {
      const x = list.map((value) => offset + spread * value),
        span = Math.max(...x) - Math.min(...x);
      const { data: [drawn] } = line(x, list);
      const rounding = 1e-14 * Math.abs(offset); // of float64 itself
      x.forEach((value, i) => ok(Math.abs(drawn.x[i] - value) <= 1e-4 * (span || 2) + rounding));
    },
  ));
});

Deno.test("a range that is given counts for the axis, and keeps its own ends", () => {
  const x = Array.from({ length: 30 }, (_, k) => 1000 + k / 700), wide = [0, 2000];
  deepStrictEqual(line(x, x, { xRange: wide }).data[0].x, x.map((v) => Number(v.toPrecision(5))));
  const { data: [near], layout } = line(x, x, { xRange: [1000.0025, 1000.0075] });
  deepStrictEqual(layout.xaxis.range, [1000.0025, 1000.0075]);
  x.forEach((value, k) => ok(Math.abs(near.x[k] - value) <= 1e-4 * 0.005));
});

Deno.test("bars, cells, lines at values and words far from zero stand where they belong", () => {
  const from = 1e6, bins = { from, to: from + 1, bins: 4 };
  const series = [{ name: "a", ...densityBins([from + 0.1, from + 0.6], bins) }];
  const drawn: Drawn = histogram({ ...AXES, series });
  deepStrictEqual(drawn.data[0].x, [0.125, 0.375, 0.625, 0.875].map((part) => from + part));
  const cells: Drawn = heatmap({
    ...AXES,
    name: "log-likelihood",
    columns: [from + 0.25, from + 0.75],
    rows: [0, 1],
    values: [[-5000.001, -5000.002], [-5000.003, -5000.004]],
  });
  deepStrictEqual(cells.data[0].x, [from + 0.25, from + 0.75]);
  deepStrictEqual(cells.data[0].z, [[-5000.001, -5000.002], [-5000.003, -5000.004]]);
  const at = 1000000.5;
  const { layout } = line([from, from + 1], [0, 1], {
    references: [{ axis: "x", at, label: "b" }],
  });
  strictEqual(layout.shapes[0].x0, at);
  strictEqual(layout.annotations[0].x, at);
});

Deno.test("a log axis over a short span keeps what can be seen on it", () => {
  const y = Array.from({ length: 30 }, (_, k) => 1000 + k / 300);
  const { data: [drawn] } = line(y, y, { yScale: "log" });
  const span = Math.log10(y.at(-1)! / y[0]!);
  y.forEach((value, k) => ok(Math.abs(Math.log10(drawn.y[k] / value)) <= 1e-4 * span));
});

Deno.test("panels keep the numbers of their figures, axis by axis", () => {
  const far = line([1e6 + 0.25, 1e6 + 0.5], [0, 1]) as Figure,
    near = line([0, 1], [0, 1]) as Figure;
  const { data }: Drawn = panels({
    ...WORDS,
    columns: 2,
    panels: [{ heading: "near", figure: near }, { heading: "far", figure: far }],
  });
  deepStrictEqual(data.map((trace: Drawn) => trace.x), [[0, 1], [1e6 + 0.25, 1e6 + 0.5]]);
  const wide = line([0, 2e6], [0, 1]) as Figure;
  const mixed: Drawn = panels({
    ...WORDS,
    columns: 2,
    panels: [{ heading: "wide", figure: wide }, { heading: "far", figure: far }],
  });
  deepStrictEqual(mixed.data[1].x, [1e6 + 0.25, 1e6 + 0.5]);
});

Deno.test("data that reach down to zero keep five digits; whole numbers keep all", () => {
  const x = Array.from({ length: 30 }, (_, k) => k * Math.PI), steps = [0, 123456, 654321];
  deepStrictEqual(line(x, x).data[0].x, x.map((value) => Number(value.toPrecision(5))));
  deepStrictEqual(line(steps, [1, 2, 3]).data[0].x, steps);
  const noisy = [0.1 + 0.2, 0.3, 1 / 3, 2]; // equal but for rounding
  deepStrictEqual(line([0, 1, 2, 3], noisy).data[0].y, [0.3, 0.3, 0.33333, 2]);
});

Deno.test("the ticks of an axis far from zero are told apart", async () => {
  const drawn = plane({
    ...AXES,
    layers: [{ kind: "points", name: "a", x: [1e6, 1e6 + 3], y: [1.000001, 3.000003] }],
  });
  const svg = await drawStill(drawn);
  const words = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, word]) => word);
  ok(words.includes("1.000001M") || words.includes("1.000002M"), words.join());
  strictEqual(new Set(words).size, words.length);
});

import {
  bars,
  densityBins,
  type Figure,
  heatmap,
  histogram,
  imageGrid,
  lines,
  lossCurve,
  panels,
  plane,
  scatter,
  waysOverTime,
} from "flowbook/figures";
import { stream } from "flowbook/random";
import { AXES, WORDS } from "./words.ts";

const grid = Array.from({ length: 41 }, (_, k) => k / 10 - 2);
const bell = (x: number): number => Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
const draws = stream(1).split("gallery").normal(2000);
const x = draws.subarray(0, 1000), y = draws.subarray(1000);
const surface = {
  name: "density",
  columns: grid,
  rows: grid,
  values: grid.map((v) => grid.map((u) => bell(u) * bell(v))),
};
const wave = { ...surface, name: "velocity", values: grid.map((v) => grid.map((u) => u * v)) };
const image = Float32Array.from({ length: 64 }, (_, i) => Math.sin(i));
const curve = { name: "exact density", x: grid, y: grid.map(bell) };
const run = {
  name: "training",
  losses: Array.from(x, (z, k) => 1 + 3 / (k + 1) + 0.1 * Math.abs(z)),
};
const field = plane({
  ...AXES,
  layers: [
    { kind: "density", ...surface },
    { kind: "arrows", name: "velocity", x: [0, 1], y: [0, 1], u: [1, 0], v: [0, 1] },
    { kind: "paths", name: "paths", paths: [{ x: [0, 1], y: [0, 1] }, { x: [1, 0], y: [0, 1] }] },
    { kind: "points", name: "samples", x, y },
  ],
});

/** At least one figure of every kind and option, for tests of what becomes of them. */
export const GALLERY: { readonly [name: string]: Figure } = {
  lines: lines({ ...AXES, title: "A heading", series: [curve, { ...curve, name: "again" }] }),
  logarithms: lines({
    ...AXES,
    series: [{ name: "error", x: [10, 20, 40], y: [1e-2, 1e-4, 1e-6] }],
    references: [{ axis: "y", at: 1e-5, label: "bound" }, { axis: "x", at: 20, label: "probe" }],
    xScale: "log",
    yScale: "log",
    yRange: [1e-7, 1],
  }),
  scatter: scatter({
    ...AXES,
    groups: [{ name: "samples", x, y }, { name: "one", x: [0], y: [0] }],
  }),
  cloud: scatter({ ...AXES, groups: [{ name: "samples", x: draws, y: draws.toReversed() }] }),
  plane: field,
  film: plane({
    ...AXES,
    shape: "free",
    layers: [
      { kind: "density", ...surface, relative: true },
      { kind: "trails", name: "ways", clouds: [{ x: [0], y: [0] }, { x: [1], y: [2] }], moment: 1 },
      { kind: "wedges", name: "velocity", x: [0, 1], y: [0, 1], u: [1, 0], v: [0, 2] },
    ],
  }),
  waysOverTime: waysOverTime({ ...WORDS, times: [0, 1], ways: [[0, 1], [1, 0]] }),
  heatmap: heatmap({ ...AXES, ...surface }),
  diverging: heatmap({ ...AXES, ...wave, colours: "diverging" }),
  bars: bars({
    ...AXES,
    categories: ["Euler", "Heun"],
    series: [1, 2, 3, 4, 5, 6, 7].map((k) => ({ name: `${k}`, values: [k, -k], errors: [1, 0] })),
  }),
  stacked: bars({
    ...AXES,
    categories: ["Euler", "Heun"],
    series: [{ name: "bias", values: [1, 2] }, { name: "spread", values: [1, -2] }],
    arrangement: "stacked",
  }),
  histogram: histogram({
    ...AXES,
    series: [0, 1].map((shift) => ({
      name: `draws + ${shift}`,
      ...densityBins(draws.map((z) => z + shift), { from: -4, to: 5, bins: 30 }),
    })),
    curve,
  }),
  images: imageGrid({
    ...WORDS,
    rows: [{ label: "data", images: [image, image] }, { label: "", images: [image] }],
  }),
  losses: lossCurve({ ...WORDS, series: [run], floor: { value: 1, label: "floor" } }),
  panels: panels({
    ...WORDS,
    title: "A heading",
    panels: [{ heading: "t = 0", figure: field }, { heading: "t = 1", figure: field }],
    columns: 2,
  }),
};

import type { Cell } from "../../lib/press/ipynb/mod.ts";
import { code } from "../press/book/fixture.ts";

/** A film with a layer of every kind that moves, for the chapter in `fixture_cells.ts`. */
export const FILM_CELLS: readonly Cell[] = [
  code(
    "figure-film",
    `import { plane } from "flowbook/figures";
const moments = range(0, 1, 11, { play: 2, label: "time t" });
const crowd = Array.from({ length: 60 }, (_, m) => ({ angle: 2.4 * m, far: Math.sqrt(m / 60) }));
const cloudAt = (t: number, share: number) => {
  const mine = crowd.filter((_, m) => m % 3 === share);
  return {
    x: mine.map(({ angle, far }) => (1 + 2 * t) * far * Math.cos(angle + 2 * t)),
    y: mine.map(({ angle, far }) => (1 + 2 * t) * far * Math.sin(angle + 2 * t)),
  };
};
const cells = Array.from({ length: 20 }, (_, i) => -3.8 + 0.4 * i);
const corners = [-3, -1, 1, 3].flatMap((y) => [-3, -1, 1, 3].map((x) => ({ x, y })));
const clouds = moments.values.map((t) => cloudAt(t, 0));

await explore({ t: moments }, ({ t }) =>
  plane({
    layers: [
      {
        kind: "density",
        name: "density",
        relative: true,
        columns: cells,
        rows: cells,
        values: cells.map((y) => cells.map((x) => Math.exp(-(x * x + y * y) / (1 + 4 * t)))),
      },
      {
        kind: "wedges",
        name: "velocity",
        x: corners.map(({ x }) => x),
        y: corners.map(({ y }) => y),
        u: corners.map(({ x, y }) => (1 - t) * x - y),
        v: corners.map(({ x, y }) => (1 - t) * y + x),
        longest: 6,
      },
      { kind: "trails", name: "way so far", clouds, moment: moments.values.indexOf(t) },
      { kind: "points", name: "some", ...clouds[moments.values.indexOf(t)]! },
      { kind: "points", name: "others", ...cloudAt(t, 1) },
    ],
    x: "first coordinate",
    y: "second coordinate",
    xRange: [-4, 4],
    yRange: [-4, 4],
    caption: "A crowd turns and spreads.",
    description: "At t = " + t + " the farthest is " + (2.9 * t + 1).toFixed(1) + " away.",
    asserted: { spreads: true },
  }));`,
    [],
    ["fold"],
  ),
];

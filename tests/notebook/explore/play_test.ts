import { deepStrictEqual, ok, rejects, strictEqual, throws } from "node:assert/strict";
import fc from "#properties";
import { type Figure, heatmap, type Layer, lines, panels, plane } from "flowbook/figures";
import { explore, range } from "flowbook/notebook";
import { withoutSlider } from "../../../lib/notebook/explore/slider.ts";
import { steady } from "../../../lib/notebook/explore/steady.ts";
import { inThousandths } from "../../../lib/notebook/explore/thousandths.ts";
import { EXPLORE_TYPE } from "../../../lib/notebook/records/explore_record.ts";
import { validateFigure } from "../../figures/validate_figure.ts";
import { AXES, type Drawn, WORDS } from "../../figures/words.ts";
import { bundle } from "./pictures.ts";

const TIMES = range(0, 1, 11, { play: 6 });
const PLANE = { ...AXES, xRange: [-4, 4], yRange: [-4, 4] } as const;

/** Points that turn around the middle, as many as are told. */
function points(count: number, t: number): Layer {
  const at = (f: (angle: number) => number): number[] =>
    Array.from({ length: count }, (_, m) => (1 + m % 3) * f(m + t));
  return { kind: "points", name: "particles", x: at(Math.cos), y: at(Math.sin) };
}

function cloud(count: number, t: number): Figure {
  return plane({ ...PLANE, layers: [points(count, t)], description: `Points at t = ${t}.` });
}

const saved = await bundle({ t: TIMES }, ({ t }) => cloud(200, t));
const film: Drawn = saved["application/vnd.plotly.v1+json"];

Deno.test("range() keeps how many seconds a film lasts", () => {
  strictEqual(TIMES.play, 6);
  strictEqual("play" in range(0, 1, 11), false);
  for (const play of [2, 20]) strictEqual(range(0, 1, 11, { play }).play, play);
  for (const play of [1.9, 21, NaN, -6]) {
    throws(() => range(0, 1, 11, { play }), {
      name: "RangeError",
      message: `Expected a film of 2 to 20 seconds; got ${play}`,
    });
  }
});

Deno.test("only the first input plays", async () => {
  await rejects(explore({ s: range(0, 1, 2), t: TIMES }, ({ t }) => cloud(9, t)), {
    name: "TypeError",
    message: 'Expected only the first input to play; got "t", too',
  });
});

Deno.test("the record of a film says how long it plays and what each frame shows", () => {
  const { inputs, descriptions, stills } = saved[EXPLORE_TYPE];
  strictEqual(inputs[0].play, 6);
  deepStrictEqual(descriptions, TIMES.values.map((t) => `Points at t = ${t}.`));
  deepStrictEqual(stills.map(({ value }: Drawn) => value), [0, 0.5, 1]);
});

Deno.test("a picture that does not play has no buttons and says no more than before", async () => {
  const still = await bundle({ t: range(0, 1, 11) }, ({ t }) => cloud(9, t));
  strictEqual(still["application/vnd.plotly.v1+json"].layout.updatemenus, undefined);
  strictEqual(still[EXPLORE_TYPE].descriptions, undefined);
});

Deno.test("front ends without a player have Play and Pause, which the book leaves away", () => {
  const [{ buttons: [play, pause] }] = film.layout.updatemenus;
  deepStrictEqual([play.label, pause.label], ["Play", "Pause"]);
  deepStrictEqual(play.args[1].frame, { duration: 600, redraw: true }); // six seconds in ten steps
  deepStrictEqual([play.args[0], play.args[1].fromcurrent], [null, true]);
  deepStrictEqual(pause.args[0], [null]);
  const { sliders, updatemenus, ...rest } = film.layout;
  ok(sliders && updatemenus);
  const bare: Drawn = withoutSlider(film.layout);
  deepStrictEqual(Object.keys(bare).sort(), Object.keys(rest).sort());
  // what is taken away is room above the drawing, and nothing else of the margins
  const drawn = ({ height, margin }: Drawn): number[] => [height - margin.t, margin.b, margin.l];
  deepStrictEqual(drawn(bare), drawn(film.layout));
  strictEqual(bare.margin.t < film.layout.margin.t, true);
});

Deno.test("the buttons stand above the drawing as the slider does, at its other end", () => {
  const { sliders: [rail], updatemenus: [menu] } = film.layout;
  const place = ({ x, y, yanchor }: Drawn): unknown[] => [x, y, yanchor];
  deepStrictEqual([place(rail), place(menu)], [[0, 1, "bottom"], [1, 1, "bottom"]]);
  deepStrictEqual([rail.xanchor, menu.xanchor], ["left", "right"]); // flush with the picture
  for (const side of ["t", "r", "l"]) deepStrictEqual([rail.pad[side], menu.pad[side]], [0, 0]);
  ok(menu.pad.b > rail.pad.b); // higher than the numbers of the rail
});

Deno.test("Plotly finds nothing wrong with a film and its buttons", () => {
  const found = validateFigure({ data: film.data, layout: film.layout, ...WORDS });
  // Plotly compares lists and records by identity, so it finds arguments changed into themselves.
  const same = /args\[\d\] \(set to '(.*)'\) got reset to '\1' during defaults/;
  deepStrictEqual(found.filter((message) => !same.test(message)), []);
});

Deno.test("moving places are rounded to a thousandth of their axis, stills as well", () => {
  for (const { data } of film.frames) {
    for (const letter of ["x", "y"]) {
      for (const value of data[0][letter]) {
        strictEqual(value, Number((0.005 * Math.round(value / 0.005)).toFixed(3)));
      }
    }
  }
  const exact = cloud(200, 0.3).data[0] as Drawn;
  film.frames[3].data[0].x.forEach((value: number, m: number) =>
    ok(Math.abs(value - exact.x[m]) <= 0.0026)
  );
});

Deno.test("the step of the rounding is at most a thousandth and at least a half of that", () => {
  const ends = fc.double({ min: 1e-6, max: 1e6, noNaN: true, noDefaultInfinity: true });
  fc.assert(
    fc.property(ends, (width) => {
      const frames = [0.123456789, 0.987654321].map((share) =>
        lines({ ...AXES, xRange: [0, width], series: [{ name: "a", x: [width * share], y: [1] }] })
      );
      const moved = inThousandths(steady(frames));
      moved.forEach(({ data: [trace] }, i) => {
        const was = (frames[i]!.data[0] as Drawn).x[0], is = (trace as Drawn).x[0];
        ok(Math.abs(is - was) <= 0.000501 * width, `${is} for ${was} of ${width}`);
        ok(String(is).length <= 8 || is < 1e-4, `${is}`);
      });
    }),
    { seed: 1 },
  );
});

Deno.test("what rests, logarithms and centres of cells keep their digits", () => {
  const curve = (t: number): Figure =>
    lines({
      ...AXES,
      yScale: "log",
      series: [{ name: "a", x: [0.12345, 9], y: [0.0012345 * t, 1] }],
    });
  const [, drawn] = inThousandths(steady([curve(1), curve(2)]));
  deepStrictEqual((drawn!.data[0] as Drawn).x, [0.12345, 9]);
  deepStrictEqual((drawn!.data[0] as Drawn).y, [0.002469, 1]);
  const table = (t: number): Figure =>
    heatmap({
      ...AXES,
      name: "v",
      columns: [0.12345 + t, 1.12345 + t],
      rows: [0, 1],
      values: [[0, 1], [2, 3]],
    });
  const [first] = inThousandths(steady([table(0), table(1)]));
  deepStrictEqual((first!.data[0] as Drawn).x, [0.12345, 1.1235]); // five digits, as everywhere
});

const grid = (count: number): number[] => Array.from({ length: count }, (_, i) => i / 5 - 4);
const density = (count: number, t: number): Layer => ({
  kind: "density",
  name: "density",
  relative: true,
  columns: grid(count),
  rows: grid(count),
  values: grid(count).map((y) => grid(count).map((x) => Math.exp(-Math.hypot(x - t, y)))),
});
const wedges = (side: number, t: number): Layer => {
  const x = grid(side).flatMap(() => grid(side)),
    y = grid(side).flatMap((v) => grid(side).map(() => v));
  return { kind: "wedges", name: "field", x, y, u: x.map((v) => v + t), v: y };
};

Deno.test("a film that is too heavy is refused with its heaviest layer", async () => {
  const of = (...layers: ((t: number) => Layer)[]) => (t: number): Figure =>
    plane({ ...PLANE, layers: layers.map((layer) => layer(t)) });
  const three = (t: number): Figure =>
    panels({
      ...WORDS,
      columns: 3,
      panels: [201, 202, 203].map((count) => ({
        heading: `${count}`,
        figure: plane({ ...PLANE, layers: [{ ...points(count, t), name: `cloud of ${count}` }] }),
      })),
    });
  const cases: [(t: number) => Figure, RegExp][] = [
    [(t) => cloud(301, t), /^Expected at most 300 points that move in layer "particles"; got 301$/],
    [
      three,
      /^Expected at most 600 points that move in a film; got 606, 203 of them in layer "cloud of 203"$/,
    ],
    [
      of((t) => density(41, t)),
      /^Expected at most 1600 cells that move in layer "density, % of its largest"; got 1681$/,
    ],
    [of((t) => wedges(16, t)), /^Expected at most 225 wedges that move in layer "field"; got 256$/],
    [
      of((t) => density(40, t), (t) => points(300, t), (t) => points(300, 2 * t)),
      /^Expected a film of at most 120 KB; got 1\d\d KB, \d\d KB of them in layer "density/,
    ],
  ];
  for (const [draw, message] of cases) {
    await rejects(explore({ t: TIMES }, ({ t }) => draw(t)), (error: Error) => {
      strictEqual(error.name, "RangeError");
      ok(message.test(error.message), error.message);
      return true;
    });
  }
});

Deno.test("stills that are too heavy are refused with their heaviest layer", async () => {
  const ways = Array.from({ length: 60 }, (_, m) => ({
    x: Array.from({ length: 60 }, (_, i) => Math.sin(i + m)),
    y: Array.from({ length: 60 }, (_, i) => Math.cos(2 * i + m)),
  }));
  const draw = (t: number): Figure =>
    plane({
      ...PLANE,
      layers: [{ kind: "paths", name: "threads", paths: ways }, points(9, t)],
    });
  await rejects(bundle({ t: TIMES }, ({ t }) => draw(t)), {
    name: "RangeError",
    message:
      /^Expected stills of a film of at most 60 KB; got \d+ KB; the heaviest layer is "threads"$/,
  });
});

Deno.test("what does not move costs a film little and may be fine", async () => {
  const draw = (t: number): Figure =>
    plane({
      ...PLANE,
      layers: [density(50, 0), { ...points(400, 0), name: "data" } as Layer, points(9, t)],
    });
  const { "application/vnd.plotly.v1+json": film } = await bundle({ t: TIMES }, ({ t }) => draw(t));
  deepStrictEqual(film.frames[0].traces, [2]);
});

Deno.test("stills of a film draw a cloud as one path and no colour bar", async () => {
  const draw = (t: number): Figure =>
    plane({ ...PLANE, layers: [density(20, t), wedges(10, t), points(200, t)] });
  const { "image/svg+xml": svg } = await bundle({ t: TIMES }, ({ t }) => draw(t));
  strictEqual(svg.match(/<path d="(M[\d. -]+h0){200}"/g).length, 3);
  strictEqual(svg.includes("% of its largest"), false);
  ok(svg.length < 60_000, `${svg.length}`);
});

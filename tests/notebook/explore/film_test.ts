import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import fc from "#properties";
import { validateFigure } from "../../figures/validate_figure.ts";
import { type Figure, type Json, lines, plane, type Trace } from "flowbook/figures";
import { range } from "flowbook/notebook";
import { EXPLORE_TYPE } from "../../../lib/notebook/records/explore_record.ts";
import type { Film } from "../../../lib/notebook/explore/film.ts";
import { AXES, type Drawn, WORDS } from "../../figures/words.ts";
import { bundle, PICTURES, SLIDER } from "./pictures.ts";

const saved: { [name: string]: Drawn } = {};
for (const [name, draw] of Object.entries(PICTURES)) {
  saved[name] = await bundle({ t: SLIDER }, ({ t }) => draw(t));
}

function filmOf(name: string): Film {
  return saved[name]["application/vnd.plotly.v1+json"];
}

/** What Plotly does with a part of a picture: records are merged, all else is replaced. */
function merge(into: Json | undefined, part: Json): Json {
  const isRecord = (value: unknown): value is { [key: string]: Json } =>
    typeof value === "object" && value !== null && !Array.isArray(value);
  if (!isRecord(part) || !isRecord(into)) return part;
  const merged = { ...into };
  for (const [key, value] of Object.entries(part)) merged[key] = merge(into[key], value);
  return merged;
}

/** The picture after the slider has stood at these places, one after the other. */
function play({ data, layout, frames }: Film, places: readonly number[]): Drawn {
  let picture = structuredClone({ data, layout }) as Drawn;
  for (const place of places) {
    const frame = frames[place]!;
    picture = {
      data: picture.data.map((trace: Trace, k: number) => {
        const at = frame.traces.indexOf(k);
        return at < 0 ? trace : merge(trace, frame.data[at]!);
      }),
      layout: frame.layout === undefined ? picture.layout : merge(picture.layout, frame.layout),
    };
  }
  return picture;
}

// Plotly compares lists and records by identity, so it finds a slider's arguments changed into
// themselves.
const SAME = /args\[\d\] \(set to '(.*)'\) got reset to '\1' during defaults/;

Deno.test("Plotly finds nothing wrong with the opening and the last frame", () => {
  for (const name of Object.keys(PICTURES)) {
    const film = filmOf(name);
    for (const places of [[], [3]]) {
      const found = validateFigure({ ...play(film, places), ...WORDS });
      deepStrictEqual(found.filter((message) => !SAME.test(message)), [], `${name} ${places}`);
    }
  }
});

Deno.test("frames show the picture that was drawn, whatever was shown before", () => {
  const place = fc.integer({ min: 0, max: 3 });
  fc.assert(
    fc.property(
      fc.constantFrom(...Object.keys(PICTURES)),
      fc.array(place, { minLength: 1, maxLength: 6 }),
      (name, places) => {
        const { data, layout } = play(filmOf(name), places);
        const drawn = PICTURES[name]!(SLIDER.values[places.at(-1)!]!);
        const bare = (trace: Drawn): Drawn => ({ ...trace, zmin: 0, zmax: 0 }); // shared by all
        deepStrictEqual(data.map(bare), drawn.data.map(bare));
        deepStrictEqual(layout.shapes, drawn.layout.shapes);
        deepStrictEqual(layout.annotations, drawn.layout.annotations);
      },
    ),
    { seed: 1 },
  );
});

Deno.test("what is the same in all frames is saved once", () => {
  const { data, frames } = filmOf("curves");
  strictEqual(data.length, 2);
  for (const frame of frames) {
    deepStrictEqual(frame.traces, [0]);
    deepStrictEqual(frame.data.map((trace) => Object.keys(trace)), [["y"]]);
    deepStrictEqual(Object.keys(frame.layout!), ["annotations", "shapes"]);
  }
  for (const frame of filmOf("table").frames) deepStrictEqual(Object.keys(frame.data[0]!), ["z"]);
});

Deno.test("no frame touches an axis, and the axes reach over all frames", () => {
  for (const name of ["curves", "cloud"]) {
    const { layout, frames } = filmOf(name);
    for (const { layout: change = {} } of frames) {
      ok(!Object.keys(change).some((key) => key.includes("axis")), name);
    }
    for (const axis of ["x", "y"]) {
      const [low, high] = (layout as Drawn)[`${axis}axis`].range;
      const all = SLIDER.values.flatMap((value) => PICTURES[name]!(value).data)
        .flatMap((trace) => trace[axis] as (number | null)[])
        .filter((value) => value !== null);
      ok(low <= Math.min(...all) && high >= Math.max(...all), `${name} ${axis}`);
    }
  }
});

Deno.test("the slider has a step for each frame and stands where the picture starts", () => {
  const film = filmOf("curves");
  const [slider] = (film.layout as Drawn).sliders;
  deepStrictEqual(slider.steps.map(({ label }: Drawn) => label), ["0.5", "1", "1.5", "2"]);
  deepStrictEqual(
    slider.steps.map(({ args: [[name]] }: Drawn) => film.frames.find((f) => f.name === name)),
    film.frames,
  );
  strictEqual(slider.active, 1);
  strictEqual(slider.currentvalue.prefix, "t = ");
  deepStrictEqual(play(film, [slider.active]), play(film, []));
});

Deno.test("the slider has room above the drawing, whose height stays", () => {
  for (const [name, draw] of Object.entries(PICTURES)) {
    const before = draw(1).layout as Drawn, after = filmOf(name).layout as Drawn;
    strictEqual(after.height - after.margin.t, before.height - before.margin.t, name);
    ok(after.margin.t - before.margin.t > 60, name); // value, rail and numbers
  }
});

Deno.test("a title that depends on the value moves with the slider and heads no stills", async () => {
  const titled = (t: number): Figure => lines({ ...AXES, title: `t = ${t}`, series: series(t) });
  const series = (t: number): Drawn[] => [{ name: "y", x: [0, 1], y: [0, t] }];
  const data = await bundle({ t: range(1, 2, 2) }, ({ t }) => titled(t));
  const film: Film = data["application/vnd.plotly.v1+json"];
  deepStrictEqual(film.frames.map(({ layout }) => layout), [
    { title: { text: "t = 1" } },
    { title: { text: "t = 2" } },
  ]);
  strictEqual("title" in data[EXPLORE_TYPE], false);
});

Deno.test("21 frames of 400 points stay far below the limit, at 5 digits", async () => {
  const points = Array.from({ length: 400 }, (_, i) => Math.sin(i));
  const data = await bundle({ t: range(0, 1, 21) }, ({ t }) =>
    plane({
      ...AXES,
      layers: [{ kind: "points", name: "p", x: points.map((x) => x * t), y: points }],
    }));
  const text = JSON.stringify(data["application/vnd.plotly.v1+json"]);
  ok(text.length < 200_000, `${text.length}`);
  for (const [number] of text.matchAll(/-?\d+\.\d+(?:e-?\d+)?/g)) {
    strictEqual(Number(number), Number(Number(number).toPrecision(5)), number);
  }
});

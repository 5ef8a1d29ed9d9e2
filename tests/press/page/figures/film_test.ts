import type { SavedFilm } from "../../../../lib/press/show/saved_film.ts";
import { deepStrictEqual, strictEqual, throws } from "node:assert/strict";
import { lines } from "flowbook/figures";
import { framesOf } from "../../../../lib/notebook/explore/frames.ts";
import { frameOf, readFilm } from "../../../../lib/press/page/figures/film.ts";

const figures = [1, 2, 3].map((t) =>
  lines({
    title: t === 2 ? "two" : "other",
    series: [{ name: `y${t}`, x: [0, 1], y: [0, t] }, { name: "same", x: [0, 1], y: [1, 1] }],
    x: "x",
    y: "y",
    caption: "c",
    description: "d",
  })
);
const film = JSON.parse(
  JSON.stringify({ ...figures[1], frames: framesOf(figures) }),
) as SavedFilm;

Deno.test("every frame of a film is the figure it was made from, in any order", () => {
  for (const k of [2, 0, 1, 0]) {
    const { data, layout } = frameOf(film, k);
    deepStrictEqual(data, figures[k]!.data);
    deepStrictEqual(layout, figures[k]!.layout);
  }
});

Deno.test("a frame that is not there is the opening figure, and the film stays as it is", () => {
  const before = JSON.stringify(film);
  deepStrictEqual(frameOf(film, -1).data, figures[1]!.data);
  deepStrictEqual(frameOf({ data: [], layout: {} }, 0), { data: [], layout: {} });
  frameOf(film, 0);
  strictEqual(JSON.stringify(film), before);
});

Deno.test("what has no data or no layout is no figure", () => {
  for (const value of [undefined, null, {}, { data: {} }, { data: [], layout: null }, "x"]) {
    throws(() => readFilm(value), { name: "TypeError" });
  }
  strictEqual(readFilm(film), film);
});

import { deepStrictEqual, ok } from "node:assert/strict";
import { validateFigure } from "./validate_figure.ts";
import { GALLERY } from "./gallery.ts";
import type { Drawn } from "./words.ts";

for (const [name, figure] of Object.entries(GALLERY)) {
  Deno.test(`Plotly finds nothing wrong with the figure "${name}"`, () => {
    deepStrictEqual(validateFigure(figure), []);
  });
}

Deno.test("Plotly does find what is wrong", () => {
  const figure = structuredClone(GALLERY.lines) as Drawn;
  figure.layout.xaxis.title = "a title as a bare string";
  figure.data[0].colour = "blue";
  deepStrictEqual(validateFigure(figure), [
    "In data trace 0, key colour is not part of the schema",
    "In layout, key xaxis.title must be linked to an object container",
  ]);
});

Deno.test("every figure keeps to traces that older front ends know", () => {
  for (const { data } of Object.values(GALLERY)) {
    for (const { type } of data) ok(["scatter", "bar", "heatmap"].includes(type as string));
  }
});

Deno.test("every figure is plain JSON of moderate size", () => {
  for (const [name, figure] of Object.entries(GALLERY)) {
    const text = JSON.stringify(figure);
    deepStrictEqual(JSON.parse(text), figure, name);
    ok(text.length < 200_000, `${name}: ${text.length} characters`);
  }
});

import { deepStrictEqual } from "node:assert/strict";
import { imageGrid } from "flowbook/figures";
import { needsColumn } from "../../../lib/notebook/explore/column.ts";
import { PICTURES } from "./pictures.ts";
import { WORDS } from "../../figures/words.ts";

Deno.test("panels and images need the whole column, curves, clouds, densities and bars do not", () => {
  const images = imageGrid({ ...WORDS, rows: [{ label: "", images: [new Array(64).fill(0)] }] });
  const figures = Object.entries({ ...PICTURES, images: (_value: number) => images });
  const wide = figures.filter(([, draw]) => needsColumn(draw(1)));
  deepStrictEqual(wide.map(([name]) => name), ["pair", "images"]);
});

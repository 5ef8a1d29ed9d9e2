import { deepStrictEqual, strictEqual, throws } from "node:assert/strict";
import { imageGrid } from "flowbook/figures";
import { type Drawn, WORDS } from "./words.ts";

Deno.test("imageGrid() lays images out in rows with a gap of one cell", () => {
  const rows = [
    { label: "data", images: [[1, 2, 3, 4, 5, 6], [7, 8, 9, 10, 11, 12]] },
    { label: "samples", images: [[13, 14, 15, 16, 17, 18]] },
  ];
  const { data }: Drawn = imageGrid({ ...WORDS, rows, width: 3, height: 2, range: [0, 20] });
  deepStrictEqual(data[0].z, [
    [1, 2, 3, null, 7, 8, 9],
    [4, 5, 6, null, 10, 11, 12],
    [null, null, null, null, null, null, null],
    [13, 14, 15, null, null, null, null],
    [16, 17, 18, null, null, null, null],
  ]);
});

Deno.test("images stand upright with square pixels, labels at the middle of their rows", () => {
  const blank = new Float32Array(64);
  const rows = [{ label: "a", images: [blank] }, { label: "b", images: [blank] }];
  const { layout }: Drawn = imageGrid({ ...WORDS, rows });
  strictEqual(layout.yaxis.autorange, "reversed"); // row 0 of an image is its top
  strictEqual(layout.yaxis.scaleanchor, "x");
  deepStrictEqual([layout.yaxis.tickvals, layout.yaxis.ticktext], [[3.5, 12.5], ["a", "b"]]);
});

Deno.test("pixels beyond the range are drawn as paper or ink", () => {
  const image = Float64Array.from({ length: 64 }, (_, i) => i - 2);
  const { data }: Drawn = imageGrid({ ...WORDS, rows: [{ label: "", images: [image] }] });
  deepStrictEqual(data[0].z[0], [-1, -1, 0, 1, 1, 1, 1, 1]);
});

Deno.test("imageGrid() refuses what is no image", () => {
  throws(() => imageGrid({ ...WORDS, rows: [{ label: "none", images: [] }] }), {
    name: "TypeError",
    message: "Expected at least one image; got none",
  });
  throws(() => imageGrid({ ...WORDS, rows: [{ label: "short", images: [[1, 2]] }] }), {
    name: "TypeError",
    message: 'Expected image 0 of row "short" of length 64; got 2',
  });
  throws(() => imageGrid({ ...WORDS, rows: [], range: [1, 1] }), {
    name: "RangeError",
    message: "Expected range [paper, ink]; got [1, 1]",
  });
});

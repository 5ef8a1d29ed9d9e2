import { deepStrictEqual, strictEqual, throws } from "node:assert/strict";
import { heatmap, type HeatmapOptions } from "flowbook/figures";
import { AXES, type Drawn } from "./words.ts";

const options: HeatmapOptions = {
  ...AXES,
  name: "velocity",
  columns: [0, 1, 2],
  rows: [10, 20],
  values: [[1, 2, 3], [4, 5, 6]],
};

Deno.test("heatmap() puts values[j][i] at columns[i] and rows[j]", () => {
  const trace: Drawn = heatmap(options).data[0];
  deepStrictEqual([trace.x, trace.y], [[0, 1, 2], [10, 20]]);
  strictEqual(trace.z[1][2], 6); // column 2, row 20
  strictEqual(trace.colorbar.title.text, "velocity");
});

Deno.test("diverging colours are white at zero", () => {
  const trace: Drawn = heatmap({ ...options, colours: "diverging" }).data[0];
  strictEqual(trace.zmid, 0);
  deepStrictEqual(trace.colorscale[1], [0.5, "#FFFFFF"]);
});

Deno.test("heatmap() refuses values of another shape", () => {
  throws(() => heatmap({ ...options, rows: [10] }), {
    name: "TypeError",
    message: 'Expected values of "velocity" with a row for each of 1; got 2',
  });
  throws(() => heatmap({ ...options, values: [[1, 2, 3], [4, 5]] }), {
    name: "TypeError",
    message: 'Expected row 1 of "velocity" of length 3; got 2',
  });
  throws(() => heatmap({ ...options, values: [[1, 2, 3], [4, NaN, 6]] }), {
    name: "RangeError",
    message: 'Expected finite row 1 of "velocity"; got NaN at index 1',
  });
});

import { deepStrictEqual, ok, strictEqual, throws } from "node:assert/strict";
import fc from "#properties";
import { densityBins, histogram, type HistogramOptions } from "flowbook/figures";
import { AXES, type Drawn } from "./words.ts";

const options: HistogramOptions = {
  ...AXES,
  series: [{ name: "draws", edges: [0, 1, 3], heights: [0.5, 0.25] }],
  curve: { name: "exact density", x: [0, 3], y: [1 / 3, 1 / 3] },
};

Deno.test("densityBins() has the area of the draws inside its range", () => {
  const draws = fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: 1 });
  fc.assert(fc.property(draws, fc.integer({ min: 1, max: 50 }), (values, bins) => {
    const { edges, heights } = densityBins(values, { from: -1, to: 1.5, bins });
    const area = heights.reduce((sum, height, k) => sum + height * (edges[k + 1]! - edges[k]!), 0);
    const inside = values.filter((value) => value >= -1 && value <= 1.5).length / values.length;
    ok(Math.abs(area - inside) < 1e-10); // float64 sums of up to a few hundred terms
  }));
});

Deno.test("densityBins() counts an edge to the bin above, and the last edge to the last bin", () => {
  const { edges, heights } = densityBins([0, 1, 1, 2], { from: 0, to: 2, bins: 2 });
  deepStrictEqual(edges, [0, 1, 2]);
  deepStrictEqual(heights, [0.25, 0.75]);
});

Deno.test("densityBins() refuses what it cannot sort", () => {
  const range = { from: 0, to: 1, bins: 2 };
  throws(() => densityBins([], range), { name: "TypeError", message: "Expected draws; got none" });
  throws(() => densityBins([NaN], range), {
    name: "RangeError",
    message: "Expected finite draws; got NaN at index 0",
  });
  throws(() => densityBins([0], { ...range, to: 0 }), {
    name: "RangeError",
    message: "Expected from < to; got [0, 0]",
  });
  throws(() => densityBins([0], { ...range, bins: 1.5 }), {
    name: "RangeError",
    message: "Expected bins to be a positive integer; got 1.5",
  });
});

Deno.test("histogram() draws each bar over its interval and the curve on top", () => {
  const { data, layout }: Drawn = histogram(options);
  deepStrictEqual([data[0].x, data[0].width, data[0].y], [[0.5, 2], [1, 2], [0.5, 0.25]]);
  strictEqual(data[1].name, "exact density");
  strictEqual(layout.bargap, 0);
  strictEqual(layout.barmode, "overlay");
});

Deno.test("histogram() refuses bars that are no histogram", () => {
  const [draws] = options.series as [HistogramOptions["series"][number]];
  const cases: [object, string, string][] = [
    [{ edges: [0, 1] }, "TypeError", 'Expected edges in series "draws" of length 3; got 2'],
    [{ edges: [0, 1, 1] }, "RangeError", 'Expected increasing edges in series "draws"'],
    [{ heights: [1, -1] }, "RangeError", 'Expected heights in series "draws" >= 0; got -1'],
  ];
  for (const [change, name, message] of cases) {
    throws(() => histogram({ ...options, series: [{ ...draws, ...change }] }), { name, message });
  }
});

import { deepStrictEqual, strictEqual, throws } from "node:assert/strict";
import { bars, type BarsOptions } from "flowbook/figures";
import { AXES, type Drawn } from "./words.ts";

const options: BarsOptions = {
  ...AXES,
  categories: ["Euler", "Heun"],
  series: [{ name: "error", values: [1, 2] }, { name: "cost", values: [3, -4], errors: [0, 0.5] }],
};

Deno.test("bars() stand side by side, told apart by colour and filling", () => {
  const { data, layout }: Drawn = bars(options);
  strictEqual(layout.barmode, "group");
  strictEqual(layout.xaxis.type, "category");
  strictEqual(layout.yaxis.zeroline, true); // negative bars hang from it
  strictEqual(data[0].marker.pattern, undefined);
  strictEqual(data[1].marker.pattern.shape, "/");
  deepStrictEqual(data[1].error_y.array, [0, 0.5]);
  strictEqual(layout.showlegend, true);
});

Deno.test("parts of a whole are stacked, negative ones downwards", () => {
  const { layout }: Drawn = bars({ ...options, arrangement: "stacked" });
  strictEqual(layout.barmode, "relative");
});

Deno.test("bars() refuses what it cannot draw", () => {
  const [series] = options.series as [BarsOptions["series"][number]];
  const cases: [Partial<BarsOptions>, string, string][] = [
    [
      { categories: ["Euler", "Euler"] },
      "RangeError",
      "Expected different categories; got [Euler, Euler]",
    ],
    [
      { series: [{ ...series, values: [1] }] },
      "TypeError",
      'Expected values in series "error" of length 2; got 1',
    ],
    [
      { series: [{ ...series, errors: [1, -1] }] },
      "RangeError",
      'Expected errors in series "error" >= 0; got -1',
    ],
  ];
  for (const [change, name, message] of cases) {
    throws(() => bars({ ...options, ...change }), { name, message });
  }
});

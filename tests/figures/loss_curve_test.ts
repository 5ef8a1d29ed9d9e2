import { deepStrictEqual, ok, strictEqual, throws } from "node:assert/strict";
import { lossCurve } from "flowbook/figures";
import { type Drawn, WORDS } from "./words.ts";

Deno.test("the bold line is the average of the last steps", () => {
  const losses = [6, 2, 4, 8, 0];
  const { data }: Drawn = lossCurve({ ...WORDS, series: [{ name: "run", losses }], window: 2 });
  deepStrictEqual(data[0].y, losses); // faint: every step
  deepStrictEqual(data[1].y, [6, 4, 3, 6, 4]); // (6), (6+2)/2, (2+4)/2, ...
  deepStrictEqual(data[1].x, [1, 2, 3, 4, 5]);
  strictEqual(data[1].name, "run, average of 2 steps");
});

Deno.test("averaging keeps a level loss level and a straight loss straight", () => {
  const steps = Array.from({ length: 3000 }, (_, k) => k);
  const { data }: Drawn = lossCurve({
    ...WORDS,
    series: [{ name: "level", losses: steps.map(() => 0.1) }, { name: "straight", losses: steps }],
    window: 101,
  });
  ok(data[1].y.every((value: number) => value === 0.1));
  const [x, y] = [data[3].x, data[3].y];
  for (let k = 30; k < x.length; k++) {
    const lag = x[k] - 1 - y[k]; // the average of a straight line lags half a window behind
    ok(Math.abs(lag - 50) < 0.1, `${lag}`); // 0.1: five digits of numbers up to 3000
  }
});

Deno.test("long runs are thinned and keep their last step", () => {
  const losses = Array.from({ length: 12_345 }, (_, k) => 1 / (k + 1));
  const { data }: Drawn = lossCurve({ ...WORDS, series: [{ name: "run", losses }] });
  ok(data[0].x.length <= 501);
  strictEqual(data[0].x.at(-1), 12345);
  strictEqual(data[1].name, "run, average of 247 steps"); // a fiftieth of the run
});

Deno.test("the floor is a labelled level line", () => {
  const floor = { value: 0.85, label: "floor 0.850" };
  const { layout }: Drawn = lossCurve({ ...WORDS, series: [{ name: "run", losses: [1] }], floor });
  strictEqual(layout.shapes[0].y0, 0.85);
  strictEqual(layout.annotations[0].text, "floor 0.850");
});

Deno.test("lossCurve() refuses runs it cannot draw", () => {
  const run = { name: "run", losses: [1, 2] };
  throws(() => lossCurve({ ...WORDS, series: [{ ...run, losses: [1, NaN] }] }), {
    name: "RangeError",
    message: 'Expected finite losses in series "run"; got NaN at index 1',
  });
  throws(() => lossCurve({ ...WORDS, series: [{ ...run, losses: [] }] }), {
    name: "TypeError",
    message: 'Expected losses in series "run"; got none',
  });
  throws(() => lossCurve({ ...WORDS, series: [run], window: 0 }), {
    name: "RangeError",
    message: "Expected window to be a positive integer; got 0",
  });
  throws(() => lossCurve({ ...WORDS, series: [{ ...run, losses: [1, 0] }], yScale: "log" }), {
    name: "RangeError",
    message: /^Expected positive y on a log axis in series "run, single steps"; got 0 at index 1$/,
  });
});

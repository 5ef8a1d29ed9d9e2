import { deepStrictEqual, throws } from "node:assert/strict";
import { waysCompared, waysOverTime } from "flowbook/figures";
import { type Drawn, WORDS } from "./words.ts";

const times = [0, 0.5, 1], up = [[0, 1, 2], [5, 5.5, 6]], down = [[0, -1, -2], [5, 4, 3]];
const goals = { name: "data", at: [2, 6] }, yRange = [-3, 7] as const;

Deno.test("every heading gets the picture of its ways, on the same axes", () => {
  const options = { ...WORDS, times, goals, yRange };
  const { data, layout }: Drawn = waysCompared({ ...options, ways: { up, down } });
  const alone: Drawn[] = [up, down].map((ways) => waysOverTime({ ...options, ways }));
  deepStrictEqual(
    data.map(({ x, y }: Drawn) => [x, y]),
    alone.flatMap((one) => one.data.map(({ x, y }: Drawn) => [x, y])),
  );
  deepStrictEqual(layout.annotations.map(({ text }: Drawn) => text), ["up", "down"]);
  deepStrictEqual([layout.yaxis.range, layout.yaxis2.range], [[-3, 7], [-3, 7]]);
  deepStrictEqual([layout.xaxis.range, layout.xaxis2.range], [[-0.03, 1.03], [-0.03, 1.03]]);
});

Deno.test("ways without a heading, under four, of another length, or without axes are refused", () => {
  const expected = {
    name: "RangeError",
    message: /^Expected ways under one to three headings; got/,
  };
  throws(() => waysCompared({ ...WORDS, times, yRange, ways: {} }), expected);
  const four = { a: up, b: up, c: up, d: up };
  throws(() => waysCompared({ ...WORDS, times, yRange, ways: four }), expected);
  throws(() => waysCompared({ ...WORDS, times, yRange, ways: { up: [[0, 1]] } }), {
    name: "TypeError",
  });
  const options = { ...WORDS, times, ways: { up, down } };
  // @ts-expect-error: each panel would choose its own range
  throws(() => waysCompared(options), {
    name: "TypeError",
    message: "Expected yRange to be two places; got undefined",
  });
});

import { deepStrictEqual, throws } from "node:assert/strict";
import { waysOverTime } from "flowbook/figures";
import { type Drawn, WORDS } from "./words.ts";

const times = [0, 0.5, 1], ways = [[0, 1, 2], [5, 4, 3]];

Deno.test("ways are one line with gaps, marked where they end, over the goals", () => {
  const { data, layout }: Drawn = waysOverTime({
    ...WORDS,
    times,
    ways,
    goals: { name: "data", at: [2, 3] },
  });
  deepStrictEqual(data.map(({ name }: Drawn) => name), ["data", "particles", "where they end"]);
  deepStrictEqual(data.map(({ x, y }: Drawn) => [x, y]), [
    [[0, 1, null, 0, 1], [2, 2, null, 3, 3]],
    [[0, 0.5, 1, null, 0, 0.5, 1], [0, 1, 2, null, 5, 4, 3]],
    [[1, 1], [2, 3]],
  ]);
  deepStrictEqual(layout.xaxis.range, [-0.03, 1.03]);
  deepStrictEqual([layout.yaxis.title.text, layout.yaxis.range], ["position x", undefined]);
});

Deno.test("without goals there are only ways, and the axis of places can be set", () => {
  const { data, layout }: Drawn = waysOverTime({
    ...{ ...WORDS, times, ways },
    y: "height",
    yRange: [-9, 9],
  });
  deepStrictEqual(data.length, 2);
  deepStrictEqual([layout.yaxis.title.text, layout.yaxis.range], ["height", [-9, 9]]);
});

Deno.test("a way with another number of places than there are times is refused, and none at all", () => {
  throws(() => waysOverTime({ ...WORDS, times, ways: [[0, 1]] }), { name: "TypeError" });
  throws(() => waysOverTime({ ...WORDS, times, ways: [] }), {
    name: "TypeError",
    message: 'Expected paths in series "particles"; got none',
  });
  throws(() => waysOverTime({ ...WORDS, times, ways: [[0, NaN, 1]] }), { name: "RangeError" });
});

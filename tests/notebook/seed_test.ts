import { deepStrictEqual, notDeepStrictEqual, throws } from "node:assert/strict";
import { draws, streamFor } from "flowbook/notebook";
import { stream } from "flowbook/random";

const SEED = Symbol.for("flowbook.seed");
const slot = globalThis as { [SEED]?: unknown };

Deno.test("streamFor() has seed 0 unless another is set", () => {
  deepStrictEqual(streamFor("noise").normal(3), stream(0).split("noise").normal(3));
  slot[SEED] = 7;
  deepStrictEqual(streamFor("noise").normal(3), stream(7).split("noise").normal(3));
  delete slot[SEED];
});

Deno.test("streamFor() starts anew each time, and another label gives other numbers", () => {
  deepStrictEqual(streamFor("noise").normal(3), streamFor("noise").normal(3));
  notDeepStrictEqual(streamFor("noise").normal(3), streamFor("data").normal(3));
});

Deno.test("a seed that is no integer is refused", () => {
  for (const seed of [1.5, -1, "7"]) {
    slot[SEED] = seed;
    throws(() => streamFor("noise"), {
      name: "RangeError",
      message: `Expected seed to be an integer from 0 to 2^53 - 1; got ${seed}`,
    });
  }
  delete slot[SEED];
});

Deno.test("draws() is the number given, times what whoever runs the notebook asks for", () => {
  const DRAWS = Symbol.for("flowbook.draws");
  const globals = globalThis as { [DRAWS]?: unknown };
  deepStrictEqual(draws(400), 400);
  globals[DRAWS] = 16;
  deepStrictEqual(draws(400), 6400);
  for (const times of [0, 1.5, "2", NaN]) {
    globals[DRAWS] = times;
    throws(() => draws(400), {
      name: "RangeError",
      message: `Expected draws to be multiplied by a whole number above 0; got ${times}`,
    });
  }
  delete globals[DRAWS];
  for (const count of [1, 0.5, NaN]) {
    throws(() => draws(count), {
      name: "RangeError",
      message: `Expected a whole number of draws, 2 or more; got ${count}`,
    });
  }
});

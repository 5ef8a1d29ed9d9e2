import { deepStrictEqual, notDeepStrictEqual, throws } from "node:assert/strict";
import { rootStream, streamFor } from "flowbook/notebook";
import { stream } from "flowbook/random";

const SEED = Symbol.for("flowbook.seed");
const slot = globalThis as { [SEED]?: unknown };

Deno.test("rootStream() has seed 0 unless another is set", () => {
  deepStrictEqual(rootStream().normal(3), stream(0).normal(3));
  slot[SEED] = 7;
  deepStrictEqual(rootStream().normal(3), stream(7).normal(3));
  delete slot[SEED];
});

Deno.test("streamFor() splits the root by its label and starts anew each time", () => {
  deepStrictEqual(streamFor("noise").normal(3), stream(0).split("noise").normal(3));
  deepStrictEqual(streamFor("noise").normal(3), streamFor("noise").normal(3));
  notDeepStrictEqual(streamFor("noise").normal(3), streamFor("data").normal(3));
});

Deno.test("a seed that is no integer is refused", () => {
  for (const seed of [1.5, -1, "7"]) {
    slot[SEED] = seed;
    throws(() => rootStream(), {
      name: "RangeError",
      message: `Expected seed to be an integer from 0 to 2^53 - 1; got ${seed}`,
    });
  }
  delete slot[SEED];
});

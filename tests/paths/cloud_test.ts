import { cloudOf } from "flowbook/paths";
import { deepEqual, throws } from "node:assert/strict";

Deno.test("cloudOf() parts coordinates that stand one after the other", () => {
  deepEqual(cloudOf(Float64Array.of(1, 2, 3, 4, 5, 6)), { x: [1, 3, 5], y: [2, 4, 6] });
  deepEqual(cloudOf([]), { x: [], y: [] });
  throws(() => cloudOf([1, 2, 3]), {
    name: "TypeError",
    message: "Expected points of 2 numbers; got 3 numbers",
  });
});

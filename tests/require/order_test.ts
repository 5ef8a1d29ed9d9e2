import { doesNotThrow, throws } from "node:assert/strict";
import { requireOrder } from "../../lib/require/order.ts";

Deno.test("requireOrder() wants each of 0, 1, ... once, in whatever order", () => {
  for (const order of [[0], [1, 0], [0, 1, 2], [2, 0, 3, 1]]) {
    doesNotThrow(() => requireOrder(order));
  }
  for (
    const [order, says] of [
      [[1], "0 to 0, each once; got [1], without 0"],
      [[0, 0], "0 to 1, each once; got [0,0], without 1"],
      [[1, 2, 3], "0 to 2, each once; got [1,2,3], without 0"],
      [[0, 2, NaN], "0 to 2, each once; got [0,2,NaN], without 1"],
    ] as const
  ) {
    const message = `Expected order to hold ${says}`;
    throws(() => requireOrder(order), { name: "RangeError", message });
  }
});

Deno.test("requireOrder() wants a list that is not empty", () => {
  throws(() => requireOrder([]), {
    name: "RangeError",
    message: "Expected order to have an entry; got none",
  });
  for (const nothing of [undefined, 3, "10"] as never[]) {
    const message = `Expected order to be a list; got ${typeof nothing}`;
    throws(() => requireOrder(nothing), { name: "TypeError", message });
  }
});

import { numbersOf, tf } from "flowbook/tensors";
import { deepEqual, equal, throws } from "node:assert/strict";
import { noLeaks } from "./no_leaks.ts";

noLeaks("numbersOf() returns the numbers and frees the tensors", () => {
  deepEqual(
    numbersOf(() => Array.from(tf.add(tf.tensor1d([1, 2]), 1).dataSync())),
    [2, 3],
  );
});

noLeaks("numbersOf() frees the tensors when the computation throws", () => {
  throws(() =>
    numbersOf(() => {
      tf.zeros([3]);
      throw new RangeError("no");
    }), { name: "RangeError", message: "no" });
});

noLeaks("numbersOf() refuses a computation that is not done when it returns", () => {
  throws(() =>
    numbersOf(async () => {
      const ones = tf.ones([3]);
      await Promise.resolve();
      return ones.dataSync(); // freed by now; nobody hears of it
    }), {
    name: "TypeError",
    message: "Expected a computation that is done when it returns; got a promise",
  });
});

Deno.test("variables that are made inside live on", () => {
  const variable = numbersOf(() => tf.variable(tf.scalar(2)));
  equal(variable.dataSync()[0], 2);
  variable.dispose();
});

import { train } from "flowbook/learning";
import { freeingAll, numbersOf, tf } from "flowbook/tensors";
import { equal, throws } from "node:assert/strict";
import { noLeaks } from "./no_leaks.ts";

noLeaks("freeingAll() leaves nothing of a training, variables of the optimiser included", () => {
  const nearest = freeingAll(() => {
    const variable = tf.variable(tf.scalar(0)),
      loss = () => tf.square(tf.sub(variable, 2)) as tf.Scalar;
    train({ variables: [variable], loss, steps: 400, learningRate: 0.05 });
    return variable.dataSync()[0]!;
  });
  equal(nearest.toFixed(2), "2.00"); // of (x - 2)^2
});

noLeaks("freeingAll() frees variables when the computation throws, and none from before", () => {
  const kept = numbersOf(() => tf.variable(tf.scalar(1)));
  throws(() =>
    freeingAll(() => {
      tf.variable(tf.scalar(2));
      throw new RangeError("no");
    }), { name: "RangeError", message: "no" });
  equal(kept.dataSync()[0], 1);
  kept.dispose();
});

noLeaks(
  "freeingAll() refuses a computation that is not done when it returns, and frees its start",
  () => {
    throws(() =>
      freeingAll(async () => {
        const variable = tf.variable(tf.scalar(2));
        await Promise.resolve();
        return variable.dataSync();
      }), {
      name: "TypeError",
      message: "Expected a computation that is done when it returns; got a promise",
    });
  },
);

import { stream } from "flowbook/random";
import { normalPoints, tf, uniformTimes } from "flowbook/tensors";
import { deepEqual, equal } from "node:assert/strict";
import { noLeaks, tensorsAddedBy } from "./no_leaks.ts";
import { refuses } from "./refuses.ts";

noLeaks("normalPoints() and uniformTimes() are the draws of the stream, rounded to float32", () => {
  const x = normalPoints(3, 2, stream(5)), t = uniformTimes(4, stream(6));
  deepEqual(x.shape, [3, 2]);
  deepEqual(Array.from(x.dataSync()), Array.from(stream(5).normal(6), Math.fround));
  deepEqual(Array.from(t.dataSync()), Array.from(stream(6).uniform(4), Math.fround));
  tf.dispose([x, t]);
});

noLeaks("normalPoints() and uniformTimes() add one tensor each", () => {
  const made: tf.Tensor[] = [];
  equal(tensorsAddedBy(() => made.push(normalPoints(0, 2, stream(0)))), 1);
  equal(tensorsAddedBy(() => made.push(uniformTimes(1, stream(0)))), 1);
  tf.dispose(made);
});

Deno.test("normalPoints() and uniformTimes() refuse sizes that are none", () => {
  const counts = "Expected count to be a non-negative integer; got";
  refuses(() => normalPoints(-1, 2, stream(0)), new RangeError(`${counts} -1`));
  refuses(() => uniformTimes(1.5, stream(0)), new RangeError(`${counts} 1.5`));
  refuses(
    () => normalPoints(1, 0, stream(0)),
    new RangeError("Expected dim to be a positive integer; got 0"),
  );
});

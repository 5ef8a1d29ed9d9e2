import { FLOAT32 } from "flowbook/judge";
import { tf } from "flowbook/tensors";
import { deepEqual, equal } from "node:assert/strict";
import fc from "#properties";
import { close } from "../tensors/close.ts";
import { install, matrix } from "../tensors/matrices.ts";
import { noLeaks, tensorsAddedBy } from "../tensors/no_leaks.ts";
import { refuses } from "../tensors/refuses.ts";
import { ARITHMETICS, fast, plain } from "./help.ts";

install();

noLeaks("meanSquare() and both its gradients follow their definition in float64", () => {
  const size = fc.integer({ min: 1, max: 13 });
  fc.assert(
    fc.property(size, size, (rows, columns) => {
      const y = matrix(rows, columns, "y"), target = matrix(rows, columns, "target");
      const count = rows * columns, half = tf.scalar(0.5);
      const rests = Array.from(y.dataSync(), (value, i) => value - target.dataSync()[i]!);
      const mean = rests.reduce((sum, rest) => sum + rest * rest, 0) / count;
      for (const { meanSquare } of ARITHMETICS) {
        const loss = meanSquare(y, target);
        const [dy, dtarget] = tf.grads((y, target) => meanSquare(y, target))([y, target], half);
        deepEqual(loss.shape, []);
        close(loss.dataSync()[0]!, mean, FLOAT32);
        close(Array.from(dy!.dataSync()), rests.map((rest) => rest / count), FLOAT32);
        close(Array.from(dtarget!.dataSync()), rests.map((rest) => -rest / count), FLOAT32);
        tf.dispose([loss, dy!, dtarget!]);
      }
      tf.dispose([y, target, half]);
    }),
    { seed: 3, numRuns: 40 },
  );
});

noLeaks("meanSquare() sums in float64: a million small squares beside one large one", () => {
  tf.tidy(() => {
    const count = 2 ** 20;
    const y = tf.concat([tf.fill([1], 4096), tf.fill([count - 1], 1)]);
    const loss = fast.meanSquare(y, tf.zerosLike(y)).dataSync()[0]!;
    equal(loss, Math.fround((4096 ** 2 + count - 1) / count)); // float32 sums stop at 2^24
  });
});

noLeaks("meanSquare() takes any shape, adds one tensor and refuses what does not fit", () => {
  const cube = tf.ones([2, 3, 4]), flat = tf.ones([24]), none = tf.zeros([0, 2]);
  for (const { meanSquare } of ARITHMETICS) {
    const made: tf.Tensor[] = [];
    equal(tensorsAddedBy(() => made.push(meanSquare(cube, cube))), 1);
    equal(made[0]!.dataSync()[0], 0);
    refuses(
      () => meanSquare(cube, flat),
      new TypeError("Expected target of shape [2, 3, 4]; got [24]"),
    );
    refuses(
      () => meanSquare(none, none),
      new TypeError("Expected y with at least 1 entry; got shape [0, 2]"),
    );
    tf.dispose(made);
  }
  tf.dispose([cube, flat, none]);
});

Deno.test("a second derivative of meanSquare() is refused, never wrong", () => {
  tf.tidy(() => {
    const y = matrix(3, 2, "y"), target = matrix(3, 2, "target");
    const slope = (meanSquare: typeof fast.meanSquare) =>
      tf.grad((y) => {
        const inner = tf.grad((y) => meanSquare(y, target));
        return tf.sum(tf.mul(inner(y), y));
      });
    refuses(
      () => slope(fast.meanSquare)(y),
      new Error("meanSquare() has first derivatives only: its gradient has none"),
    );
    const expected = tf.mul(2 / 6, tf.sub(tf.mul(2, y), target)); // of y . 2 (y - target) / 6
    close(
      Array.from(slope(plain.meanSquare)(y).dataSync()),
      Array.from(expected.dataSync()),
      FLOAT32,
    );
  });
});

import { FINITE_DIFFERENCE32, FLOAT32 } from "flowbook/exact";
import { gaussianPath, linearScheduler, type Scheduler } from "flowbook/paths";
import { tf } from "flowbook/tensors";
import { deepEqual, equal } from "node:assert/strict";
import { close } from "../tensors/close.ts";
import { noLeaks, tensorsAddedBy } from "../tensors/no_leaks.ts";
import { refuses } from "../tensors/refuses.ts";
import { SCHEDULERS } from "./schedulers.ts";

for (const { scheduler, sigmaAtEnd } of SCHEDULERS) {
  const title = `${scheduler.name}, sigma(1) = ${sigmaAtEnd}`;

  noLeaks(`${title}: all noise at t = 0, all data at t = 1`, () => {
    const t = tf.tensor1d([0, 1]);
    tf.tidy(() => {
      close(scheduler.alpha(t).dataSync(), [0, 1], FLOAT32);
      close(scheduler.sigma(t).dataSync(), [1, sigmaAtEnd], FLOAT32);
    });
    t.dispose();
  });

  noLeaks(`${title}: the dots equal central differences and the gradients of TensorFlow.js`, () => {
    const times = [0.01, 0.25, 0.5, 0.75, 0.99], h = 2 ** -7;
    const t = tf.tensor1d(times);
    for (const [value, dot] of [["alpha", "alphaDot"], ["sigma", "sigmaDot"]] as const) {
      tf.tidy(() => {
        const derivative = scheduler[dot](t).dataSync();
        const later = scheduler[value](tf.add(t, h)), earlier = scheduler[value](tf.sub(t, h));
        // truncation h^2 / 6 (pi / 2)^3 = 4e-5, rounding 6e-8 / h = 8e-6
        close(derivative, tf.div(tf.sub(later, earlier), 2 * h).dataSync(), FINITE_DIFFERENCE32);
        const gradient = tf.grad((t) => tf.sum(scheduler[value](t as tf.Tensor1D)))(t);
        close(derivative, gradient.dataSync(), FLOAT32);
      });
    }
    t.dispose();
  });

  noLeaks(`${title}: each function returns one fresh tensor`, () => {
    const t = tf.tensor1d([0.5]);
    for (const part of ["alpha", "sigma", "alphaDot", "sigmaDot"] as const) {
      equal(tensorsAddedBy(() => scheduler[part](t).dispose()), 0, part);
    }
    deepEqual([...t.dataSync()], [0.5]);
    t.dispose();
  });
}

noLeaks("linearScheduler() leaves exactly sigmaMin in float32", () => {
  const t = tf.tensor1d([0, 1]);
  for (const sigmaMin of [0, 0.1, 0.3, 1e-4]) {
    const sigma = linearScheduler({ sigmaMin }).sigma(t);
    deepEqual([...sigma.dataSync()], [1, Math.fround(sigmaMin)]);
    sigma.dispose();
  }
  t.dispose();
});

Deno.test("linearScheduler() refuses sigmaMin outside [0, 1)", () => {
  for (const sigmaMin of [-0.1, 1, NaN]) {
    refuses(
      () => linearScheduler({ sigmaMin }),
      new RangeError(`Expected sigmaMin in [0, 1); got ${sigmaMin}`),
    );
  }
});

noLeaks("schedulers of users are checked when a path asks them", () => {
  const x = tf.zeros<tf.Rank.R2>([3, 2]), t = tf.tensor1d([0, 0.5, 1]);
  const ask = (change: Partial<Scheduler>): unknown =>
    gaussianPath({ ...linearScheduler(), name: "mine", ...change }).sample(x, x, t);
  equal(
    tensorsAddedBy(() =>
      refuses(
        () => ask({ sigma: () => tf.zeros<tf.Rank.R1>([1]) }),
        new TypeError("Expected sigma(t) of mine of shape [3]; got [1]"),
      )
    ),
    0,
  );
  refuses(
    () => ask({ alphaDot: () => 1 as unknown as tf.Tensor1D }),
    new TypeError("Expected alphaDot(t) of mine to be a tensor; got number"),
  );
  refuses(
    () => ask({ sigmaDot: (t) => tf.div(1, tf.sub(t, 1)) }),
    new RangeError("Expected sigmaDot(t) of mine to be finite; got Infinity"),
  );
  refuses(
    () => gaussianPath({ name: "half", alpha: linearScheduler().alpha } as unknown as Scheduler),
    new TypeError("Expected a scheduler with a function sigma; got none"),
  );
  refuses(
    () => gaussianPath(undefined as unknown as Scheduler),
    new TypeError("Expected a scheduler with a function alpha; got none"),
  );
  tf.dispose([x, t]);
});

import { FLOAT32 } from "flowbook/judge";
import { gaussianPath } from "flowbook/paths";
import { type Stream, stream } from "flowbook/random";
import { linearScheduler, type Scheduler, varianceExplodingScheduler } from "flowbook/schedules";
import { normalPoints, type Points, tf, type Times, uniformTimes } from "flowbook/tensors";
import { deepEqual, equal } from "node:assert/strict";
import { close } from "../tensors/close.ts";
import { noLeaks, tensorsAddedBy } from "../tensors/no_leaks.ts";
import { refuses } from "../tensors/refuses.ts";
import { SCHEDULERS } from "./schedulers.ts";

noLeaks("the linear path leaves exactly sigmaMin in float32", () => {
  const t = tf.tensor1d([0, 1]), x0 = tf.ones<tf.Rank.R2>([2, 1]), x1 = tf.zerosLike(x0);
  for (const sigmaMin of [0, 0.1, 0.3, 1e-4]) {
    const { xt, ut } = gaussianPath(linearScheduler({ sigmaMin })).sample(x0, x1, t);
    deepEqual([...xt.dataSync()], [1, Math.fround(sigmaMin)]);
    tf.dispose([xt, ut]);
  }
  tf.dispose([t, x0, x1]);
});

/** Noise, data and times at random. */
function drawn(numbers: Stream): { readonly x0: Points; readonly x1: Points; readonly t: Times } {
  const x0 = normalPoints(20, 3, numbers.split("x0"));
  const x1 = normalPoints(20, 3, numbers.split("x1"));
  return { x0, x1, t: uniformTimes(20, numbers.split("t")) };
}

noLeaks("the gradient of xt in t is ut", () => {
  const { x0, x1, t } = drawn(stream(22));
  for (const { title, scheduler } of SCHEDULERS) {
    const path = gaussianPath(scheduler);
    const [slopes, speeds] = tf.tidy(() => [
      tf.grad((t) => tf.sum(path.sample(x0, x1, t as Times).xt))(t).dataSync(),
      tf.sum(path.sample(x0, x1, t).ut, 1).dataSync(),
    ]);
    close(slopes, speeds, FLOAT32, title);
  }
  tf.dispose([t, x0, x1]);
});

// Its tensors are not counted: a gradient that fails leaves the tape of TensorFlow.js standing.
Deno.test("the gradient of ut in t is refused: no scheduler knows it", () => {
  const { x0, x1, t } = drawn(stream(22));
  const unknown = new Error("sigmaDot(t) has no gradient: a scheduler does not know it");
  for (const { scheduler } of SCHEDULERS) {
    const path = gaussianPath(scheduler);
    const slope = tf.grad((t) => tf.sum(path.sample(x0, x1, t as Times).ut));
    refuses(() => tf.tidy(() => slope(t)), unknown);
  }
  tf.dispose([t, x0, x1]);
});

noLeaks(
  "schedulers of users are checked when a path is made of them, and when it asks them",
  () => {
    const x = tf.zeros<tf.Rank.R2>([3, 2]), t = tf.tensor1d([0, 0.5, 1]);
    const changed = (change: Record<string, unknown>): Scheduler => {
      return ((time: number) => ({ ...linearScheduler()(time), ...change })) as Scheduler;
    };
    refuses(
      () => gaussianPath(changed({ sigmaDot: undefined })),
      new TypeError("Expected sigmaDot at t = 0.15 to be a number; got undefined"),
    );
    refuses(
      () => gaussianPath(changed({ alphaDot: 2 })),
      new RangeError("Expected alphaDot = 1.0000 at t = 0.15; got 2.0000"),
    );
    refuses(
      () => gaussianPath(undefined as unknown as Scheduler),
      new TypeError("Expected a scheduler t => { alpha, ... }; got undefined"),
    );
    const exploding = gaussianPath(varianceExplodingScheduler());
    equal(
      tensorsAddedBy(() =>
        refuses(
          () => exploding.sample(x, x, t),
          new RangeError("Expected sigmaDot at t = 1 to be finite; got -Infinity"),
        )
      ),
      0,
    );
    tf.dispose([x, t]);
  },
);

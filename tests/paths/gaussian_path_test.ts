import { conditionalVelocity, drawPairs, eightGaussiansProblem, twoTargets } from "flowbook/exact";
import { estimateMeans, FINITE_DIFFERENCE32, FLOAT32, monteCarlo } from "flowbook/judge";
import { gaussianPath } from "flowbook/paths";
import { linearScheduler } from "flowbook/schedules";
import { stream } from "flowbook/random";
import { normalPoints, tf, uniformTimes } from "flowbook/tensors";
import { deepEqual, equal } from "node:assert/strict";
import { close } from "../tensors/close.ts";
import { noLeaks, tensorsAddedBy } from "../tensors/no_leaks.ts";
import { refuses } from "../tensors/refuses.ts";
import { SCHEDULERS } from "./schedulers.ts";

const numbers = stream(21);

interface Batch {
  readonly x0: tf.Tensor2D;
  readonly x1: tf.Tensor2D;
  readonly t: tf.Tensor1D;
}

function drawBatch(count: number): Batch {
  return {
    x0: normalPoints(count, 2, numbers.split("x0")),
    x1: normalPoints(count, 2, numbers.split("x1")),
    t: uniformTimes(count, numbers.split("t")),
  };
}

for (const { title, scheduler } of SCHEDULERS) {
  const path = gaussianPath(scheduler);

  noLeaks(`${title}: conditionalVelocity() along the path equals ut`, () => {
    const { x0, x1, t } = drawBatch(200);
    const { xt, ut } = path.sample(x0, x1, t);
    const eulerian = path.conditionalVelocity(xt, x1, t);
    close(eulerian.dataSync(), ut.dataSync(), FLOAT32);
    tf.dispose([x0, x1, t, xt, ut, eulerian]);
  });

  noLeaks(`${title}: ut is the derivative of xt in t`, () => {
    const { x0, x1, t } = drawBatch(50), h = 2 ** -7;
    tf.tidy(() => {
      const at = (time: number): tf.Tensor2D =>
        path.sample(x0, x1, tf.fill<tf.Rank.R1>([50], time)).xt;
      for (const time of [0.125, 0.5, 0.875]) {
        const { ut } = path.sample(x0, x1, tf.fill([50], time));
        const difference = tf.div(tf.sub(at(time + h), at(time - h)), 2 * h);
        close(ut.dataSync(), difference.dataSync(), FINITE_DIFFERENCE32);
      }
    });
    tf.dispose([x0, x1, t]);
  });

  noLeaks(`${title}: xt has mean alpha x1 and standard deviation sigma`, () => {
    const count = 10_000, time = 0.6;
    const x0 = normalPoints(count, 1, numbers.split("law"));
    tf.tidy(() => {
      const x1 = tf.fill<tf.Rank.R2>([count, 1], 3), t = tf.fill<tf.Rank.R1>([count], time);
      const xt = [...path.sample(x0, x1, t).xt.dataSync()];
      const { alpha, sigma } = scheduler(time);
      const squares = xt.map((x) => (x - 3 * alpha) ** 2);
      close(estimateMeans([xt, squares]), [3 * alpha, sigma ** 2], monteCarlo());
    });
    x0.dispose();
  });
}

for (const problem of [twoTargets, eightGaussiansProblem]) {
  noLeaks(`${problem.name}: pairs and velocities equal those in float64`, () => {
    const { dim, schedule } = problem, count = 200;
    const path = gaussianPath(schedule);
    const pairs = drawPairs(problem, count, numbers.split(problem.name));
    const x0 = tf.tensor2d([...pairs.x0], [count, dim]);
    const x1 = tf.tensor2d([...pairs.x1], [count, dim]), t = tf.tensor1d([...pairs.t]);
    const { xt, ut } = path.sample(x0, x1, t);
    close(xt.dataSync(), pairs.xt, FLOAT32);
    close(ut.dataSync(), pairs.ut, FLOAT32);
    const x = normalPoints(count, dim, numbers.split("elsewhere"));
    const early: tf.Tensor1D = tf.tidy(() => tf.mul<tf.Tensor1D>(t, 0.9)); // as t nears 1 dividing by sigma magnifies rounding
    const velocity = path.conditionalVelocity(x, x1, early);
    const times = early.dataSync(), ends = x1.arraySync();
    const exact = x.arraySync().flatMap((point, i) =>
      conditionalVelocity(problem, point, times[i]!, ends[i]!)
    );
    close(velocity.dataSync(), exact, FLOAT32);
    tf.dispose([x0, x1, t, xt, ut, x, early, velocity]);
  });
}

noLeaks("sample() starts at x0, ends at x1 and passes its arguments on", () => {
  const path = gaussianPath(linearScheduler());
  const { x0, x1, t } = drawBatch(2), ends = tf.tensor1d([0, 1]);
  const sample = path.sample(x0, x1, ends);
  deepEqual(sample.xt.arraySync(), [x0.arraySync()[0], x1.arraySync()[1]]);
  deepEqual([sample.x0 === x0, sample.x1 === x1, sample.t === ends], [true, true, true]);
  tf.dispose([x0, x1, t, ends, sample.xt, sample.ut]);
});

noLeaks("sample() adds two tensors and conditionalVelocity() one", () => {
  const path = gaussianPath(linearScheduler({ sigmaMin: 0.1 }));
  const { x0, x1, t } = drawBatch(4);
  const made: tf.Tensor[] = [];
  equal(
    tensorsAddedBy(() => {
      const { xt, ut } = path.sample(x0, x1, t);
      made.push(xt, ut);
    }),
    2,
  );
  equal(tensorsAddedBy(() => made.push(path.conditionalVelocity(x0, x1, t))), 1);
  tf.dispose([x0, x1, t, made]);
});

noLeaks("paths name what they cannot use", () => {
  const path = gaussianPath(linearScheduler());
  const { x0, x1, t } = drawBatch(3);
  const short = tf.zeros<tf.Rank.R2>([2, 2]), flat = tf.zeros<tf.Rank.R1>([3]);
  const late = tf.tensor1d([0, 1.5, 1]), ends = tf.tensor1d([0.25, 1, 1]);
  const broken = tf.tensor2d([0, 0, 0, NaN, 0, 0], [3, 2]);
  const cases: [() => unknown, Error][] = [
    [
      () => path.sample(flat as unknown as tf.Tensor2D, x1, t),
      new TypeError("Expected x0 of shape [batch, dim]; got [3]"),
    ],
    [() => path.sample(x0, short, t), new TypeError("Expected x1 of shape [3, 2]; got [2, 2]")],
    [() => path.sample(short, short, t), new TypeError("Expected t of shape [2]; got [3]")],
    [() => path.sample(x0, x1, late), new RangeError("Expected t in [0, 1]; got 1.5")],
    [() => path.sample(broken, x1, t), new RangeError("Expected x0 to be finite; got NaN")],
    [() => path.sample(x0, broken, t), new RangeError("Expected x1 to be finite; got NaN")],
    [
      () => path.conditionalVelocity(x0, short, t),
      new TypeError("Expected x1 of shape [3, 2]; got [2, 2]"),
    ],
    [
      () => path.conditionalVelocity(x0, x1, late),
      new RangeError("Expected t in [0, 1]; got 1.5"),
    ],
    [
      () => path.conditionalVelocity(broken, x1, t),
      new RangeError("Expected x to be finite; got NaN"),
    ],
    [
      () => path.conditionalVelocity(x0, broken, t),
      new RangeError("Expected x1 to be finite; got NaN"),
    ],
    [
      () => path.conditionalVelocity(x0, x1, ends),
      new RangeError("Expected sigma(t) > 0; got 0 at t = 1"),
    ],
  ];
  for (const [call, error] of cases) equal(tensorsAddedBy(() => refuses(call, error)), 0);
  tf.dispose([x0, x1, t, short, flat, late, ends, broken]);
});

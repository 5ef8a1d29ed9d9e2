import {
  marginalVelocity,
  posteriorWeights,
  type Problem,
  twoPoints,
  twoTargets,
} from "flowbook/exact";
import { FLOAT32 } from "flowbook/judge";
import { divergence as divergenceOf } from "flowbook/numerics";
import { empiricalPosterior, empiricalVelocity, gaussianPath } from "flowbook/paths";
import { linearScheduler } from "flowbook/schedules";
import { stream } from "flowbook/random";
import { normalPoints, type Points, tf, type Times } from "flowbook/tensors";
import { deepEqual, equal } from "node:assert/strict";
import { close } from "../tensors/close.ts";
import { noLeaks, tensorsAddedBy } from "../tensors/no_leaks.ts";
import { refuses } from "../tensors/refuses.ts";

const numbers = stream(31);

/** Seven points of unequal weight in three dimensions. */
const cloud: Problem = {
  name: "cloud",
  dim: 3,
  target: {
    weights: [1, 2, 3, 4, 5, 6, 7].map((weight) => weight / 28),
    means: Array.from({ length: 7 }, (_, k) => [...numbers.split(`point ${k}`).normal(3)]),
    sds: Array(7).fill(0),
  },
  schedule: linearScheduler({ sigmaMin: 0.2 }),
};

interface Setting {
  readonly x: Points;
  readonly t: Times;
  readonly data: Points;
  readonly weights: tf.Tensor1D;
}

/** Places and times at which to compare, and the data of a problem as tensors. */
function settingOf({ dim, target }: Problem, count: number): Setting {
  const times = Array.from({ length: count }, (_, i) => 0.9 * i / (count - 1));
  return {
    x: normalPoints(count, dim, numbers.split("x")),
    t: tf.tensor1d(times),
    data: tf.tensor2d(target.means as number[][]),
    weights: tf.tensor1d([...target.weights]),
  };
}

for (const problem of [twoTargets, twoPoints, cloud]) {
  const path = gaussianPath(problem.schedule);

  noLeaks(`${problem.name}: the posterior average equals the float64 marginal velocity`, () => {
    const setting = settingOf(problem, 40), { x, t, data, weights } = setting;
    const velocity = empiricalVelocity(path, x, t, data, weights);
    const posterior = empiricalPosterior(path, x, t, data, weights);
    const times = t.dataSync(), points = x.arraySync();
    close(
      velocity.dataSync(),
      points.flatMap((point, i) => marginalVelocity(problem, point, times[i]!)),
      FLOAT32,
    );
    close(
      posterior.dataSync(),
      points.flatMap((point, i) => posteriorWeights(problem, point, times[i]!)),
      FLOAT32,
    );
    tf.dispose([...Object.values(setting), velocity, posterior]);
  });

  noLeaks(`${problem.name}: the divergence in x equals float64 differences`, () => {
    const setting = settingOf(problem, 20), { x, t, data, weights } = setting;
    const axes = Array.from({ length: problem.dim }, (_, axis) => axis);
    const divergence = tf.tidy(() => {
      const parts = axes.map((axis) => {
        const unit = tf.tensor1d(axes.map((other) => other === axis ? 1 : 0));
        const component = (x: tf.Tensor): tf.Scalar =>
          tf.sum(tf.mul(empiricalVelocity(path, x as Points, t, data, weights), unit));
        return tf.sum(tf.mul(tf.grad(component)(x), unit), 1);
      });
      return tf.addN(parts).dataSync();
    });
    const times = t.dataSync();
    const differences = x.arraySync().map((point, i) =>
      divergenceOf((y) => marginalVelocity(problem, y, times[i]!), point)
    );
    close(divergence, differences, FLOAT32);
    tf.dispose(Object.values(setting));
  });
}

noLeaks("two equal points: the closed form with tanh", () => {
  const path = gaussianPath(linearScheduler()), data = tf.tensor2d([[-1], [1]]);
  for (const time of [0, 0.3, 0.7]) {
    const x = tf.tensor2d([-2, -0.5, 0.1, 1, 3], [5, 1]), t = tf.fill<tf.Rank.R1>([5], time);
    const velocity = empiricalVelocity(path, x, t, data);
    const s = 1 - time;
    const closedForm = Array.from(x.dataSync(), (y) => (Math.tanh(time * y / s ** 2) - y) / s);
    close(velocity.dataSync(), closedForm, FLOAT32);
    tf.dispose([x, t, velocity]);
  }
  data.dispose();
});

noLeaks("far out and late the nearest point takes all, without overflow", () => {
  const path = gaussianPath(linearScheduler({ sigmaMin: 1e-3 }));
  const data = tf.tensor2d([[-1, 0], [1, 0], [0, 5]]);
  const x = tf.tensor2d([[-900, 3], [40, -7], [0.4, 4]]), t = tf.ones<tf.Rank.R1>([3]);
  const posterior = empiricalPosterior(path, x, t, data);
  deepEqual(posterior.arraySync(), [[1, 0, 0], [0, 1, 0], [0, 0, 1]]);
  tf.dispose([data, x, t, posterior]);
});

noLeaks("a weight of 0 takes a point out", () => {
  const path = gaussianPath(linearScheduler());
  const x = tf.tensor2d([[0.2], [3]]), t = tf.tensor1d([0.5, 0.1]);
  const three = tf.tensor2d([[-1], [1], [3]]), two = tf.tensor2d([[-1], [1]]);
  const weights = tf.tensor1d([1, 1, 0]);
  const masked = empiricalVelocity(path, x, t, three, weights);
  const without = empiricalVelocity(path, x, t, two);
  close(masked.dataSync(), without.dataSync(), FLOAT32);
  tf.dispose([x, t, three, two, weights, masked, without]);
});

noLeaks(
  "empiricalPosterior() and empiricalVelocity() add one tensor each and name bad input",
  () => {
    const path = gaussianPath(linearScheduler());
    const setting = settingOf(cloud, 5), { x, t, data, weights } = setting;
    const made: tf.Tensor[] = [];
    equal(tensorsAddedBy(() => made.push(empiricalPosterior(path, x, t, data, weights))), 1);
    equal(tensorsAddedBy(() => made.push(empiricalVelocity(path, x, t, data))), 1);
    const flat = tf.zeros<tf.Rank.R2>([7, 2]), none = tf.zeros<tf.Rank.R2>([0, 3]);
    const few = tf.ones<tf.Rank.R1>([6]), ones = tf.ones<tf.Rank.R1>([5]);
    const negative = tf.tensor1d([1, 1, 1, 1, 1, 1, -1]), zero = tf.zeros<tf.Rank.R1>([7]);
    const unknown = tf.fill<tf.Rank.R1>([7], NaN);
    const broken = tf.fill<tf.Rank.R2>([7, 3], Infinity), far = tf.fill<tf.Rank.R2>([5, 3], 1e30);
    const ask = (change: Partial<Setting>): void => {
      const { x: at, t: when, data: all, weights: prior } = { ...setting, ...change };
      tf.dispose(empiricalVelocity(path, at, when, all, prior));
    };
    const cases: [Partial<Setting>, Error][] = [
      [{ data: flat }, new TypeError("Expected data of shape [count, 3]; got [7, 2]")],
      [{ data: none }, new TypeError("Expected at least one data point; got none")],
      [{ data: broken }, new RangeError("Expected data to be finite; got Infinity")],
      [{ weights: few }, new TypeError("Expected weights of shape [7]; got [6]")],
      [
        { weights: negative },
        new RangeError("Expected non-negative weights, not all zero; got [1, 1, 1, 1, 1, 1, -1]"),
      ],
      [
        { weights: zero },
        new RangeError("Expected non-negative weights, not all zero; got [0, 0, 0, 0, 0, 0, 0]"),
      ],
      [{ weights: unknown }, new RangeError("Expected weights to be finite; got NaN")],
      [{ t: few }, new TypeError("Expected t of shape [5]; got [6]")],
      [{ t: ones }, new RangeError("Expected sigma(t) > 0; got 0 at t = 1")],
      [
        { x: far },
        new RangeError(
          "Expected |x - alpha x1|^2 / sigma^2 in float32 to be finite; got -Infinity",
        ),
      ],
    ];
    for (const [change, error] of cases) {
      equal(tensorsAddedBy(() => refuses(() => ask(change), error)), 0);
    }
    tf.dispose([
      Object.values(setting),
      made,
      flat,
      none,
      few,
      ones,
      negative,
      zero,
      unknown,
      broken,
      far,
    ]);
  },
);

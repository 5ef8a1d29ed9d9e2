import { twoTargets } from "flowbook/exact";
import { estimateMean, FLOAT32, monteCarlo } from "flowbook/judge";
import { gaussianMixture } from "flowbook/measures";
import { cfmLoss, empiricalVelocity, fmLoss, gaussianPath } from "flowbook/paths";
import { linearScheduler } from "flowbook/schedules";
import { stream } from "flowbook/random";
import { normalPoints, type Points, tf, type Times, uniformTimes } from "flowbook/tensors";
import { equal } from "node:assert/strict";
import { close } from "../tensors/close.ts";
import { noLeaks, tensorsAddedBy } from "../tensors/no_leaks.ts";
import { refuses } from "../tensors/refuses.ts";
import { variable } from "../tensors/variable.ts";

noLeaks("fmLoss() sums the squares over dimensions and averages over the batch", () => {
  const xt = tf.tensor2d([[1, 1], [2, 0]]), t = tf.tensor1d([0.5, 1]);
  const ut = tf.tensor2d([[4, 5], [2, 0]]);
  const losses = [
    fmLoss((x) => tf.clone(x), xt, t, ut), // misses by (3, 4) and (0, 0)
    fmLoss(() => tf.clone(ut), xt, t, ut),
    fmLoss((x, t) => tf.mul(x, tf.expandDims(t, 1)), xt, t, ut), // by (3.5, 4.5) and (0, 0)
  ];
  close(losses.map((loss) => loss.dataSync()[0]!), [12.5, 0, 16.25], FLOAT32);
  tf.dispose([xt, t, ut, losses]);
});

noLeaks("the loss of a perfect field on a Gaussian is the floor pi / 2, not 0", () => {
  const numbers = stream(41), path = gaussianPath(linearScheduler());
  // between N(0, 1) and N(0, 1) the marginal velocity is (2 t - 1) x / (t^2 + (1 - t)^2)
  const perfect = (x: Points, t: Times): Points => {
    const c = tf.add(tf.square(t), tf.square(tf.sub(1, t)));
    return tf.mul(x, tf.expandDims(tf.div(tf.sub(tf.mul(2, t), 1), c), 1));
  };
  const losses = Array.from({ length: 200 }, () =>
    tf.tidy(() => {
      const x0 = normalPoints(200, 1, numbers), x1 = normalPoints(200, 1, numbers);
      return cfmLoss(perfect, path.sample(x0, x1, uniformTimes(200, numbers))).dataSync()[0]!;
    }));
  close(estimateMean(losses), Math.PI / 2, monteCarlo());
});

noLeaks("conditional and marginal loss have the same gradient on average", () => {
  const numbers = stream(42), { target, schedule } = twoTargets;
  const path = gaussianPath(schedule);
  const law = gaussianMixture(target);
  const slope = variable("slope", [0.3], []);
  const field = (x: Points): Points => tf.mul(slope, tf.tanh(x));
  const gaps = Array.from({ length: 300 }, () =>
    tf.tidy(() => {
      const data = tf.tensor2d(target.means as number[][]),
        weights = tf.tensor1d([...target.weights]);
      const x0 = normalPoints(200, 1, numbers), x1 = law.sample(200, numbers);
      const sample = path.sample(x0, x1, uniformTimes(200, numbers));
      const marginal = empiricalVelocity(path, sample.xt, sample.t, data, weights);
      const gradients = [sample.ut, marginal].map((velocity) => {
        const { grads } = tf.variableGrads(
          () => fmLoss(field, sample.xt, sample.t, velocity),
          [slope],
        );
        return grads[slope.name]!.dataSync()[0]!;
      });
      return gradients[0]! - gradients[1]!;
    }));
  close(estimateMean(gaps), 0, monteCarlo());
  slope.dispose();
});

noLeaks("losses add one tensor and name what they cannot use", () => {
  const x = tf.zeros<tf.Rank.R2>([3, 2]), t = tf.tensor1d([0, 0.5, 1]);
  const short = tf.zeros<tf.Rank.R2>([2, 2]), late = tf.tensor1d([0, 1, 2]);
  const broken = tf.fill<tf.Rank.R2>([3, 2], NaN);
  const still = (x: Points): Points => tf.zerosLike(x);
  let loss: tf.Tensor | undefined;
  equal(tensorsAddedBy(() => loss = fmLoss(still, x, t, x)), 1);
  const cases: [() => unknown, Error][] = [
    [() => fmLoss(still, x, t, short), new TypeError("Expected ut of shape [3, 2]; got [2, 2]")],
    [() => fmLoss(still, short, t, x), new TypeError("Expected t of shape [2]; got [3]")],
    [() => fmLoss(still, x, late, x), new RangeError("Expected t in [0, 1]; got 2")],
    [() => fmLoss(still, broken, t, x), new RangeError("Expected x to be finite; got NaN")],
    [() => fmLoss(still, x, t, broken), new RangeError("Expected ut to be finite; got NaN")],
    [
      () => cfmLoss(() => tf.zeros([3, 1]), { x0: x, x1: x, t, xt: x, ut: x }),
      new TypeError("Expected v(x, t) of shape [3, 2]; got [3, 1]"),
    ],
  ];
  for (const [call, error] of cases) equal(tensorsAddedBy(() => refuses(call, error)), 0);
  tf.dispose([x, t, short, late, broken, loss!]);
});

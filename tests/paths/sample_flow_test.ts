import { mixtureQuantile, twoTargets } from "flowbook/exact";
import { FLOAT32, within } from "flowbook/judge";
import { normalCdf } from "flowbook/numerics";
import { EULER, RK4 } from "flowbook/odes";
import { empiricalVelocity, gaussianPath, sampleFlow } from "flowbook/paths";
import { stream } from "flowbook/random";
import { normalPoints, type Points, tf, type Times } from "flowbook/tensors";
import { deepEqual, equal } from "node:assert/strict";
import { close } from "../tensors/close.ts";
import { noLeaks, tensorsAddedBy } from "../tensors/no_leaks.ts";
import { refuses } from "../tensors/refuses.ts";

noLeaks("sampleFlow() carries N(0, I) to N(m, s^2 I) along the exact field", () => {
  const mean = 2, sd = 0.5;
  // u_t(x) = m + (t s^2 - (1 - t)) / (t^2 s^2 + (1 - t)^2) (x - t m), whose flow is t m + r x0
  const field = (x: Points, t: Times): Points =>
    tf.tidy(() => {
      const time = tf.expandDims(t, 1), rest = tf.sub(1, time);
      const variance = tf.add(tf.mul(sd ** 2, tf.square(time)), tf.square(rest));
      const rate = tf.div(tf.sub(tf.mul(sd ** 2, time), rest), variance);
      return tf.add(mean, tf.mul(rate, tf.sub(x, tf.mul(mean, time))));
    });
  const x0 = normalPoints(100, 2, stream(51));
  const x1 = sampleFlow(field, x0, { tableau: RK4, steps: 100 });
  close(x1.dataSync(), Array.from(x0.dataSync(), (x) => mean + sd * x), FLOAT32);
  tf.dispose([x0, x1]);
});

noLeaks("sampleFlow() follows a marginal velocity to the quantiles of its end law", () => {
  const { target, schedule } = twoTargets;
  const path = gaussianPath(schedule), sigmaMin = schedule(1).sigma;
  const data = tf.tensor2d(target.means as number[][]), weights = tf.tensor1d([...target.weights]);
  const x0 = tf.tensor2d([-2, -1, -0.7, 0, 1, 2], [6, 1]);
  const field = (x: Points, t: Times): Points => empiricalVelocity(path, x, t, data, weights);
  const x1 = sampleFlow(field, x0, { tableau: RK4, steps: 200 });
  // on the line the flow keeps the order, so it takes quantiles to quantiles
  const end = { ...target, sds: [sigmaMin, sigmaMin] };
  const quantiles = Array.from(x0.dataSync(), (x) => mixtureQuantile(end, normalCdf(x)));
  close(x1.dataSync(), quantiles, within(1e-3, "float32 steps on a field of slope 1 / sigmaMin"));
  tf.dispose([data, weights, x0, x1]);
});

noLeaks("the field is asked at one time for the whole batch, from 0 on", () => {
  const asked: number[][] = [];
  const field = (x: Points, t: Times): Points => {
    asked.push([...t.dataSync()]);
    return tf.onesLike(x);
  };
  const x0 = tf.zeros<tf.Rank.R2>([2, 1]);
  let x1: tf.Tensor | undefined;
  equal(tensorsAddedBy(() => x1 = sampleFlow(field, x0, { tableau: EULER, steps: 4 })), 1);
  deepEqual(asked, [0, 0.25, 0.5, 0.75].map((time) => [time, time]));
  deepEqual(x1!.arraySync(), [[1], [1]]);
  tf.dispose([x0, x1!]);
});

noLeaks("sampleFlow() names what it cannot use", () => {
  const x0 = tf.zeros<tf.Rank.R2>([2, 1]), flat = tf.zeros<tf.Rank.R1>([2]);
  const call = (field: (x: Points) => Points, start: Points = x0): unknown =>
    sampleFlow(field, start, { tableau: EULER, steps: 4 });
  equal(
    tensorsAddedBy(() =>
      refuses(
        () => call(() => tf.zeros([2, 3])),
        new TypeError("Expected v(x, t) of shape [2, 1]; got [2, 3]"),
      )
    ),
    0,
  );
  refuses(
    () => call((x) => x, flat as unknown as Points),
    new TypeError("Expected x0 of shape [batch, dim]; got [2]"),
  );
  refuses(
    () => call((x) => tf.log(tf.sub(x, 1))),
    new RangeError("Expected v(x, t) at t = 0 to be finite; got NaN"),
  );
  tf.dispose([x0, flat]);
});

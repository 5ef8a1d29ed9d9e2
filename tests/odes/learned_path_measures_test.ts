import { ok } from "node:assert/strict";
import { FLOAT32, within } from "flowbook/judge";
import {
  curvature,
  learnedCurvature,
  learnedPathMeasures,
  pathEnergy,
  pathLength,
  RK4,
  straightness,
} from "flowbook/odes";
import { stream } from "flowbook/random";
import { normalPoints, type Points, tf, type Times } from "flowbook/tensors";
import { agree } from "../judge/agree.ts";
import { noLeaks } from "../tensors/no_leaks.ts";
import { refuses } from "../tensors/refuses.ts";

const STEPS = { tableau: RK4, steps: 30 };

/** v(x, t) = (2 + cos(3 t) x_2, sin(x_1)), in both worlds. */
const learned = (x: Points, t: Times): Points =>
  tf.tidy(() => {
    const [a, b] = tf.split(x, 2, 1), time = tf.expandDims(t, 1);
    return tf.concat([tf.add(2, tf.mul(tf.cos(tf.mul(3, time)), b!)), tf.sin(a!)], 1) as Points;
  });
const exact = (
  [a, b]: readonly number[],
  t: number,
): number[] => [2 + Math.cos(3 * t) * b!, Math.sin(a!)];

noLeaks("learnedPathMeasures() agrees with float64, start by start", () => {
  const x0 = normalPoints(8, 2, stream(1));
  const found = learnedPathMeasures(learned, x0, STEPS);
  x0.arraySync().forEach((start, i) => {
    agree(found.energy[i]!, pathEnergy(exact, start, STEPS), FLOAT32, "energy");
    agree(found.length[i]!, pathLength(exact, start, STEPS), FLOAT32, "length");
    agree(found.straightness[i]!, straightness(exact, start, STEPS), FLOAT32, "straightness");
    // the variance of the velocity, a second route
    const rest = found.energy[i]! - found.straightness[i]!;
    agree(found.squaredDisplacement[i]!, rest, FLOAT32, "displacement");
  });
  x0.dispose();
});

noLeaks("learnedPathMeasures() of uniform motion are those of its lines", () => {
  const x0 = normalPoints(5, 3, stream(2));
  const found = learnedPathMeasures((x) => tf.onesLike(x), x0, STEPS);
  for (let i = 0; i < 5; i++) {
    agree(found.energy[i]!, 3, FLOAT32);
    agree(found.squaredDisplacement[i]!, 3, FLOAT32);
    agree(found.length[i]!, Math.sqrt(3), FLOAT32);
    ok(found.straightness[i]! < 1e-9);
  }
  x0.dispose();
});

noLeaks("learnedCurvature() agrees with float64, also at the ends of time", () => {
  const x = normalPoints(6, 2, stream(3)), times = [0, 0.005, 0.3, 0.5, 0.9, 1];
  const t = tf.tensor1d(times), found = learnedCurvature(learned, x, t);
  const close = within(0.02, "differences of float32 with steps of 0.01");
  x.arraySync().forEach((point, i) => {
    agree(found[i]!, curvature(exact, point, times[i]!), close, `t = ${times[i]}`);
  });
  refuses(
    () => learnedCurvature((x) => tf.zerosLike(x), x, t),
    new RangeError("Expected velocities other than 0; got 0 in row 0"),
  );
  tf.dispose([x, t]);
});

noLeaks("measures of learned paths refuse what does not fit", () => {
  const x0 = tf.zeros<tf.Rank.R2>([2, 2]), t = tf.tensor1d([0.5]);
  refuses(
    () => learnedPathMeasures((x) => tf.slice(x, [0, 0], [-1, 1]), x0, STEPS),
    new TypeError("Expected x of v(x, t) of shape [2, 2]; got [2, 1]"),
  );
  refuses(
    () => learnedCurvature(learned, x0, t),
    new TypeError("Expected t of shape [2]; got [1]"),
  );
  tf.dispose([x0, t]);
});

import { marginalVelocity, posteriorWeights, type Problem, twoTargets } from "flowbook/exact";
import { FLOAT32, within } from "flowbook/judge";
import { RK4 } from "flowbook/odes";
import { changeSchedule, sampleFlow, velocityFrom } from "flowbook/paths";
import {
  cosineScheduler,
  linearScheduler,
  polynomialScheduler,
  type Scheduler,
  variancePreservingScheduler,
} from "flowbook/schedules";
import { type Points, tf, type Times, type VelocityField } from "flowbook/tensors";
import { throws } from "node:assert/strict";
import { close } from "../tensors/close.ts";
import { noLeaks } from "../tensors/no_leaks.ts";

const { target } = twoTargets;
const PLACES = [-1.3, -0.2, 0.4, 1.7];
/** Weights up to 4 / sigma^2 lie on numbers of float32. */
const FLOAT32_WEIGHED = within(1e-5, "float32, times weights of about 10");

const problemOn = (schedule: Scheduler): Problem => ({ ...twoTargets, schedule });
const column = (numbers: readonly number[]): Points =>
  tf.tensor2d([...numbers], [numbers.length, 1]);

/** A field of tensors from one of numbers. */
function field(of: (x: number, t: number) => number): VelocityField {
  return (x: Points, t: Times) => {
    const times = t.dataSync();
    return column(Array.from(x.dataSync(), (place, i) => of(place, times[i]!)));
  };
}

/** The mean of the data given x, by posterior weights. */
function meanData(problem: Problem, x: number, t: number): number {
  const weights = posteriorWeights(problem, [x], t);
  return weights.reduce((total, weight, k) => total + weight * target.means[k]![0]!, 0);
}

for (const schedule of [linearScheduler({ sigmaMin: 0.2 }), cosineScheduler()]) {
  const problem = problemOn(schedule);
  noLeaks("models of data, noise and score have the marginal velocity", () => {
    const data = field((x, t) => meanData(problem, x, t));
    const noise = field((x, t) => {
      const { alpha, sigma } = schedule(t);
      return (x - alpha * meanData(problem, x, t)) / sigma;
    });
    const score = field((x, t) => {
      const { alpha, sigma } = schedule(t);
      return (alpha * meanData(problem, x, t) - x) / sigma ** 2;
    });
    const x = column(PLACES), times = [0.3, 0.5, 0.7, 0.8], t = tf.tensor1d(times);
    const exact = PLACES.map((place, i) => marginalVelocity(problem, [place], times[i]!)[0]!);
    for (const [predicts, model] of Object.entries({ data, noise, score })) {
      const kind = predicts as "data" | "noise" | "score";
      const velocity = velocityFrom(model, { predicts: kind, scheduler: schedule })(x, t);
      close(velocity.dataSync(), exact, FLOAT32_WEIGHED, predicts);
      velocity.dispose();
    }
    tf.dispose([x, t]);
  });
}

for (const to of [cosineScheduler(), polynomialScheduler(2)]) {
  noLeaks("a model on another schedule is the model of that schedule", () => {
    const from = linearScheduler(), old = problemOn(from), wanted = problemOn(to);
    const learned = field((x, t) => marginalVelocity(old, [x], t)[0]!);
    const changed = changeSchedule(learned, { from, to });
    const x = column(PLACES), times = [0.2, 0.4, 0.6, 0.9], t = tf.tensor1d(times);
    const exact = PLACES.map((place, i) => marginalVelocity(wanted, [place], times[i]!)[0]!);
    const velocity = changed(x, t);
    close(velocity.dataSync(), exact, FLOAT32_WEIGHED);
    tf.dispose([x, t, velocity]);
  });
}

noLeaks("its particles end where they ended before", () => {
  const from = linearScheduler(), to = polynomialScheduler(2);
  const blurred = { ...twoTargets, target: { ...target, sds: [0.5, 0.5] }, schedule: from };
  const learned = field((x, t) => marginalVelocity(blurred, [x], t)[0]!);
  const x0 = column(PLACES), options = { tableau: RK4, steps: 200 };
  const before = sampleFlow(learned, x0, options);
  const after = sampleFlow(changeSchedule(learned, { from, to }), x0, options);
  close(after.dataSync(), before.dataSync(), FLOAT32);
  tf.dispose([x0, before, after]);
});

noLeaks("bad schedules and times without answer are refused", () => {
  const still: VelocityField = (x) => tf.zerosLike(x);
  throws(
    () => velocityFrom(still, { predicts: "data", scheduler: 3 as unknown as Scheduler }),
    TypeError,
  );
  const x = column([1]), start = tf.tensor1d([0]), end = tf.tensor1d([1]);
  const noise = velocityFrom(still, { predicts: "noise", scheduler: linearScheduler() });
  throws(() => noise(x, start), {
    name: "RangeError",
    message: /weight of x in velocity from noise/,
  });
  const vp = changeSchedule(still, { from: linearScheduler(), to: variancePreservingScheduler() });
  throws(() => vp(x, end), { name: "RangeError", message: /finite speeds/ });
  tf.dispose([x, start, end]);
});

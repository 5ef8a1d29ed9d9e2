import { deepEqual, equal, ok, throws } from "node:assert/strict";
import { marginalVelocity, mixtureQuantile, twoBumps } from "flowbook/exact";
import { FLOAT32 } from "flowbook/judge";
import { normalCdf } from "flowbook/numerics";
import { float64, solve, type TensorField, tensors, trajectory } from "flowbook/odes";
import { stream } from "flowbook/random";
import { normalPoints, type Points, tf } from "flowbook/tensors";
import { agree } from "../judge/agree.ts";
import { bothOn } from "./both_on.ts";
import { noLeaks } from "../tensors/no_leaks.ts";

const options = { rtol: 1e-5, atol: 1e-5 };

/** The pendulum pushed by the time: (x, y) -> (y, -sin x + t). */
const pendulum: TensorField = (x, t) => {
  const [angle, speed] = tf.split(x, 2, 1) as [Points, Points];
  return tf.concat([speed, tf.add(tf.neg(tf.sin(angle)), t)], 1) as Points;
};

/** The same for a list of angles and speeds, as one system. */
function pendulums(x: readonly number[], t: number): number[] {
  return x.map((_, i) => i % 2 === 0 ? x[i + 1]! : -Math.sin(x[i - 1]!) + t);
}

noLeaks("adaptive solve(tensors) takes the steps of float64 on the whole batch", () => {
  const x0 = normalPoints(20, 2, stream(1));
  const rows = x0.arraySync();
  for (const span of [{ from: 0.5, to: 4 }, { from: 4, to: 0.5 }]) {
    const { end, evaluations } = solve(tensors, pendulum, x0, { ...options, ...span });
    const judged = solve(float64, pendulums, rows.flat(), { ...options, ...span });
    agree(end.dataSync<"float32">(), judged.end, FLOAT32);
    // an estimated error close to the limit may round to either side of it
    ok(Math.abs(evaluations - judged.evaluations) <= 6, `${evaluations} ${judged.evaluations}`);
    end.dispose();
  }
  deepEqual(x0.arraySync(), rows); // borrowed, not changed
  x0.dispose();
});

noLeaks("adaptive trajectory(tensors) takes the first step that float64 takes", () => {
  const x0 = tf.tensor2d([[1, 0.5], [-0.3, 2]]);
  const { times, states } = trajectory(tensors, pendulum, x0, options);
  const judged = trajectory(float64, pendulums, x0.arraySync().flat(), options);
  // the error of this short step is below float32, so that the second step already differs
  agree(times[1]!, judged.times[1]!, FLOAT32);
  equal(times.length, judged.times.length);
  tf.dispose([x0, ...states]);
});

noLeaks("adaptive solve(tensors) carries normal quantiles to those of the two bumps", () => {
  const x0 = tf.tensor2d([[-1.2], [-0.3], [0.5], [1.4]]);
  const field: TensorField = (x, t) =>
    tf.tensor2d(x.arraySync().map((row) => marginalVelocity(twoBumps, row, t)));
  const { end, evaluations } = solve(tensors, field, x0, options);
  const quantiles = x0.arraySync().map(([x]) => mixtureQuantile(twoBumps.target, normalCdf(x!)));
  agree(end.dataSync<"float32">(), quantiles, FLOAT32);
  ok(evaluations < 100, `${evaluations}`);
  tf.dispose([x0, end]);
});

noLeaks("adaptive trajectory(tensors) reads at given times or after every step", () => {
  const x0 = normalPoints(5, 2, stream(2));
  const at = [0, 0.3, 0.9, 2];
  const read = trajectory(tensors, pendulum, x0, { ...options, to: 2, at });
  deepEqual(read.times, at);
  deepEqual(read.states[0]!.arraySync(), x0.arraySync());
  at.slice(1).forEach((t, i) => {
    const judged = solve(float64, pendulums, x0.arraySync().flat(), {
      rtol: 1e-9,
      atol: 1e-9,
      to: t,
    });
    agree(read.states[i + 1]!.dataSync<"float32">(), judged.end, FLOAT32);
  });
  const all = trajectory(tensors, pendulum, x0, { ...options, to: 2 });
  equal(all.states.length, all.accepted + 1);
  deepEqual(all.states.at(-1)!.arraySync(), read.states.at(-1)!.arraySync());
  read.states[0]!.dispose(); // a copy: x0 is still there
  equal(x0.isDisposed, false);
  tf.dispose([x0, ...read.states.slice(1), ...all.states]);
});

noLeaks(
  "adaptive solve(tensors) leaves alone what the field holds and lets gradients through",
  () => {
    const held = tf.tensor2d([[3, -1]]), x0 = tf.tensor2d([[1, 2]]);
    const { end } = solve(tensors, () => held, x0, options);
    agree(end.dataSync<"float32">(), [4, 1], FLOAT32);
    equal(held.isDisposed, false);
    const slope = tf.grad((x) => {
      const { end } = solve(tensors, (x) => tf.neg(x), x as Points, options);
      return tf.sum(tf.mul(end, tf.tensor2d([[1, 3]])));
    })(x0);
    agree(slope.dataSync<"float32">(), [1 / Math.E, 3 / Math.E], FLOAT32);
    tf.dispose([held, x0, end, slope]);
  },
);

noLeaks("adaptive solve(tensors) holds few tensors at once", () => {
  const x0 = normalPoints(5, 2, stream(4));
  const before = tf.memory().numTensors;
  let most = 0;
  const watched: TensorField = (x, t) => {
    most = Math.max(most, tf.memory().numTensors - before);
    return pendulum(x, t);
  };
  solve(tensors, watched, x0, { ...options, to: 20 }).end.dispose();
  equal(most, 8); // state, end and six slopes
  x0.dispose();
});

noLeaks("an empty batch moves nowhere", () => {
  const x0 = tf.zeros<tf.Rank.R2>([0, 2]);
  const { end } = solve(tensors, (x) => x, x0, options);
  deepEqual(end.shape, [0, 2]);
  tf.dispose([x0, end]);
});

noLeaks(
  "adaptive solvers on tensors refuse bad fields and options, and leave nothing behind",
  () => {
    const x0 = tf.tensor2d([[1, 2], [3, 4]]), vector = tf.tensor1d([1, 2]);
    for (const solver of bothOn(tensors)) {
      throws(() => solver((x) => x.slice([0, 0], [2, 1]), x0, options), {
        name: "TypeError",
        message: "Expected v(x, t) of shape [2, 2]; got [2, 1]",
      });
      const bad: TensorField = (x, t) => t === 0 ? pendulum(x, t) : x.div(0);
      throws(() => solver(bad, x0, options), {
        name: "RangeError",
        message: /^Expected v\(x, t\) at t = 0.0\d+ to be finite; got Infinity$/,
      });
      throws(() => solver(pendulum, vector as unknown as Points, options), {
        name: "TypeError",
        message: "Expected x0 of shape [batch, dim]; got [2]",
      });
      throws(() => solver(pendulum, x0, { ...options, rtol: -1 }), {
        name: "RangeError",
        message: "Expected rtol >= 0 and finite; got -1",
      });
      throws(() => solver((x) => x.mul(-1e5), x0, { ...options, maxSteps: 20 }), {
        name: "RangeError",
        message: /^Expected to reach t = 1 in 20 steps; got to t = \S+ with h = \S+$/,
      });
    }
    tf.dispose([x0, vector]);
  },
);

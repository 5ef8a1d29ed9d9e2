import { deepEqual, equal, throws } from "node:assert/strict";
import { eightGaussiansProblem, marginalVelocity } from "flowbook/exact";
import { FLOAT32 } from "flowbook/judge";
import {
  EULER,
  float64,
  HEUN,
  MIDPOINT,
  RK4,
  solve,
  type TensorField,
  tensors,
  trajectory,
} from "flowbook/odes";
import { stream } from "flowbook/random";
import { normalPoints, type Points, tf } from "flowbook/tensors";
import { agree } from "../judge/agree.ts";
import { bothOn } from "./both_on.ts";
import { noLeaks } from "../tensors/no_leaks.ts";

/** The pendulum pushed by the time: (x, y) -> (y, -sin x + t). */
const pendulum: TensorField = (x, t) => {
  const [angle, speed] = tf.split(x, 2, 1) as [Points, Points];
  return tf.concat([speed, tf.add(tf.neg(tf.sin(angle)), t)], 1) as Points;
};

noLeaks("solve(tensors) does in float32 what solve(float64) does to every row", () => {
  const x0 = normalPoints(20, 2, stream(1));
  const rows = x0.arraySync();
  for (const tableau of [EULER, MIDPOINT, HEUN, RK4]) {
    const options = { tableau, steps: 20, from: 0.5, to: 2 };
    const { end, evaluations } = solve(tensors, pendulum, x0, options);
    const judged = rows.map((row) =>
      solve(float64, ([angle, speed], t) => [speed!, -Math.sin(angle!) + t], row, options)
    );
    agree(end.dataSync<"float32">(), judged.flatMap((solution) => [...solution.end]), FLOAT32);
    equal(evaluations, judged[0]!.evaluations);
    end.dispose();
  }
  deepEqual(x0.arraySync(), rows); // borrowed, not changed
  x0.dispose();
});

noLeaks("solve(tensors) takes one Euler step of length one: x0 + v(x0, 0)", () => {
  const x0 = tf.tensor2d([[1, 2]]);
  const { end } = solve(tensors, pendulum, x0, { tableau: EULER, steps: 1 });
  agree(end.dataSync<"float32">(), [3, 2 - Math.sin(1)], FLOAT32);
  tf.dispose([x0, end]);
});

noLeaks("trajectory(tensors) keeps the start, every step and the end", () => {
  const x0 = normalPoints(5, 2, stream(2));
  const options = { tableau: HEUN, steps: 8, from: 1, to: 0 };
  const { times, states, evaluations } = trajectory(tensors, pendulum, x0, options);
  const { end } = solve(tensors, pendulum, x0, options);
  equal(states.length, 9);
  equal(evaluations, 16);
  deepEqual(states[0]!.arraySync(), x0.arraySync());
  deepEqual(states[8]!.arraySync(), end.arraySync());
  deepEqual(times, trajectory(float64, (x) => x, [0], options).times);
  states[0]!.dispose(); // a copy: x0 is still there
  equal(x0.isDisposed, false);
  tf.dispose([x0, end, ...states.slice(1)]);
});

noLeaks("solve(tensors) moves noise along the exact velocity of the eight Gaussians", () => {
  const x0 = normalPoints(10, 2, stream(3));
  const field: TensorField = (x, t) =>
    tf.tensor2d(x.arraySync().map((row) => marginalVelocity(eightGaussiansProblem, row, t)));
  const options = { tableau: RK4, steps: 40 };
  const { end } = solve(tensors, field, x0, options);
  const judged = x0.arraySync().flatMap((row) => [
    ...solve(float64, (x, t) => marginalVelocity(eightGaussiansProblem, x, t), row, options).end,
  ]);
  agree(end.dataSync<"float32">(), judged, FLOAT32);
  tf.dispose([x0, end]);
});

noLeaks("solve(tensors) frees what a field makes on the way and holds few tensors at once", () => {
  const x0 = normalPoints(5, 2, stream(4));
  const before = tf.memory().numTensors;
  let most = 0;
  const untidy: TensorField = (x, t) => {
    most = Math.max(most, tf.memory().numTensors - before);
    return pendulum(x, t);
  };
  solve(tensors, untidy, x0, { tableau: RK4, steps: 30 }).end.dispose();
  equal(most, 5); // state, stage and three slopes
  x0.dispose();
});

noLeaks(
  "solve(tensors) leaves alone what the field holds: its argument, a tensor, a variable",
  () => {
    const x0 = tf.tensor2d([[1, 2]]);
    const held = tf.tensor2d([[3, -1]]), variable = tf.variable(held);
    const options = { tableau: RK4, steps: 4 };
    for (const field of [() => held, () => variable as Points]) {
      const { end } = solve(tensors, field, x0, options);
      agree(end.dataSync<"float32">(), [4, 1], FLOAT32);
      end.dispose();
    }
    const { end } = solve(tensors, (x) => x, x0, options);
    agree(end.dataSync<"float32">(), [Math.E, 2 * Math.E], FLOAT32);
    equal(held.isDisposed || variable.isDisposed, false);
    variable.dispose();
    tf.dispose([x0, held, end]);
  },
);

noLeaks("solve(tensors) lets gradients through", () => {
  const x0 = tf.tensor2d([[1, 2]]);
  // x' = -x: the end is x0 times the Taylor polynomial of exp(-1/4), four times
  const factor = (1 - 1 / 4 + 1 / 32 - 1 / 384 + 1 / 6144) ** 4;
  const slope = tf.grad((x) => {
    const { end } = solve(tensors, (x) => tf.neg(x), x as Points, { tableau: RK4, steps: 4 });
    return tf.sum(tf.mul(end, tf.tensor2d([[1, 3]])));
  })(x0);
  agree(slope.dataSync<"float32">(), [factor, 3 * factor], FLOAT32);
  tf.dispose([x0, slope]);
});

noLeaks("solve(tensors) refuses bad fields and points, and leaves no tensor behind", () => {
  const x0 = tf.tensor2d([[1, 2], [3, 4]]);
  const vector = tf.tensor1d([1, 2]), infinite = tf.tensor2d([[1, Infinity]]);
  for (const solver of bothOn(tensors)) {
    const options = { tableau: RK4, steps: 4 };
    const narrow: TensorField = (x, t) => t < 0.5 ? pendulum(x, t) : x.slice([0, 0], [2, 1]);
    throws(() => solver(narrow, x0, options), {
      name: "TypeError",
      message: "Expected v(x, t) of shape [2, 2]; got [2, 1]",
    });
    throws(() => solver(() => 1 as unknown as Points, x0, options), {
      name: "TypeError",
      message: "Expected v(x, t) to be a tensor; got number",
    });
    const bad: TensorField = (x, t) => t < 0.5 ? pendulum(x, t) : x.div(0);
    throws(() => solver(bad, x0, options), {
      name: "RangeError",
      message: "Expected v(x, t) at t = 0.5 to be finite; got Infinity",
    });
    throws(() => solver(pendulum, vector as unknown as Points, options), {
      name: "TypeError",
      message: "Expected x0 of shape [batch, dim]; got [2]",
    });
    throws(() => solver(pendulum, infinite, options), {
      name: "RangeError",
      message: "Expected x0 to be finite; got Infinity",
    });
    throws(() => solver(pendulum, x0, { tableau: RK4, steps: 0 }), {
      name: "RangeError",
      message: "Expected steps to be a positive integer; got 0",
    });
  }
  tf.dispose([x0, vector, infinite]);
});

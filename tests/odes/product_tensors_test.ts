import { deepEqual, equal, ok, throws } from "node:assert/strict";
import { FLOAT32 } from "flowbook/judge";
import {
  float64,
  product,
  RK4,
  solve,
  type StateOf,
  type TensorField,
  tensors,
  trajectory,
} from "flowbook/odes";
import { stream } from "flowbook/random";
import { normalPoints, type Points, tf } from "flowbook/tensors";
import { agree } from "../judge/agree.ts";
import { noLeaks } from "../tensors/no_leaks.ts";
import { bothOn } from "./both_on.ts";
import { slopeOf } from "./slope.ts";
import { densityAfter, divergence, logNormal, spiral, spiralAfter } from "./spiral.ts";

const carried = product({ x: tensors, logDensity: tensors });
type Carried = StateOf<typeof carried>;

const velocity: TensorField = (x, t) => {
  const columns = [[1, 0], [0, 1]].map((axis) => spiral(axis, t));
  return tf.matMul(x, tf.tensor2d(columns));
};

/** d log p / dt = -div v along dx/dt = v. */
function withDensity({ x, logDensity }: Carried, t: number): Carried {
  return { x: velocity(x, t), logDensity: tf.fill(logDensity.shape, -divergence(t)) };
}

function startAt(x: Points): Carried {
  return { x, logDensity: tf.tensor2d(x.arraySync().map((row) => [logNormal(row, 1)])) };
}

/** Demands the end of the spiral at time 2, and its density there. */
function requireEnd(x0: Points, end: Carried): void {
  const judged = x0.arraySync().map((row) => spiralAfter(row, 2));
  agree(end.x.dataSync<"float32">(), judged.flat(), FLOAT32);
  const densities = judged.map((row) => densityAfter(row, 2));
  agree(end.logDensity.dataSync<"float32">(), densities, FLOAT32);
}

noLeaks(
  "a product of tensors carries points with their log-densities, in steps of any kind",
  () => {
    const x0 = normalPoints(6, 2, stream(1)), start = startAt(x0);
    const before = [x0.arraySync(), start.logDensity.arraySync()];
    for (const options of [{ tableau: RK4, steps: 40 }, { rtol: 1e-6, atol: 1e-6 }]) {
      const { end } = solve(carried, withDensity, start, { ...options, to: 2 });
      requireEnd(x0, end);
      tf.dispose({ ...end });
    }
    deepEqual([x0.arraySync(), start.logDensity.arraySync()], before); // borrowed, not changed
    tf.dispose({ ...start });
  },
);

noLeaks("a product of tensors shows the order of RK4 in both parts", () => {
  const start = startAt(tf.tensor2d([[1.2, -0.7]])), exact = spiralAfter([1.2, -0.7], 2);
  // few steps, so that the errors stand well above the rounding of float32
  const errors = [3, 4, 5, 6].map((steps) => {
    const { end } = solve(carried, withDensity, start, { tableau: RK4, steps, to: 2 });
    const [x, y] = end.x.dataSync(), [density] = end.logDensity.dataSync();
    tf.dispose({ ...end });
    return {
      h: -Math.log(steps),
      x: Math.log(Math.hypot(x! - exact[0]!, y! - exact[1]!)),
      density: Math.log(Math.abs(density! - densityAfter(exact, 2))),
    };
  });
  for (const part of ["x", "density"] as const) {
    // these long steps see higher terms, and float32 rounds the errors
    const order = slopeOf(errors.map((error) => ({ x: error.h, y: error[part] })));
    ok(Math.abs(order - 4) < 0.35, `${part}: ${order}`);
  }
  tf.dispose({ ...start });
});

noLeaks("a product of tensors reads all parts at given times and holds few tensors at once", () => {
  const x0 = normalPoints(3, 2, stream(2)), start = startAt(x0), at = [0, 0.7, 2];
  const before = tf.memory().numTensors;
  let most = 0;
  const watched = (state: Carried, t: number): Carried => {
    most = Math.max(most, tf.memory().numTensors - before);
    return withDensity(state, t);
  };
  const { end } = solve(carried, watched, start, { rtol: 1e-6, atol: 1e-6, to: 2 });
  equal(most, 2 * 8); // state, end and six slopes
  const read = trajectory(carried, withDensity, start, { rtol: 1e-6, atol: 1e-6, to: 2, at });
  deepEqual(read.times, at);
  requireEnd(x0, read.states[2]!);
  deepEqual(read.states[2]!.x.arraySync(), end.x.arraySync());
  for (const state of [start, end, ...read.states]) tf.dispose({ ...state });
});

noLeaks("tensors and float64 go side by side, and gradients come through", () => {
  const mixed = product({ x: tensors, work: float64 });
  const factor = (1 - 1 / 4 + 1 / 32 - 1 / 384 + 1 / 6144) ** 4; // exp(-1/4) to fourth order
  const x0 = tf.tensor2d([[1, 2]]);
  const slope = tf.grad((x) => {
    const start = { x: x as Points, work: [1] };
    const options = { tableau: RK4, steps: 4 };
    const { end } = solve(mixed, ({ x }, t) => ({ x: x.neg(), work: [t] }), start, options);
    agree(end.work, [1.5], FLOAT32);
    return tf.sum(end.x);
  })(x0);
  agree(slope.dataSync<"float32">(), [factor, factor], FLOAT32);
  tf.dispose([x0, slope]);
});

noLeaks("a product of tensors refuses bad parts and leaves no tensor behind", () => {
  const start = startAt(tf.tensor2d([[1, 2], [3, 4]]));
  for (const options of [{ tableau: RK4, steps: 4 }, { rtol: 1e-5, atol: 1e-5 }]) {
    for (const solver of bothOn(carried)) {
      const narrow = (state: Carried, t: number): Carried => ({
        ...withDensity(state, t),
        logDensity: tf.zeros([1, 1]),
      });
      throws(() => solver(narrow, start, options), {
        name: "TypeError",
        message: "Expected logDensity of v(x, t) of shape [2, 1]; got [1, 1]",
      });
      const late = ({ x, logDensity }: Carried, t: number): Carried => ({
        x: velocity(x, t),
        logDensity: t === 0 ? logDensity : tf.div(logDensity, 0),
      });
      throws(() => solver(late, start, options), {
        name: "RangeError",
        message: /^Expected logDensity of v\(x, t\) at t = \S+ to be finite; got -Infinity$/,
      });
    }
  }
  tf.dispose({ ...start });
});

import { FLOAT32, within } from "flowbook/judge";
import { type Adam, adam } from "flowbook/networks";
import { stream } from "flowbook/random";
import { tf } from "flowbook/tensors";
import { deepEqual, equal } from "node:assert/strict";
import { stockMatMul } from "../../lib/tensors/stock_matmul.ts";
import { close } from "../tensors/close.ts";
import { install } from "../tensors/matrices.ts";
import { noLeaks, tensorsAddedBy } from "../tensors/no_leaks.ts";
import { refuses } from "../tensors/refuses.ts";
import { variable } from "../tensors/variable.ts";
import { ARITHMETICS } from "./help.ts";

install();

const STEPS = 300, RATE = 0.01, SIZES = [1, 4, 7, 16];

/** Gradients of many sizes, some of them 0 for a long time, the same at every call. */
function gradientsAt(step: number): number[][] {
  return SIZES.map((size, v) => {
    const draws = stream(8).split(`variable ${v} step ${step}`).normal(size);
    return Array.from(draws, (z, i) => i === 3 && step < 100 ? 0 : 10 ** (i % 7 - 4) * (z + 0.3));
  });
}

function variablesNamed(prefix: string): tf.Variable[] {
  return SIZES.map((size, v) =>
    variable(`${prefix}/${v}`, Array.from({ length: size }, (_, i) => i - 2.5), [size])
  );
}

function applyStep(optimiser: Adam, variables: tf.Variable[], step: number): void {
  tf.tidy(() => {
    const gradients = gradientsAt(step).map((gradient) => tf.tensor1d(gradient));
    optimiser.apply(Object.fromEntries(variables.map(({ name }, v) => [name, gradients[v]!])));
  });
}

/** Algorithm 1 of Kingma and Ba 2015, line by line in float64. */
function kingmaAndBa(start: number[], gradient: (step: number) => number[]): number[] {
  let theta = [...start];
  let m = start.map(() => 0), v = start.map(() => 0);
  for (let t = 1; t <= STEPS; t++) {
    const g = gradient(t - 1);
    m = m.map((value, i) => 0.9 * value + 0.1 * g[i]!);
    v = v.map((value, i) => 0.999 * value + 0.001 * g[i]! ** 2);
    const mHat = m.map((value) => value / (1 - 0.9 ** t));
    const vHat = v.map((value) => value / (1 - 0.999 ** t));
    theta = theta.map((value, i) => value - RATE * mHat[i]! / (Math.sqrt(vHat[i]!) + 1e-8));
  }
  return theta;
}

for (const { name: arithmetic } of ARITHMETICS) {
  noLeaks(`${arithmetic} adam() follows the algorithm in float64 for 300 steps`, () => {
    const variables = variablesNamed(arithmetic);
    const start = variables.map((variable) => Array.from(variable.dataSync()));
    const optimiser = adam(variables, { arithmetic, learningRate: RATE });
    for (let step = 0; step < STEPS; step++) applyStep(optimiser, variables, step);
    variables.forEach((variable, v) => {
      const exact = kingmaAndBa(start[v]!, (step) => gradientsAt(step)[v]!);
      close(Array.from(variable.dataSync()), exact, FLOAT32, `variable ${v}`);
    });
    tf.dispose(variables);
  });

  noLeaks(
    `${arithmetic} adam() makes new tensors, so that no other owner sees a change`,
    () => {
      const shared = tf.tensor2d([[1, 2], [3, 4]]), w = tf.variable(shared, true, "shared");
      const x = tf.ones<tf.Rank.R2>([1, 2]), copy = w.clone(), g = tf.ones([2, 2]);
      const optimiser = adam([w], { arithmetic, learningRate: 0.5 });
      const before = stockMatMul(x, w as unknown as tf.Tensor2D);
      equal(tensorsAddedBy(() => optimiser.apply({ shared: g })), 0);
      const after = stockMatMul(x, w as unknown as tf.Tensor2D); // stock: it keeps packed weights
      deepEqual(Array.from(before.dataSync()), [4, 6]);
      close(Array.from(after.dataSync()), [3, 5], FLOAT32);
      deepEqual(Array.from(shared.dataSync()), [1, 2, 3, 4]);
      deepEqual(Array.from(copy.dataSync()), [1, 2, 3, 4]);
      tf.dispose([shared, w, x, copy, g, before, after]);
    },
  );

  noLeaks(`${arithmetic} adam() refuses a bad gradient and changes nothing`, () => {
    const name = arithmetic, a = variable(`${name}/a`, [1, 2], [2]);
    const b = variable(`${name}/b`, [3], [1]);
    const optimiser = adam([a, b], { arithmetic }), untouched = adam([a, b], { arithmetic });
    const good = tf.tensor1d([0.5, -0.5]), one = tf.tensor1d([1]), nan = tf.tensor1d([NaN]);
    const both = (left: tf.Tensor, right: tf.Tensor): tf.NamedTensorMap => ({
      [a.name]: left,
      [b.name]: right,
    });
    refuses(
      () => optimiser.apply({ [a.name]: good }),
      new TypeError(`Expected a gradient for ${b.name}; got none`),
    );
    refuses(
      () => optimiser.apply(both(one, one)),
      new TypeError(`Expected the gradient of ${a.name} of shape [2]; got [1]`),
    );
    refuses(
      () => optimiser.apply(both(good, nan)),
      new RangeError(`Expected the gradient of ${b.name} to be finite; got NaN`),
    );
    deepEqual([...a.dataSync(), ...b.dataSync()], [1, 2, 3]);
    optimiser.apply(both(good, one)); // the failed steps were not counted and left no average
    const once = [...a.dataSync(), ...b.dataSync()];
    tf.tidy(() => (a.assign(tf.tensor1d([1, 2])), b.assign(tf.tensor1d([3]))));
    untouched.apply(both(good, one));
    deepEqual([...a.dataSync(), ...b.dataSync()], once);
    for (const rate of [0, -1, NaN, Infinity]) {
      refuses(
        () => adam([a], { arithmetic, learningRate: rate }),
        new RangeError(`Expected learningRate above 0; got ${rate}`),
      );
    }
    tf.dispose([a, b, good, one, nan]);
  });
}

noLeaks("adam() remembers across a tidy and holds no tensor between the steps", () => {
  for (const { name: arithmetic } of ARITHMETICS) {
    const w = variable("kept", [1, 2, 3], [3]), g = tf.tensor1d([1, -1, 0]);
    let optimiser: Adam | undefined;
    equal(tensorsAddedBy(() => tf.tidy(() => void (optimiser = adam([w], { arithmetic })))), 0);
    equal(tensorsAddedBy(() => tf.tidy(() => optimiser!.apply({ kept: g }))), 0);
    close(Array.from(w.dataSync()), [0.999, 2.001, 3], FLOAT32);
    tf.dispose([w, g]);
  }
});

noLeaks("the averages of fast adam() settle on what they average", () => {
  // with a constant gradient every step is the learning rate; a float32 beta2 would leave 5e-5
  const w = variable("constant", [0, 0, 0, 0, 0], [5]), steps = 5000;
  const g = tf.tensor1d([3, 1e-3, -7, 1e4, -1]),
    optimiser = adam([w], { arithmetic: "fast", learningRate: 2 ** -10 });
  for (let step = 0; step < steps; step++) optimiser.apply({ constant: g });
  const signs = [-1, -1, 1, -1, 1];
  close(
    Array.from(w.dataSync()),
    signs.map((sign) => sign * steps / 1024),
    within(2e-5, "epsilon beside a gradient of 1e-3 is 1e-5; rounding of the sum below that"),
  );
  tf.dispose([w, g]);
});

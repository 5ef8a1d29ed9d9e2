import { FLOAT32 } from "flowbook/judge";
import { adam } from "flowbook/networks";
import { stream } from "flowbook/random";
import { tf } from "flowbook/tensors";
import { deepEqual, equal, throws } from "node:assert/strict";
import { close } from "../tensors/close.ts";
import { noLeaks, tensorsAddedBy } from "../tensors/no_leaks.ts";
import { refuses } from "../tensors/refuses.ts";
import { variable } from "../tensors/variable.ts";

const STEPS = 60;

/** Gradients of many sizes for two variables, the same for every optimiser. */
function gradientsOf(step: number, names: readonly string[]): tf.NamedTensorMap {
  const draws = stream(5).split(`step ${step}`).normal(5);
  const [a, b, c, d, e] = draws.map((z, i) => 10 ** (i - 3) * (z + 0.5));
  return {
    [names[0]!]: tf.tensor2d([[a!, b!], [c!, d!]]),
    [names[1]!]: tf.tensor1d([e!]),
  };
}

function variablesNamed(prefix: string): tf.Variable[] {
  return [
    variable(`${prefix}/w`, [1, -2, 3, -4], [2, 2]),
    variable(`${prefix}/b`, [0.5], [1]),
  ];
}

function runSteps(variables: tf.Variable[], apply: (g: tf.NamedTensorMap) => void): number[] {
  for (let step = 0; step < STEPS; step++) {
    const gradients = gradientsOf(step, variables.map(({ name }) => name));
    apply(gradients);
    tf.dispose(gradients);
  }
  return variables.flatMap((variable) => [...variable.dataSync()]);
}

noLeaks("adam() ends where the optimiser of TensorFlow.js ends", () => {
  const ours = variablesNamed("ours"), theirs = variablesNamed("theirs");
  const optimiser = tf.train.adam(0.01, 0.9, 0.999, 1e-8);
  const left = runSteps(ours, adam(ours, { learningRate: 0.01 }).apply);
  const right = runSteps(theirs, (gradients) => {
    optimiser.applyGradients(Object.entries(gradients).map(([name, tensor]) => ({ name, tensor })));
  });
  close(left, right, FLOAT32);
  optimiser.dispose();
  tf.dispose([ours, theirs]);
});

noLeaks("adam() equals the averages of Kingma and Ba written as explicit sums", () => {
  const variables = variablesNamed("sums"), names = variables.map(({ name }) => name);
  const before = variables.flatMap((variable) => [...variable.dataSync()]);
  const after = runSteps(variables, adam(variables, { learningRate: 0.01 }).apply);
  const history = Array.from({ length: STEPS }, (_, step) => {
    const gradients = gradientsOf(step, names);
    const values = names.flatMap((name) => [...gradients[name]!.dataSync()]);
    tf.dispose(gradients);
    return values;
  });
  /** Average of the values up to step k, each weighted by beta^(k - i). */
  const average = (beta: number, k: number, value: (step: number) => number): number => {
    let sum = 0, weights = 0;
    for (let i = 0; i <= k; i++) {
      sum += beta ** (k - i) * value(i);
      weights += beta ** (k - i);
    }
    return sum / weights;
  };
  const expected = before.map((start, p) => {
    let w = start;
    for (let k = 0; k < STEPS; k++) {
      const mean = average(0.9, k, (i) => history[i]![p]!);
      const square = average(0.999, k, (i) => history[i]![p]! ** 2);
      w -= 0.01 * mean / (Math.sqrt(square) + 1e-8);
    }
    return w;
  });
  close(after, expected, FLOAT32);
  tf.dispose(variables);
});

noLeaks("the first step has the length of the learning rate, whatever the gradient", () => {
  const variables = variablesNamed("first");
  const before = variables.flatMap((variable) => [...variable.dataSync()]);
  const gradients = gradientsOf(0, variables.map(({ name }) => name));
  const signs = variables.flatMap(({ name }) => [...gradients[name]!.dataSync()].map(Math.sign));
  adam(variables).apply(gradients);
  const after = variables.flatMap((variable) => [...variable.dataSync()]);
  close(after, before.map((w, i) => w - 1e-3 * signs[i]!), FLOAT32);
  tf.dispose([variables, gradients]);
});

noLeaks("epsilon halves the first step of a gradient of its own size", () => {
  const variables = [variable("tiny", [0], [1])], gradient = tf.tensor1d([1e-8]);
  adam(variables, { learningRate: 1 }).apply({ tiny: gradient });
  close(variables[0]!.dataSync(), [-0.5], FLOAT32);
  tf.dispose([variables, gradient]);
});

noLeaks("a step leaves no tensor behind", () => {
  const variables = variablesNamed("leaks"), optimiser = adam(variables);
  const gradients = gradientsOf(0, variables.map(({ name }) => name));
  equal(tensorsAddedBy(() => optimiser.apply(gradients)), 0);
  tf.dispose([variables, gradients]);
});

noLeaks("adam() refuses bad gradients and leaves the variables alone", () => {
  const variables = variablesNamed("bad"), { apply } = adam(variables);
  const before = variables.flatMap((variable) => [...variable.dataSync()]);
  const good = tf.ones([2, 2]), scalar = tf.scalar(1), infinite = tf.tensor1d([-Infinity]);
  refuses(() => apply({ "bad/w": good }), new TypeError("Expected a gradient for bad/b; got none"));
  refuses(
    () => apply({ "bad/w": good, "bad/b": scalar }),
    new TypeError("Expected the gradient of bad/b of shape [1]; got []"),
  );
  refuses(
    () => apply({ "bad/w": good, "bad/b": infinite }),
    new RangeError("Expected the gradient of bad/b to be finite; got -Infinity"),
  );
  deepEqual(variables.flatMap((variable) => [...variable.dataSync()]), before);
  tf.dispose([variables, good, scalar, infinite]);
});

Deno.test("adam() refuses a learning rate that is not positive and finite", () => {
  for (const learningRate of [0, -1, NaN, Infinity]) {
    refuses(
      () => adam([], { learningRate }),
      new RangeError(`Expected learningRate above 0; got ${learningRate}`),
    );
  }
});

noLeaks("a plain state too large for float32 is refused by fast Adam", () => {
  const w = variable("w", [0], [1]), large = [Float64Array.of(1e39)];
  const state = { steps: 1, means: [Float64Array.of(0)], squares: large };
  adam([w], { arithmetic: "plain" }).restore(state);
  const fast = adam([w], { arithmetic: "fast" });
  refuses(
    () => fast.restore(state),
    new RangeError("Expected squares of Adam for w to be finite and at least 0; got Infinity"),
  );
  equal(fast.state().steps, 0);
  w.dispose();
});

// TensorFlow.js keeps a part of a tape whose gradient throws: no count of tensors, and last
Deno.test("a step of Adam says that it has no gradient", () => {
  const attrs = { names: ["w"], take1: 0.1, take2: 0.001, rate: 0.01, epsilon: 1e-8 };
  const w0 = tf.ones([3]), moments = tf.zeros([2, 3]);
  const moved = (g0: tf.Tensor): tf.Tensor =>
    tf.sum((tf.engine().runKernel("AdamStep", { w0, g0, moments }, attrs) as tf.Tensor[])[0]!);
  throws(() => tf.tidy(() => tf.grad(moved)(w0)), /a step of Adam has no gradient/);
  tf.dispose([w0, moments]);
});

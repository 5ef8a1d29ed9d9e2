import { evaluateMlp, type Mlp, vectorJacobianProduct } from "flowbook/exact";
import { FINITE_DIFFERENCE32, FLOAT32 } from "flowbook/judge";
import { tf } from "flowbook/tensors";
import { deepEqual, equal } from "node:assert/strict";
import fc from "#properties";
import { close } from "../tensors/close.ts";
import { install, matrix, sameTensor, vector } from "../tensors/matrices.ts";
import { noLeaks, tensorsAddedBy } from "../tensors/no_leaks.ts";
import { refuses } from "../tensors/refuses.ts";
import { ACTIVATIONS, ARITHMETICS, disposeLayers, fast, judge, layersOf } from "./help.ts";

install();

/** The trace of the Jacobian in x by backpropagation in float64, one pass for each output. */
function divergence64(net: Mlp, x: readonly number[], t: number): number {
  return x.reduce((trace, _, i) => {
    const cotangent = x.map((_, j) => Number(i === j));
    return trace + vectorJacobianProduct(net, [...x, t], cotangent).input[i]!;
  }, 0);
}

for (const activation of ["tanh", "selu"] as const) {
  noLeaks(`the divergence with ${activation} equals backpropagation in float64`, () => {
    const layers = layersOf([4, 9, 6, 3], activation), net = judge(layers, activation);
    const x = matrix(150, 3, "x"), t = vector(150, "t");
    const points = x.arraySync(), times = t.dataSync();
    const velocities = points.flatMap((point, i) => evaluateMlp(net, [...point, times[i]!]));
    const traces = points.map((point, i) => divergence64(net, point, times[i]!));
    for (const { velocityAndDivergence, name } of ARITHMETICS) {
      const { velocity, divergence } = velocityAndDivergence(layers, x, t);
      deepEqual([velocity.shape, divergence.shape], [[150, 3], [150]]);
      close(Array.from(velocity.dataSync()), velocities, FLOAT32, name);
      close(Array.from(divergence.dataSync()), traces, FLOAT32, name);
      tf.dispose([velocity, divergence]);
    }
    tf.dispose([x, t]);
    disposeLayers(layers);
  });
}

noLeaks("velocity and divergence are the same on both for every shape and activation", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 8 }),
      fc.array(fc.integer({ min: 1, max: 13 }), { maxLength: 3 }),
      fc.constantFrom(0, 1, 3, 90),
      fc.constantFrom(...ACTIVATIONS),
      (dim, hidden, batch, activation) => {
        const layers = layersOf([dim + 1, ...hidden, dim], activation);
        const x = matrix(batch, dim, "x"), t = vector(batch, "t");
        const [left, right] = ARITHMETICS.map(({ velocityAndDivergence }) => {
          const made: tf.Tensor[] = [];
          const call = (): void => {
            const { velocity, divergence } = velocityAndDivergence(layers, x, t);
            made.push(velocity, divergence);
          };
          equal(tensorsAddedBy(call), 2);
          return made;
        });
        sameTensor(left![0]!, right![0]!, "velocity");
        sameTensor(left![1]!, right![1]!, "divergence");
        tf.dispose([left!, right!]);
        tf.dispose([x, t]);
        disposeLayers(layers);
      },
    ),
    { seed: 6, numRuns: 40 },
  );
});

// selu and elu have kinks, where differences fail; both are compared with plain above
for (const activation of ["tanh", "silu"] as const) {
  noLeaks(`the divergence with ${activation} equals central differences of forward()`, () => {
    const layers = layersOf([3, 12, 2], activation), step = 0.02;
    const x = matrix(6, 2, "x"), t = vector(6, "t");
    const { velocity, divergence } = fast.velocityAndDivergence(layers, x, t);
    const differences = Array.from({ length: 6 }, () => 0);
    for (let axis = 0; axis < 2; axis++) {
      for (const [shift, weight] of [[step, 2 / 3], [2 * step, -1 / 12]] as const) {
        for (const sign of [1, -1]) {
          const moved = tf.tidy(() => {
            const by = tf.tensor2d([[0, 1].map((i) => i === axis ? sign * shift : 0)]);
            return fast.forward(layers, tf.concat([tf.add(x, by), tf.expandDims(t, 1)], 1))
              .arraySync();
          });
          moved.forEach((row, i) => differences[i]! += sign * weight * row[axis]! / step);
        }
      }
    }
    close(Array.from(divergence.dataSync()), differences, FINITE_DIFFERENCE32);
    tf.dispose([x, t, velocity, divergence]);
    disposeLayers(layers);
  });
}

noLeaks("velocityAndDivergence() refuses what does not fit, and frees what it made", () => {
  const layers = layersOf([3, 5, 2], "elu"), x = matrix(4, 2, "x"), t = vector(3, "t");
  const line = matrix(3, 1, "line"), wide = layersOf([3, 5, 3], "elu"), y = matrix(3, 2, "y");
  const nan = tf.fill<tf.Rank.R2>([3, 2], NaN);
  const strange = layers.map((layer) => ({ ...layer, activation: "relu" as "elu" }));
  for (const { velocityAndDivergence } of ARITHMETICS) {
    refuses(
      () => velocityAndDivergence(layers, x, t),
      new TypeError("Expected t of shape [4]; got [3]"),
    );
    const buffers = tf.backend().numDataIds();
    refuses(
      () => velocityAndDivergence(layers, nan, t),
      new RangeError("Expected v(x, t) to be finite; got NaN"),
    );
    equal(tf.backend().numDataIds(), buffers);
    refuses(
      () => velocityAndDivergence(layers, line, t),
      new TypeError("Expected the weights of layer 0 of shape [2, outputs]; got [3, 5]"),
    );
    refuses(
      () => velocityAndDivergence(wide, y, t),
      new TypeError("Expected 2 outputs of the last layer; got 3"),
    );
    refuses(
      () => velocityAndDivergence(strange, y, t),
      new RangeError("Expected activation to be one of linear, selu, elu, tanh, silu; got relu"),
    );
  }
  tf.dispose([x, y, t, line, nan]);
  disposeLayers([...layers, ...wide]);
});

Deno.test("a gradient of velocityAndDivergence() is refused", () => {
  tf.tidy(() => {
    const layers = layersOf([3, 4, 2], "tanh"), t = vector(3, "t");
    const trace = (x: tf.Tensor): tf.Tensor =>
      fast.velocityAndDivergence(layers, x as tf.Tensor2D, t).divergence;
    refuses(
      () => tf.grad(trace)(matrix(3, 2, "x")),
      new Error("velocityAndDivergence() has no gradient"),
    );
  });
});

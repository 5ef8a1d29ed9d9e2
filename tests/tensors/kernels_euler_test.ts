import { evaluateMlp } from "flowbook/exact";
import { FLOAT32 } from "flowbook/judge";
import { tf } from "flowbook/tensors";
import { deepEqual, equal } from "node:assert/strict";
import fc from "fast-check";
import { close } from "./close.ts";
import {
  ACTIVATIONS,
  ARITHMETICS,
  disposeLayers,
  fast,
  install,
  judge,
  layersOf,
  matrix,
  plain,
  sameTensor,
} from "./kernels_help.ts";
import { noLeaks, tensorsAddedBy } from "./no_leaks.ts";
import { refuses } from "./refuses.ts";

install();

noLeaks("sampleEuler() equals Euler's steps of the float64 network", () => {
  const layers = layersOf([3, 10, 2], "tanh"), x0 = matrix(9, 2, "x0"), steps = 7;
  const net = judge(layers, "tanh");
  const expected = x0.arraySync().flatMap((start) => {
    let x = start;
    for (let k = 0; k < steps; k++) {
      const v = evaluateMlp(net, [...x, k / steps]);
      x = x.map((coordinate, j) => coordinate + v[j]! / steps);
    }
    return x;
  });
  for (const { sampleEuler, name } of ARITHMETICS) {
    const x1 = sampleEuler(layers, x0, steps);
    close(Array.from(x1.dataSync()), expected, FLOAT32, name);
    x1.dispose();
  }
  x0.dispose();
  disposeLayers(layers);
});

noLeaks("sampleEuler() is the same on both for every dimension, batch and activation", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 9 }),
      fc.constantFrom(0, 1, 5, 128, 131),
      fc.integer({ min: 1, max: 6 }),
      fc.constantFrom(...ACTIVATIONS),
      (dim, batch, steps, activation) => {
        const layers = layersOf([dim + 1, 11, dim], activation), x0 = matrix(batch, dim, "x0");
        const before = x0.dataSync(), made: tf.Tensor[] = [];
        equal(tensorsAddedBy(() => made.push(fast.sampleEuler(layers, x0, steps))), 1);
        equal(tensorsAddedBy(() => made.push(plain.sampleEuler(layers, x0, steps))), 1);
        sameTensor(made[0]!, made[1]!);
        deepEqual(x0.dataSync(), before); // borrowed, not moved
        tf.dispose([x0, ...made]);
        disposeLayers(layers);
      },
    ),
    { seed: 5, numRuns: 40 },
  );
});

noLeaks("sampleEuler() refuses bad steps, fields of another dimension and endless numbers", () => {
  const layers = layersOf([3, 5, 2], "elu"), x0 = matrix(4, 2, "x0"), line = matrix(4, 1, "line");
  const wide = layersOf([3, 5, 3], "elu"), huge = tf.fill<tf.Rank.R2>([2, 2], 3e38);
  const push = [{
    weights: tf.fill<tf.Rank.R2>([3, 2], 3e38),
    biases: tf.zeros<tf.Rank.R1>([2]),
    activation: "linear" as const,
  }];
  for (const { sampleEuler } of ARITHMETICS) {
    for (const steps of [0, -1, 1.5, NaN]) {
      refuses(
        () => sampleEuler(layers, x0, steps),
        new RangeError(`Expected steps to be a positive integer; got ${steps}`),
      );
    }
    refuses(
      () => sampleEuler(layers, line, 3),
      new TypeError("Expected the weights of layer 0 of shape [2, outputs]; got [3, 5]"),
    );
    refuses(
      () => sampleEuler(wide, x0, 3),
      new TypeError("Expected 2 outputs of the last layer; got 3"),
    );
    equal(
      tensorsAddedBy(() =>
        refuses(
          () => sampleEuler(push, huge, 1),
          new RangeError("Expected the points at time 1 to be finite; got Infinity"),
        )
      ),
      0,
    );
  }
  const buffers = tf.backend().numDataIds();
  refuses(
    () => fast.sampleEuler(push, huge, 1),
    new RangeError("Expected the points at time 1 to be finite; got Infinity"),
  );
  equal(tf.backend().numDataIds(), buffers);
  tf.dispose([x0, line, huge]);
  [layers, wide, push].forEach(disposeLayers);
});

Deno.test("a gradient of sampleEuler() is refused", () => {
  tf.tidy(() => {
    const layers = layersOf([3, 4, 2], "tanh");
    refuses(
      () => tf.grad((x) => fast.sampleEuler(layers, x as tf.Tensor2D, 2))(matrix(3, 2, "x0")),
      new Error("sampleEuler() has no gradient"),
    );
  });
});

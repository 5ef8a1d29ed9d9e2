import { evaluateMlp } from "flowbook/exact";
import { FLOAT32 } from "flowbook/judge";
import type { DenseLayer } from "flowbook/networks";
import { tf } from "flowbook/tensors";
import { deepEqual, equal } from "node:assert/strict";
import fc from "#properties";
import { close } from "../tensors/close.ts";
import { install, matrix, sameTensor } from "../tensors/matrices.ts";
import { noLeaks, tensorsAddedBy } from "../tensors/no_leaks.ts";
import { refuses } from "../tensors/refuses.ts";
import { ACTIVATIONS, ARITHMETICS, disposeLayers, fast, judge, layersOf, plain } from "./help.ts";

install();

for (const activation of ["tanh", "selu"] as const) {
  noLeaks(`forward() with ${activation} equals the float64 network on both arithmetics`, () => {
    const layers = layersOf([3, 9, 14, 2], activation), x = matrix(300, 3, "x");
    const exact = judge(layers, activation);
    const expected = x.arraySync().flatMap((row) => evaluateMlp(exact, row));
    for (const { forward, name } of ARITHMETICS) {
      const y = forward(layers, x);
      deepEqual(y.shape, [300, 2]);
      close(Array.from(y.dataSync()), expected, FLOAT32, name);
      y.dispose();
    }
    x.dispose();
    disposeLayers(layers);
  });
}

noLeaks("forward() in tiles equals dense() layer by layer, for every width and batch", () => {
  const width = fc.integer({ min: 1, max: 18 });
  fc.assert(
    fc.property(
      fc.array(width, { minLength: 2, maxLength: 5 }),
      fc.constantFrom(0, 1, 2, 127, 128, 129, 300),
      fc.constantFrom(...ACTIVATIONS),
      (widths, batch, activation) => {
        const layers = layersOf(widths, activation), x = matrix(batch, widths[0]!, "x");
        const tiles = fast.forward(layers, x), steps = plain.forward(layers, x);
        sameTensor(tiles, steps);
        tf.dispose([x, tiles, steps]);
        disposeLayers(layers);
      },
    ),
    { seed: 4, numRuns: 60 },
  );
});

for (const widths of [[3, 2], [3, 8, 8, 2]]) {
  noLeaks(`forward() through ${widths} has the gradients of the plain composition`, () => {
    const layers = layersOf(widths, "silu"), x = matrix(20, 3, "x");
    const [left, right] = ARITHMETICS.map(({ forward }) => {
      const made: tf.Tensor[] = [];
      const inX = tf.grad((x) => forward(layers, x as tf.Tensor2D));
      equal(tensorsAddedBy(() => made.push(inX(x))), 1);
      equal(tensorsAddedBy(() => made.push(forward(layers, x))), 1);
      const numbers = Array.from(made[0]!.dataSync());
      tf.dispose(made);
      return numbers;
    });
    close(left!, right!, FLOAT32);
    x.dispose();
    disposeLayers(layers);
  });
}

noLeaks("forward() refuses layers that do not fit, in the same words on both", () => {
  const layers = layersOf([3, 5, 2], "elu"), x = matrix(4, 3, "x"), wide = matrix(4, 4, "wide");
  const [first, last] = layers as [DenseLayer, DenseLayer];
  for (const { forward } of ARITHMETICS) {
    refuses(() => forward([], x), new TypeError("Expected at least 1 layer; got none"));
    refuses(
      () => forward(layers, wide),
      new TypeError("Expected the weights of layer 0 of shape [4, outputs]; got [3, 5]"),
    );
    refuses(
      () => forward([first, first], x),
      new TypeError("Expected the weights of layer 1 of shape [5, outputs]; got [3, 5]"),
    );
    refuses(
      () => forward([{ ...first, biases: last.biases }, last], x),
      new TypeError("Expected the biases of layer 0 of shape [5]; got [2]"),
    );
    refuses(
      () => forward([{ ...first, activation: "relu" as "elu" }, last], x),
      new RangeError("Expected activation to be one of linear, selu, elu, tanh, silu; got relu"),
    );
  }
  tf.dispose([x, wide]);
  disposeLayers(layers);
});

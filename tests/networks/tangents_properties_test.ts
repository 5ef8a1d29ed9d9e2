import { exactDivergence, jvp } from "flowbook/networks";
import { allFinite, tf } from "flowbook/tensors";
import { equal, ok, throws } from "node:assert/strict";
import fc from "#properties";
import { matrix, sameTensor, vector } from "../tensors/matrices.ts";
import { noLeaks, tensorsAddedBy } from "../tensors/no_leaks.ts";
import { refuses } from "../tensors/refuses.ts";
import { ACTIVATIONS, ARITHMETICS, disposeLayers, layersOf, plain } from "./help.ts";

noLeaks("exactDivergence() equals velocityAndDivergence() for every shape and activation", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 6 }),
      fc.array(fc.integer({ min: 1, max: 13 }), { maxLength: 3 }),
      fc.constantFrom(0, 1, 3, 90),
      fc.constantFrom(...ACTIVATIONS),
      (dim, hidden, batch, activation) => {
        const layers = layersOf([dim + 1, ...hidden, dim], activation);
        const x = matrix(batch, dim, "x"), t = vector(batch, "t");
        let exact: tf.Tensor | undefined;
        equal(tensorsAddedBy(() => exact = exactDivergence(layers, x, t)), 1);
        for (const { velocityAndDivergence, name } of ARITHMETICS) {
          const { velocity, divergence } = velocityAndDivergence(layers, x, t);
          sameTensor(exact!, divergence, name);
          tf.dispose([velocity, divergence]);
        }
        tf.dispose([exact!, x, t]);
        disposeLayers(layers);
      },
    ),
    { seed: 12, numRuns: 40 },
  );
});

noLeaks("the tangent of jvp() is linear in dx and its value is forward()", () => {
  const factor = fc.double({ min: -3, max: 3, noNaN: true });
  fc.assert(
    fc.property(fc.constantFrom(...ACTIVATIONS), factor, factor, (activation, a, b) => {
      const layers = layersOf([4, 9, 3], activation);
      const x = matrix(5, 4, "x"), u = matrix(5, 4, "u"), w = matrix(5, 4, "w");
      const mixed = tf.tidy(() => tf.add<tf.Tensor2D>(tf.mul(a, u), tf.mul(b, w)));
      const added = tensorsAddedBy(() => {
        const both = jvp(layers, x, mixed), alongU = jvp(layers, x, u), alongW = jvp(layers, x, w);
        const sum = tf.tidy(() => tf.add(tf.mul(a, alongU.tangent), tf.mul(b, alongW.tangent)));
        const value = plain.forward(layers, x);
        sameTensor(both.tangent, sum);
        sameTensor(both.value, value);
        for (const { value, tangent } of [both, alongU, alongW]) tf.dispose([value, tangent]);
        tf.dispose([sum, value]);
      });
      equal(added, 0);
      tf.dispose([x, u, w, mixed]);
      disposeLayers(layers);
    }),
    { seed: 12, numRuns: 30 },
  );
});

noLeaks("values, tangents and their gradients stay finite far from 0", () => {
  for (const activation of ACTIVATIONS) {
    const layers = layersOf([1, 1], activation).map((layer) => ({ ...layer, activation }));
    const x = tf.tensor2d([[-1e4], [1e4]]), dx = tf.ones<tf.Rank.R2>([2, 1]);
    const bend = tf.grad((dx) => tf.sum(jvp(layers, x, dx as tf.Tensor2D).tangent))(dx);
    ok(allFinite(bend));
    if (activation !== "linear") {
      const gradient = tf.grad((x) => tf.sum(jvp(layers, x as tf.Tensor2D, dx).tangent))(x);
      ok(allFinite(gradient));
      gradient.dispose();
    }
    tf.dispose([x, dx, bend]);
    disposeLayers(layers);
  }
});

noLeaks("jvp() and exactDivergence() refuse what does not fit", () => {
  const layers = layersOf([3, 5, 2], "tanh"), narrow = layersOf([3, 1], "tanh");
  const x = matrix(4, 3, "x"), t = vector(4, "t"), y = matrix(4, 2, "y");
  const short = vector(3, "t");
  const nan = tf.fill<tf.Rank.R2>([4, 3], NaN), huge = tf.fill<tf.Rank.R2>([4, 3], 3e38);
  const late = tf.fill<tf.Rank.R1>([4], Infinity);
  const strange = [{ ...layers[0]!, activation: "cube" as "tanh" }, layers[1]!];
  const straight = layers.map((layer) => ({ ...layer, activation: "linear" as const }));
  const cases: [() => unknown, Error][] = [
    [() => jvp([], x, x), new TypeError("Expected at least 1 layer; got none")],
    [() => jvp(layers, x, y), new TypeError("Expected dx of shape [4, 3]; got [4, 2]")],
    [
      () => jvp(layers, y, y),
      new TypeError("Expected the weights of layer 0 of shape [2, outputs]; got [3, 5]"),
    ],
    [() => jvp(layers, nan, x), new RangeError("Expected x to be finite; got NaN")],
    [() => jvp(layers, x, nan), new RangeError("Expected dx to be finite; got NaN")],
    [
      () => jvp(strange, x, x),
      new RangeError(
        "Expected activation to be one of linear, selu, elu, tanh, silu; got cube",
      ),
    ],
    [
      () => exactDivergence(layers, y, short),
      new TypeError("Expected t of shape [4]; got [3]"),
    ],
    [
      () => exactDivergence(layers, t as unknown as tf.Tensor2D, t),
      new TypeError("Expected x of shape [batch, dim]; got [4]"),
    ],
    [
      () => exactDivergence(narrow, y, t),
      new TypeError("Expected 2 outputs of the last layer; got 1"),
    ],
    [
      () => exactDivergence(layers, y, late),
      new RangeError("Expected t to be finite; got Infinity"),
    ],
  ];
  for (const [call, error] of cases) refuses(call, error);
  throws(() => jvp(straight, huge, x), {
    name: "RangeError",
    message: /^Expected the value to be/,
  });
  throws(() => jvp(straight, x, huge), {
    name: "RangeError",
    message: /^Expected the tangent to be finite/,
  });
  tf.dispose([x, y, t, short, nan, huge, late]);
  disposeLayers([...layers, ...narrow]);
});

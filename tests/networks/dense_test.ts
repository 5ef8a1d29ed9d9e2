import { FLOAT32, QUADRATURE64, within } from "flowbook/judge";
import { integrate, normalDensity } from "flowbook/numerics";
import type { ActivationName } from "flowbook/networks";
import { tf } from "flowbook/tensors";
import { deepEqual, ok } from "node:assert/strict";
import fc from "#properties";
import { close } from "../tensors/close.ts";
import { install, matrix, vector } from "../tensors/matrices.ts";
import { noLeaks, tensorsAddedBy } from "../tensors/no_leaks.ts";
import { refuses } from "../tensors/refuses.ts";
import { ACTIVATIONS, ARITHMETICS, fast, plain } from "./help.ts";

install();

/** The functions as their definitions say, in float64. */
const EXACT: Record<ActivationName, (z: number) => number> = {
  linear: (z) => z,
  selu: (z) => 1.0507009873554805 * (z > 0 ? z : 1.6732632423543772 * Math.expm1(z)),
  elu: (z) => z > 0 ? z : Math.expm1(z),
  tanh: Math.tanh,
  silu: (z) => z / (1 + Math.exp(-z)),
};

/** Their derivatives, in float64. */
const SLOPE: Record<ActivationName, (z: number) => number> = {
  linear: () => 1,
  selu: (z) => 1.0507009873554805 * (z > 0 ? 1 : 1.6732632423543772 * Math.exp(z)),
  elu: (z) => z > 0 ? 1 : Math.exp(z),
  tanh: (z) => 1 / Math.cosh(z) ** 2,
  silu: (z) => (1 + Math.exp(-z) + z * Math.exp(-z)) / (1 + Math.exp(-z)) ** 2,
};

Deno.test("selu keeps mean 0 and variance 1 of a standard normal", () => {
  const mean = (f: (z: number) => number): number =>
    integrate((z) => f(z) * normalDensity(z), -12, 0) +
    integrate((z) => f(z) * normalDensity(z), 0, 12); // smooth on each side of the kink
  close(mean(EXACT.selu), 0, QUADRATURE64);
  close(mean((z) => EXACT.selu(z) ** 2), 1, QUADRATURE64);
});

/** activation(z) on the kernels, entry by entry, with z in rows of 37: four do not divide it. */
function activated(
  z: Float32Array,
  activation: ActivationName,
): { y: Float32Array; dy: Float32Array } {
  const columns = 37, rows = z.length / columns;
  const x = tf.tensor2d(z, [rows, columns]), b = tf.zeros<tf.Rank.R1>([columns]);
  const one: tf.Tensor2D = tf.eye(columns);
  const apply = (x: tf.Tensor): tf.Tensor => fast.dense(x as tf.Tensor2D, one, b, activation);
  const y = apply(x), dy = tf.grad(apply)(x);
  const result = { y: y.dataSync<"float32">(), dy: dy.dataSync<"float32">() };
  tf.dispose([x, b, one, y, dy]);
  return result;
}

/** 37 x 400 numbers of both signs and of all sizes from 1e-30 to 1e30. */
function numbersOfAllSizes(): Float32Array {
  const half = 37 * 200;
  return Float32Array.from({ length: 2 * half }, (_, i) => {
    const size = i % 2 === 0 ? (i % half) / half * 20 : 10 ** (60 * ((i % half) / half) - 30);
    return i < half ? size : -size;
  });
}

for (const activation of ACTIVATIONS) {
  noLeaks(`${activation} and its derivative are exact to float32 rounding everywhere`, () => {
    const z = numbersOfAllSizes(), { y, dy } = activated(z, activation);
    z.forEach((value, i) => {
      const exact = EXACT[activation](value);
      // expm1 errs by 1.7e-7 of its value; a division and the scale add up to three roundings
      const allowed = 4e-7 * Math.abs(exact) + 1e-36;
      // far out on the left silu is z e^z: there the rounding of z log2(e) counts, z 6e-8
      const tail = activation === "silu" && value < -1 ? -value * 1e-7 * Math.abs(exact) + 1e-6 : 0;
      ok(
        Math.abs(y[i]! - exact) <= allowed + tail,
        `${activation}(${value}) = ${exact}; got ${y[i]}`,
      );
    });
    const slopes = Array.from(z, (value) => {
      const slope = SLOPE[activation](value);
      return Number.isNaN(slope) ? Number(value > 0) : slope; // infinity over infinity far out
    });
    close(
      Array.from(dy),
      slopes,
      within(2e-6, "silu: 1 - s errs by 6e-8 and counts up to 20 times before s is 1"),
    );
  });
}

noLeaks("NaN goes through every activation and stays in its own entry", () => {
  for (const activation of ACTIVATIONS) {
    for (const bad of [0, 3, 4, 36]) {
      const z = new Float32Array(37 * 2).fill(-0.5);
      z[bad] = NaN;
      // in the product with the unit matrix NaN spreads over its row: 0 NaN is NaN
      const { y } = activated(z, activation);
      deepEqual(Array.from(y, (entry) => Number.isNaN(entry)), Array.from(z, (_, i) => i < 37));
    }
  }
});

/** Value and gradients of a dense layer on one arithmetic. */
function layer(
  { m, k, n, activation }: { m: number; k: number; n: number; activation: ActivationName },
  arithmetic: typeof fast,
): number[][] {
  const x = matrix(m, k, "x"), b = vector(n, "b"), cotangent = matrix(m, n, "cotangent");
  const w = tf.tidy(() => tf.div<tf.Tensor2D>(matrix(k, n, "w"), Math.sqrt(k)));
  const apply = (x: tf.Tensor, w: tf.Tensor, b: tf.Tensor): tf.Tensor =>
    arithmetic.dense(x as tf.Tensor2D, w as tf.Tensor2D, b as tf.Tensor1D, activation);
  const value = apply(x, w, b), gradients = tf.grads(apply)([x, w, b], cotangent);
  const numbers = [value, ...gradients].map((tensor) => Array.from(tensor.dataSync()));
  tf.dispose([x, b, w, cotangent, value, gradients]);
  return numbers;
}

function agree(shape: { m: number; k: number; n: number; activation: ActivationName }): void {
  const left = layer(shape, fast), right = layer(shape, plain);
  ["y", "dx", "dw", "db"].forEach((name, i) => {
    close(left[i]!, right[i]!, FLOAT32, `${name} ${JSON.stringify(shape)}`);
  });
}

noLeaks("dense() and its gradients equal the plain composition on every shape", () => {
  const size = fc.integer({ min: 1, max: 19 });
  fc.assert(
    fc.property(
      fc.record({ m: size, k: size, n: size, activation: fc.constantFrom(...ACTIVATIONS) }),
      agree,
    ),
    { seed: 2, numRuns: 100 },
  );
});

noLeaks("dense() equals the plain composition on shapes of networks", () => {
  for (const activation of ACTIVATIONS) {
    for (const [m, k, n] of [[256, 3, 64], [37, 64, 64], [256, 64, 2], [300, 270, 21]] as const) {
      agree({ m, k, n, activation });
    }
  }
});

noLeaks("a weight that is used twice gets the sum of both gradients", () => {
  const [left, right] = ARITHMETICS.map(({ dense }) =>
    tf.tidy(() => {
      const x = matrix(6, 5, "x"), w = matrix(5, 5, "w"), b = vector(5, "b");
      const twice = (w: tf.Tensor): tf.Tensor =>
        dense(dense(x, w as tf.Tensor2D, b, "tanh"), w as tf.Tensor2D, b, "silu");
      return tf.grad(twice)(w).arraySync() as number[][];
    })
  );
  close(left!.flat(), right!.flat(), FLOAT32);
});

noLeaks("dense() adds one tensor without a tape, and gradients leave none behind", () => {
  const x = matrix(9, 4, "x"), w = matrix(4, 6, "w"), b = vector(6, "b");
  for (const { dense } of ARITHMETICS) {
    for (const activation of ACTIVATIONS) {
      const made: tf.Tensor[] = [];
      const buffers = tf.memory().numDataBuffers;
      deepEqual(tensorsAddedBy(() => made.push(dense(x, w, b, activation))), 1);
      const slope = tf.grad((x) => dense(x as tf.Tensor2D, w, b, activation));
      deepEqual(tensorsAddedBy(() => made.push(slope(x))), 1);
      tf.dispose(made);
      deepEqual(tf.memory().numDataBuffers, buffers);
    }
  }
  tf.dispose([x, w, b]);
});

Deno.test("a second derivative of dense() is refused, never wrong", () => {
  tf.tidy(() => {
    const x = matrix(3, 2, "x"), w = matrix(2, 2, "w"), b = vector(2, "b");
    for (const activation of ACTIVATIONS) {
      const inner = tf.grad((x) => fast.dense(x as tf.Tensor2D, w, b, activation));
      // mixed with another path, as in z sigmoid(z): a lost path would go unnoticed
      const outer = tf.grad((x) => tf.sum(tf.mul(inner(x), x)));
      const message = activation === "linear"
        ? undefined // dx = dy w^T does not depend on x: the second derivative is right
        : "dense() has first derivatives only: its gradient has none";
      if (message) refuses(() => outer(x), new Error(message));
      const inWeights = tf.grad((w) => {
        const slope = tf.grad((x) => fast.dense(x as tf.Tensor2D, w as tf.Tensor2D, b, activation));
        return tf.sum(slope(x));
      });
      if (message) refuses(() => inWeights(w), new Error(message));
      else deepEqual(Array.from(inWeights(w).dataSync()), [3, 3, 3, 3]);
    }
  });
});

noLeaks("dense() refuses what does not fit, in the same words on both arithmetics", () => {
  const x = matrix(4, 3, "x"), w = matrix(3, 2, "w"), b = vector(2, "b"), row = vector(3, "row");
  const whole = tf.zeros<tf.Rank.R2>([3, 2], "int32");
  for (const { dense } of ARITHMETICS) {
    refuses(
      () => dense(x, x, b, "selu"),
      new TypeError("Expected w of shape [3, outputs]; got [4, 3]"),
    );
    refuses(() => dense(x, w, row, "selu"), new TypeError("Expected b of shape [2]; got [3]"));
    refuses(
      () => dense(row as unknown as tf.Tensor2D, w, b, "selu"),
      new TypeError("Expected x of shape [batch, inputs]; got [3]"),
    );
    refuses(
      () => dense(x, whole, b, "selu"),
      new TypeError("Expected w of dtype float32; got int32"),
    );
    refuses(
      () => dense([[1]] as unknown as tf.Tensor2D, w, b, "selu"),
      new TypeError("Expected x to be a tensor; got array"),
    );
    refuses(
      () => dense(x, w, b, "relu" as "selu"),
      new RangeError("Expected activation to be one of linear, selu, elu, tanh, silu; got relu"),
    );
  }
  tf.dispose([x, w, b, row, whole]);
  for (const { dense } of ARITHMETICS) {
    refuses(
      () => dense(x, w, b, "selu"),
      new TypeError("Expected x to be a living tensor; it has been disposed"),
    );
  }
});

import { FLOAT32 } from "flowbook/judge";
import { logDensity } from "flowbook/flows";
import { train } from "flowbook/learning";
import { type DenseLayer, velocityNetwork } from "flowbook/networks";
import { stream } from "flowbook/random";
import { tf } from "flowbook/tensors";
import { deepEqual, equal, ok } from "node:assert/strict";
import { ARITHMETICS, disposeLayers, layersOf } from "../networks/help.ts";
import { close } from "../tensors/close.ts";
import { matrix } from "../tensors/matrices.ts";
import { noLeaks, tensorsAddedBy } from "../tensors/no_leaks.ts";
import { refuses } from "../tensors/refuses.ts";

noLeaks("logDensity() of a linear field is the density of a moved and scaled normal law", () => {
  // v(x, t) = a x + c t carries N(0, I) to N(m c, e^{2a} I) with m the integral of s e^{a (1 - s)};
  // RK4 with 20 steps errs by (a/20)^4
  const a = 0.5, c = [2, -1], dim = 2, x1 = matrix(40, dim, "x1");
  const layers: DenseLayer[] = [{
    weights: tf.tensor2d([[a, 0], [0, a], c]),
    biases: tf.zeros([dim]),
    activation: "linear",
  }];
  const sd = Math.exp(a), m = (Math.exp(a) - 1 - a) / a ** 2;
  const expected = x1.arraySync().map((point) => {
    const squared = point.reduce((sum, x, j) => sum + (x - m * c[j]!) ** 2, 0) / sd ** 2;
    return -squared / 2 - dim * Math.log(sd * Math.sqrt(2 * Math.PI));
  });
  for (const arithmetic of ARITHMETICS) {
    let densities: tf.Tensor1D | undefined;
    equal(tensorsAddedBy(() => densities = logDensity(layers, x1, 20, arithmetic)), 1);
    close(Array.from(densities!.dataSync()), expected, FLOAT32, arithmetic.name);
    densities!.dispose();
  }
  x1.dispose();
  disposeLayers(layers);
});

noLeaks("logDensity() with one step is one step of Runge-Kutta back from t = 1", () => {
  // v = a x: four stages give the factor 1 - a + a^2/2 - a^3/6 + a^4/24, and the divergence is a
  const a = 0.5, factor = 1 - a + a ** 2 / 2 - a ** 3 / 6 + a ** 4 / 24, x1 = tf.tensor2d([[0.8]]);
  const layers: DenseLayer[] = [{
    weights: tf.tensor2d([[a], [0]]),
    biases: tf.zeros([1]),
    activation: "linear",
  }];
  const density = logDensity(layers, x1, 1);
  const expected = -((0.8 * factor) ** 2 + Math.log(2 * Math.PI)) / 2 - a;
  close(density.dataSync()[0]!, expected, FLOAT32);
  tf.dispose([density, x1]);
  disposeLayers(layers);
});

noLeaks("exp(logDensity()) of a network integrates to 1", () => {
  // trapezoids on [-7, 7] with step 0.1: exact for smooth functions that vanish at the ends
  const layers = layersOf([2, 16, 1], "tanh"), step = 0.1;
  const grid = tf.tensor2d(Array.from({ length: 141 }, (_, i) => [-7 + i * step]));
  const densities = logDensity(layers, grid, 20);
  const mass = densities.dataSync<"float32">().reduce(
    (sum, value) => sum + step * Math.exp(value),
    0,
  );
  ok(Math.exp(densities.dataSync()[0]!) < 1e-6);
  close(mass, 1, FLOAT32);
  tf.dispose([grid, densities]);
  disposeLayers(layers);
});

noLeaks("logDensity() refuses what does not fit", () => {
  const layers = layersOf([3, 5, 2], "elu"), x = matrix(4, 2, "x"), row = tf.zeros([2]);
  for (const arithmetic of ARITHMETICS) {
    for (const steps of [0, -1, 1.5, NaN]) {
      refuses(
        () => logDensity(layers, x, steps, arithmetic),
        new RangeError(`Expected steps to be a positive integer; got ${steps}`),
      );
    }
    refuses(
      () => logDensity(layers, row as tf.Tensor2D, 3, arithmetic),
      new TypeError("Expected x1 of shape [batch, dim]; got [2]"),
    );
  }
  tf.dispose([x, row]);
  disposeLayers(layers);
});

noLeaks("a likelihood in a loss is refused, also beside terms that have a gradient", () => {
  const network = velocityNetwork({ dim: 2, hidden: [8], activation: "tanh" }, stream(3));
  const { layers, variables } = network, x1 = matrix(5, 2, "data");
  const before = variables.map((variable) => [...variable.dataSync()]);
  for (const arithmetic of ARITHMETICS) {
    const likelihood = (): tf.Scalar => tf.mean(logDensity(layers, x1, 2, arithmetic));
    const losses = [
      () => tf.neg(likelihood()) as tf.Scalar,
      () => tf.sub(tf.sum(tf.square(variables[1]!)), likelihood()) as tf.Scalar,
    ];
    for (const loss of losses) {
      refuses(
        () => train({ variables, loss, steps: 1 }),
        new Error("logDensity() has no gradient"),
      );
    }
    deepEqual(variables.map((variable) => [...variable.dataSync()]), before);
    // as a number that depends on no variable it may stand in a loss
    const fixed = layersOf([3, 4, 2], "tanh");
    const loss = (): tf.Scalar =>
      tf.add(tf.sum(tf.square(variables[1]!)), tf.sum(logDensity(fixed, x1, 2, arithmetic)));
    tf.tidy(() => equal(tf.variableGrads(loss, [variables[1]!]).value.rank, 0));
    disposeLayers(fixed);
  }
  x1.dispose();
  network.dispose();
});

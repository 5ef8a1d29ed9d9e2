import { evaluateMlp } from "flowbook/exact";
import { EXACT64, FINITE_DIFFERENCE32, FLOAT32 } from "flowbook/judge";
import { derivative } from "flowbook/numerics";
import { exactDivergence, jvp } from "flowbook/networks";
import { tf } from "flowbook/tensors";
import { deepEqual, ok } from "node:assert/strict";
import { close } from "../tensors/close.ts";
import { matrix } from "../tensors/matrices.ts";
import { noLeaks } from "../tensors/no_leaks.ts";
import { ACTIVATIONS, disposeLayers, judge, layersOf } from "./help.ts";
import { evaluate64, mlp64 } from "./mlp64.ts";
import {
  divergence64,
  parameterGradient,
  parameterGradient64,
  pointsAndTimes,
  smoothRows,
  WIDTHS,
} from "./tangents_help.ts";

for (const activation of ["tanh", "selu"] as const) {
  noLeaks(`the float64 judge of these tests equals evaluateMlp() with ${activation}`, () => {
    const layers = layersOf(WIDTHS, activation), x = [0.3, -0.8, 0.5];
    close(
      evaluate64(mlp64(layers, activation), x),
      evaluateMlp(judge(layers, activation), x),
      EXACT64,
    );
    disposeLayers(layers);
  });
}

for (const activation of ACTIVATIONS) {
  noLeaks(`jvp() with ${activation} equals central differences in float64`, () => {
    const layers = layersOf(WIDTHS, activation), net = mlp64(layers, activation);
    const rows = smoothRows(net, 12), x = tf.tensor2d(rows), dx = matrix(12, 3, "dx");
    const directions = dx.arraySync();
    const tangents = rows.flatMap((row, i) =>
      [0, 1].map((output) =>
        derivative((s) => {
          const moved = row.map((entry, j) => entry + s * directions[i]![j]!);
          return evaluate64(net, moved)[output]!;
        }, 0)
      )
    );
    const { value, tangent } = jvp(layers, x, dx);
    deepEqual([value.shape, tangent.shape], [[12, 2], [12, 2]]);
    close(Array.from(value.dataSync()), rows.flatMap((row) => evaluate64(net, row)), FLOAT32);
    close(Array.from(tangent.dataSync()), tangents, FLOAT32);
    tf.dispose([x, dx, value, tangent]);
    disposeLayers(layers);
  });

  noLeaks(`exactDivergence() with ${activation} equals central differences in float64`, () => {
    const layers = layersOf(WIDTHS, activation),
      net = mlp64(layers, activation),
      rows = smoothRows(net, 12);
    const { x, t } = pointsAndTimes(rows), exact = exactDivergence(layers, x, t);
    deepEqual(exact.shape, [12]);
    close(Array.from(exact.dataSync()), rows.map((row) => divergence64(net, row)), FLOAT32);
    tf.dispose([x, t, exact]);
    disposeLayers(layers);
  });

  noLeaks(`the gradient of a divergence with ${activation} in the weights is right`, () => {
    const layers = layersOf(WIDTHS, activation),
      net = mlp64(layers, activation),
      rows = smoothRows(net, 4);
    const { x, t } = pointsAndTimes(rows), expected = parameterGradient64(net, rows);
    const found = parameterGradient((given) => tf.sum(exactDivergence(given, x, t)), layers);
    ok(Math.hypot(...expected) > 1);
    close(found, expected, FLOAT32);
    tf.dispose([x, t]);
    disposeLayers(layers);
  });
}

// the Jacobian of linear layers is constant: nothing is left to differentiate
for (const activation of ["selu", "elu", "tanh", "silu"] as const) {
  noLeaks(`the gradient of a divergence with ${activation} in the points is right`, () => {
    const layers = layersOf(WIDTHS, activation),
      net = mlp64(layers, activation),
      rows = smoothRows(net, 4);
    const { x, t } = pointsAndTimes(rows);
    const expected = rows.flatMap((row) =>
      [0, 1].map((i) => derivative((value) => divergence64(net, row.with(i, value)), row[i]!))
    );
    const found = tf.tidy(() =>
      tf.grad((x) => tf.sum(exactDivergence(layers, x as tf.Tensor2D, t)))(x).dataSync()
    );
    close(Array.from(found), expected, FLOAT32);
    tf.dispose([x, t]);
    disposeLayers(layers);
  });

  noLeaks(`jvp() with ${activation} can be differentiated twice`, () => {
    // c . g' for the tangent g along dx: its gradient holds third derivatives of the layers
    const layers = layersOf(WIDTHS, activation),
      net = mlp64(layers, activation),
      row = smoothRows(net, 1)[0]!;
    const x = tf.tensor2d([row]), dx = matrix(1, 3, "dx"), c = matrix(1, 3, "c");
    const g = (x: tf.Tensor): tf.Tensor => tf.sum(jvp(layers, x as tf.Tensor2D, dx).tangent);
    const along = (x: tf.Tensor): tf.Tensor => tf.sum(tf.mul(tf.grad(g)(x), c));
    const along64 = (x: readonly number[]): number =>
      tf.tidy(() => along(tf.tensor2d([[...x]])).dataSync()[0]!);
    const found = tf.tidy(() => Array.from(tf.grad(along)(x).dataSync()));
    const expected = row.map((value, i) => derivative((s) => along64(row.with(i, s)), value, 0.01));
    close(found, expected, FINITE_DIFFERENCE32);
    tf.dispose([x, dx, c]);
    disposeLayers(layers);
  });
}

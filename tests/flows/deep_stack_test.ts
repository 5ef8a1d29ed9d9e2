import { affineCoupling, type Flow, flow } from "flowbook/flows";
import { estimateMean, FLOAT32, monteCarlo, within } from "flowbook/judge";
import { train } from "flowbook/learning";
import { moons } from "flowbook/measures";
import { stream } from "flowbook/random";
import { normalPoints, tf } from "flowbook/tensors";
import { equal, ok, throws } from "node:assert/strict";
import { agree } from "../judge/agree.ts";
import { noLeaks } from "../tensors/no_leaks.ts";
import { shake } from "./row.ts";

const numbers = stream(47);

/** 32 affine couplings, far from where they start. */
function deep(scaleBound?: number): Flow {
  const model = flow({
    bijectors: Array.from({ length: 32 }, (_, k) => {
      const keeps = k % 2 === 0 ? "first" : "last", hidden = [16];
      const options = { dim: 2, keeps, hidden, ...(scaleBound ? { scaleBound } : {}) } as const;
      return affineCoupling(options, numbers.split(`layer ${k}`));
    }),
  });
  shake(model as never, numbers.split("shake"), 0.6);
  return model;
}

noLeaks("32 couplings with free scales leave float32, 32 with bounded ones do not", () => {
  const free = deep(Infinity), bounded = deep(), x = normalPoints(64, 2, numbers.split("x"));
  for (const direction of ["forward", "inverse"] as const) {
    throws(
      () => free[direction](x),
      /^RangeError: Expected [xy] to be finite; got (NaN|-?Infinity)/,
    );
    const { points, logDet } = bounded[direction](x);
    for (const entry of [...points.dataSync(), ...logDet.dataSync()]) ok(Number.isFinite(entry));
    tf.dispose([points, logDet]);
  }
  x.dispose();
  free.dispose();
  bounded.dispose();
});

noLeaks("no scale of an affine coupling is above the bound", () => {
  const layer = affineCoupling({ dim: 2, hidden: [8], scaleBound: 0.5 }, numbers.split("bound"));
  shake(layer, numbers.split("shake"), 5);
  const x = normalPoints(200, 2, numbers.split("x")), { points, logDet } = layer.forward(x);
  const sizes = logDet.dataSync<"float32">().map(Math.abs);
  ok(sizes.every((size) => size <= 0.5) && Math.max(...sizes) > 0.49);
  tf.dispose([x, points, logDet]);
  layer.dispose();
});

noLeaks("a flow learns two moons, and what it draws has the density it says", () => {
  const data = moons({ noise: 0.3, scale: 2, shift: [-1, 0] });
  const model = flow({
    bijectors: Array.from({ length: 4 }, (_, k) => {
      const keeps = k % 2 === 0 ? "first" : "last";
      return affineCoupling({ dim: 2, keeps, hidden: [16] }, numbers.split(`moons ${k}`));
    }),
  });
  const batches = numbers.split("batches");
  train({
    variables: model.variables,
    batch: () => data.sample(128, batches),
    loss: (_step, x: tf.Tensor2D) => tf.neg(tf.mean(model.logProb(x))),
    steps: 250,
    learningRate: 0.01,
  });
  tf.tidy(() => {
    const held = data.sample(4000, numbers.split("held out"));
    const excess = tf.mean(tf.sub(data.logProb(held), model.logProb(held))).dataSync()[0]!;
    ok(excess > 0 && excess < 0.25, `excess ${excess}`);

    const drawn = model.sample(4000, numbers.split("noise"));
    equal(drawn.shape.join(), "4000,2");
    const again = model.sample(4000, numbers.split("noise"));
    agree([...drawn.dataSync()], [...again.dataSync()], within(1e-12, "the same stream"));
    // E of q / p over p is 1 where p is the density of what is drawn; q a wide normal law
    const ratio = tf.exp(tf.sub(wide(drawn), model.logProb(drawn))).dataSync<"float32">();
    const estimate = estimateMean(Float64Array.from(ratio));
    agree(estimate, 1, monteCarlo({ why: "the density of what is drawn" }));

    const exact = model.exact(), rows = drawn.slice([0, 0], [20, 2]) as tf.Tensor2D;
    agree(
      model.logProb(rows).dataSync(),
      rows.arraySync().map((point) => exact.logProb(point)),
      FLOAT32,
    );
  });
  model.dispose();
});

/** The log-density of N(0, 0.5^2) in both coordinates, narrow enough to lie in what the flow covers. */
function wide(x: tf.Tensor2D): tf.Tensor1D {
  const squares = tf.sum(tf.square(tf.div(x, 0.5)), 1);
  return tf.sub(tf.mul(squares, -1 / 2), Math.log(2 * Math.PI * 0.25));
}

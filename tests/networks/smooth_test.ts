import { FLOAT32 } from "flowbook/judge";
import { type Entrywise, smooth } from "flowbook/networks";
import { tf } from "flowbook/tensors";
import { derivative, parse } from "mathjs";
import { equal } from "node:assert/strict";
import { close } from "../tensors/close.ts";
import { noLeaks } from "../tensors/no_leaks.ts";

const tanh = smooth({ value: tf.tanh, slope: (_z, y) => tf.sub(1, tf.square(y)) });
const expm1 = smooth({ value: tf.expm1, slope: (_z, y) => tf.add(y, 1) });

const FUNCTIONS: readonly { f: Entrywise; formula: string }[] = [
  { f: tanh, formula: "tanh(z)" },
  { f: expm1, formula: "exp(z) - 1" },
];

for (const { f, formula } of FUNCTIONS) {
  noLeaks(`derivatives of ${formula} up to the fourth are those of mathjs`, () => {
    const points = [-1.3, -0.2, 0.4, 1.1], z = tf.tensor2d([points]);
    let order = f as (z: tf.Tensor) => tf.Tensor, symbolic = parse(formula);
    for (let n = 0; n <= 4; n++) {
      const found = tf.tidy(() => Array.from(order(z).dataSync()));
      equal(found.length, points.length);
      close(found, points.map((z) => symbolic.evaluate({ z })), FLOAT32, `derivative ${n}`);
      const below = order;
      order = (z) => tf.grad((z) => tf.sum(below(z)))(z);
      symbolic = derivative(symbolic, "z");
    }
    z.dispose();
  });
}

import { expectNormal, FLOAT32, integrate, normalDensity, QUADRATURE64 } from "flowbook/exact";
import { type Activation, ACTIVATIONS } from "flowbook/learning";
import { tf } from "flowbook/tensors";
import { close } from "../tensors/close.ts";
import { noLeaks } from "../tensors/no_leaks.ts";

/** The activations as textbooks print them, in float64. */
const TEXTBOOK: Record<Activation, (z: number) => number> = {
  selu: (z) => 1.0507009873554805 * (z > 0 ? z : 1.6732632423543772 * (Math.exp(z) - 1)),
  elu: (z) => z > 0 ? z : Math.exp(z) - 1,
  tanh: (z) => (Math.exp(z) - Math.exp(-z)) / (Math.exp(z) + Math.exp(-z)),
  silu: (z) => z / (1 + Math.exp(-z)),
};

for (const name of Object.keys(ACTIVATIONS) as Activation[]) {
  noLeaks(`${name} equals its textbook formula, and its gradient the difference quotient`, () => {
    const z = tf.tensor2d([-9, -2, -0.5, -0.01, 0.01, 0.5, 2, 9], [8, 1]);
    const points = Array.from(z.dataSync()), f = TEXTBOOK[name], h = 1e-4;
    tf.tidy(() => {
      close(ACTIVATIONS[name](z).dataSync(), points.map(f), FLOAT32);
      const gradient = tf.grad((z) => tf.sum(ACTIVATIONS[name](z as tf.Tensor2D)))(z);
      // error of the quotient: h^2 / 6 times a third derivative below 2, and rounding 1e-12
      close(gradient.dataSync(), points.map((z) => (f(z + h) - f(z - h)) / (2 * h)), FLOAT32);
    });
    z.dispose();
  });
}

Deno.test("selu keeps mean 0 and variance 1 of a standard normal", () => {
  const half = (f: (z: number) => number): number =>
    integrate((z) => f(z) * normalDensity(z), -12, 0) +
    integrate((z) => f(z) * normalDensity(z), 0, 12); // smooth on each side of the kink
  close(half(TEXTBOOK.selu), 0, QUADRATURE64);
  close(half((z) => TEXTBOOK.selu(z) ** 2), 1, QUADRATURE64);
  close(half((z) => z * z), expectNormal((z) => z * z, 0, 1), QUADRATURE64);
});

import * as tf from "#tensorflow";
import { type Activation, activationOf } from "./activations.ts";

const KNOWN = new WeakMap<tf.Variable, Activation>();

const PROBES = [-2, -0.5, 0.5, 2]; // a function has no name; a few of its values tell it from others

/** Remembers what follows the layer of some weights: equal shapes do not make equal networks. */
export function rememberActivation(weights: tf.Variable, activation: Activation): void {
  KNOWN.set(weights, activation);
}

/**
 * What follows the layer of a variable, in words that are equal for equal activations.
 *
 * @returns undefined for biases, and for variables that no network of this library has made
 */
export function activationAfter(variable: tf.Variable): string | undefined {
  const activation = KNOWN.get(variable);
  if (activation === undefined || typeof activation === "string") return activation;
  return tf.tidy(() => {
    const values = activationOf(activation).value(tf.tensor2d([PROBES])).dataSync<"float32">();
    const numbers = Array.from(values, (value) => Number(value.toPrecision(3)));
    return `a function with the values ${numbers.join(", ")} at ${PROBES.join(", ")}`;
  });
}

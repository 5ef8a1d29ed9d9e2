import { tf } from "flowbook/tensors";

/** A variable with these entries that leaves no second tensor behind. */
export function variable(name: string, entries: number[], shape: number[]): tf.Variable {
  return tf.tidy(() => tf.variable(tf.tensor(entries, shape), true, name));
}

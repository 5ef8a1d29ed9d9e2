import type * as tf from "#tensorflow";
import { activationAfter } from "../networks/activation_after.ts";
import type { Checkpoint } from "./checkpoint_form.ts";

/**
 * Demands that a checkpoint holds variables of the names, shapes and activations of these.
 *
 * @throws {TypeError} when it holds others, or one of these is disposed
 */
export function requireSameNetwork(
  { variables: saved }: Checkpoint,
  variables: readonly tf.Variable[],
): void {
  if (saved.length !== variables.length) {
    throw new TypeError(
      `Expected a checkpoint of ${variables.length} variables; got ${saved.length}`,
    );
  }
  variables.forEach((variable, v) => {
    const { name, shape, activation } = saved[v]!;
    if (variable.isDisposed) {
      throw new TypeError(`Expected ${variable.name} to be in use; got a disposed variable`);
    }
    if (plainName(name) !== plainName(variable.name)) {
      throw new TypeError(`Expected a checkpoint of ${variable.name}; got ${name}`);
    }
    if (shape.join() !== variable.shape.join()) {
      const expected = variable.shape.join(", "), got = shape.join(", ");
      throw new TypeError(`Expected ${variable.name} of shape [${expected}]; got [${got}]`);
    }
    const expected = activationAfter(variable);
    if (expected !== undefined && activation !== undefined && activation !== expected) {
      const what = `Expected a checkpoint with ${expected} after ${variable.name}`;
      throw new TypeError(`${what}; got ${activation}`);
    }
  });
}

/** The name without what `freeName` adds. */
function plainName(name: string): string {
  return name.replace(/ \(\d+\)$/, "");
}

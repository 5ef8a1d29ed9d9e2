import type * as tf from "@tensorflow/tfjs";

/** What Adam remembers between two steps, apart from the variables and the learning rate. */
export interface AdamState {
  /** Steps taken, k of the next step less 1. */
  readonly steps: number;
  /** m, the averages of the gradients before the correction of the bias, for each variable. */
  readonly means: readonly Float64Array[];
  /** s, the averages of their squares, for each variable. */
  readonly squares: readonly Float64Array[];
}

/**
 * Demands a state of Adam that fits some variables.
 *
 * @throws {TypeError} when it belongs to other variables
 * @throws {RangeError} when a number is out of range
 */
export function requireState(
  { steps, means, squares }: AdamState,
  variables: readonly Pick<tf.Variable, "name" | "size">[],
): void {
  if (!Number.isSafeInteger(steps) || steps < 0) {
    throw new RangeError(`Expected the steps of Adam to be a non-negative integer; got ${steps}`);
  }
  requireAverages(means, variables, { name: "means", least: -Infinity });
  requireAverages(squares, variables, { name: "squares", least: 0 });
}

function requireAverages(
  averages: readonly Float64Array[],
  variables: readonly Pick<tf.Variable, "name" | "size">[],
  { name, least }: { name: string; least: number },
): void {
  if (averages.length !== variables.length) {
    const got = averages.length;
    throw new TypeError(`Expected ${name} of Adam for ${variables.length} variables; got ${got}`);
  }
  variables.forEach((variable, v) => {
    const average = averages[v]!, what = `${name} of Adam for ${variable.name}`;
    if (average.length !== variable.size) {
      throw new TypeError(`Expected ${variable.size} ${what}; got ${average.length}`);
    }
    const bad = average.find((entry) => !(entry >= least && Math.abs(entry) < Infinity));
    if (bad === undefined) return;
    const range = least === 0 ? "finite and at least 0" : "finite";
    throw new RangeError(`Expected ${what} to be ${range}; got ${bad}`);
  });
}

import * as tf from "#tensorflow";

/**
 * Gives variables new entries; tensors that shared the old ones keep them.
 *
 * @param entries for each variable as many as it has, row by row
 */
export function assignEntries(
  variables: readonly tf.Variable[],
  entries: readonly Float32Array[],
): void {
  tf.tidy(() =>
    variables.forEach((variable, v) => variable.assign(tf.tensor(entries[v]!, variable.shape)))
  );
}

/** A copy of the entries of each variable, row by row. */
export function entriesOf(variables: readonly tf.Variable[]): Float32Array[] {
  return variables.map((variable) => variable.dataSync<"float32">().slice());
}

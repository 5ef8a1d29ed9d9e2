import type * as tf from "#tensorflow";

/** The averages that Adam keeps, and how it takes a step with them. */
export interface Steps {
  /** m, for each variable. */
  readonly means: readonly Averages[];
  /** s, for each variable. */
  readonly squares: readonly Averages[];

  /**
   * Takes step k = 1, 2, ... and moves the averages along.
   *
   * @param gradients one for each variable, by its name; looked at by the caller
   */
  take(gradients: tf.NamedTensorMap, k: number): void;
}

/** Numbers in the precision in which the averages are kept. */
export type Averages = Float32Array | Float64Array;

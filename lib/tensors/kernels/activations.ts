/**
 * The activations, entry by entry on z, with their numbers in `assembly/activate.ts`:
 *
 *   linear  z
 *   selu    lambda z for z > 0, lambda alpha (e^z - 1) else, lambda = 1.0507, alpha = 1.6733
 *   elu     z for z > 0, e^z - 1 else
 *   tanh    (e^z - e^-z) / (e^z + e^-z)
 *   silu    z / (1 + e^-z), also called swish
 *
 * Source: Klambauer et al. 2017 (selu); Clevert, Unterthiner and Hochreiter 2016 (elu); Hendrycks
 * and Gimpel 2016 (silu).
 */
export const ACTIVATION_NUMBERS = { linear: 0, selu: 1, elu: 2, tanh: 3, silu: 4 } as const;

/** Name of what follows a dense layer. */
export type Activation = keyof typeof ACTIVATION_NUMBERS;

/**
 * The number of an activation.
 *
 * @throws {RangeError} when there is none of this name
 */
export function activationNumber(name: unknown): number {
  if (typeof name !== "string" || !Object.hasOwn(ACTIVATION_NUMBERS, name)) {
    const known = Object.keys(ACTIVATION_NUMBERS).join(", ");
    throw new RangeError(`Expected activation to be one of ${known}; got ${name}`);
  }
  return ACTIVATION_NUMBERS[name as Activation];
}

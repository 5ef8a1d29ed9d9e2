import type { Activation } from "../activations.ts";

/** The activations that the kernels know, with their numbers in `assembly/activate.as`. */
export const ACTIVATION_NUMBERS = { linear: 0, selu: 1, elu: 2, tanh: 3, silu: 4 } as const;

/** Name of an activation that the kernels know. */
export type KernelActivation = keyof typeof ACTIVATION_NUMBERS;

/** Whether the kernels know an activation. */
export function isOfKernels(activation: Activation): activation is KernelActivation {
  return typeof activation === "string" && Object.hasOwn(ACTIVATION_NUMBERS, activation);
}

/**
 * The number of an activation.
 *
 * @throws {RangeError} when the kernels do not know it
 */
export function activationNumber(name: unknown): number {
  if (typeof name !== "string" || !Object.hasOwn(ACTIVATION_NUMBERS, name)) {
    const known = Object.keys(ACTIVATION_NUMBERS).join(", ");
    throw new RangeError(`Expected an activation of the kernels, one of ${known}; got ${name}`);
  }
  return ACTIVATION_NUMBERS[name as KernelActivation];
}

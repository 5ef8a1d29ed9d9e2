import type * as tensorflow from "@tensorflow/tfjs";

/** What the kernels need of TensorFlow.js: its registry and its engine. */
export type TensorFlow = Pick<
  typeof tensorflow,
  | "backend"
  | "engine"
  | "getGradient"
  | "getKernel"
  | "registerGradient"
  | "registerKernel"
  | "unregisterGradient"
  | "unregisterKernel"
>;

/** What a kernel is called with. */
export type Call = Parameters<tensorflow.KernelFunc>[0];

/** A kernel for the "wasm" backend. */
export interface Kernel {
  readonly name: string;
  readonly run: tensorflow.KernelFunc;
}

/** A group of kernels and the gradients that belong to them. */
export interface Extension {
  readonly kernels: readonly Kernel[];
  readonly gradients: readonly tensorflow.GradConfig[];
}

/** Puts an extension in the place of what is registered under the same names. */
export function register(tf: TensorFlow, { kernels, gradients }: Extension): void {
  for (const { name, run } of kernels) {
    // registering over a kernel would print a warning
    if (tf.getKernel(name, "wasm")) tf.unregisterKernel(name, "wasm");
    tf.registerKernel({ kernelName: name, backendName: "wasm", kernelFunc: run });
  }
  for (const gradient of gradients) {
    if (tf.getGradient(gradient.kernelName)) tf.unregisterGradient(gradient.kernelName);
    tf.registerGradient(gradient);
  }
}

/**
 * The gradient of a kernel that has none.
 *
 * @param kernelName the kernel
 * @param reason     what to tell who asks for it
 */
export function noGradient(kernelName: string, reason: string): tensorflow.GradConfig {
  return {
    kernelName,
    gradFunc: () => {
      throw new Error(reason);
    },
  };
}

import { concatExtension } from "./concat.ts";
import { type Extension, register, type TensorFlow } from "./extension.ts";
import { heapOf, obstacle } from "./heap.ts";
import { identityExtension } from "./identity.ts";
import { matMulExtension } from "./matmul.ts";
import { STOCK_MATMUL, stockMatMulExtension } from "./stock_matmul.ts";

/** Whether the kernels are in use, and if not, why. */
export type Installation =
  | { readonly kernels: "installed" }
  | { readonly kernels: "absent"; readonly reason: string };

/**
 * Loads the kernels into the memory of the WebAssembly backend and registers them: the one switch.
 *
 * Afterwards `tf.matMul`, `tf.concat` and `tf.clone` are faster, and further kernels can be added.
 * Where the memory cannot be shared, nothing changes and all works on, on plain TensorFlow.js.
 *
 * @param tf TensorFlow.js with its "wasm" backend chosen and ready
 * @returns whether the kernels are installed, and the reason if not
 */
export function installKernels(tf: TensorFlow): Installation {
  const backend = tf.backend(), reason = obstacle(backend);
  if (reason) return { kernels: "absent", reason };
  if (tf.getKernel(STOCK_MATMUL, "wasm")) return { kernels: "installed" };
  heapOf(backend);
  const extensions = [
    stockMatMulExtension(tf), // first: it keeps what the next one replaces
    matMulExtension(),
    identityExtension(tf),
    concatExtension(tf),
  ];
  for (const extension of extensions) register(tf, extension);
  return { kernels: "installed" };
}

/**
 * Registers further kernels where those of {@link installKernels} are; elsewhere nothing changes.
 *
 * @param tf TensorFlow.js with its backend chosen and ready
 */
export function installExtensions(tf: TensorFlow, extensions: readonly Extension[]): void {
  if (obstacle(tf.backend())) return;
  for (const extension of extensions) register(tf, extension);
}

import { adamExtension } from "./adam.ts";
import { concatExtension } from "./concat.ts";
import { denseExtension } from "./dense.ts";
import { divergenceExtension } from "./divergence.ts";
import { eulerExtension } from "./euler.ts";
import { register, type TensorFlow } from "./extension.ts";
import { forwardExtension } from "./forward.ts";
import { heapOf, obstacle } from "./heap.ts";
import { identityExtension } from "./identity.ts";
import { matMulExtension } from "./matmul.ts";
import { meanSquareExtension } from "./mean_square.ts";
import { STOCK_MATMUL, stockMatMulExtension } from "./stock_matmul.ts";

/** Whether the kernels are in use, and if not, why. */
export type Installation =
  | { readonly kernels: "installed" }
  | { readonly kernels: "absent"; readonly reason: string };

/**
 * Loads the kernels into the memory of the WebAssembly backend and registers them: the one switch.
 *
 * Afterwards `tf.matMul`, `tf.concat` and `tf.clone` are faster, and the arithmetic "fast" exists.
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
    denseExtension(tf),
    meanSquareExtension(tf),
    adamExtension(),
    forwardExtension(),
    eulerExtension(),
    divergenceExtension(),
  ];
  for (const extension of extensions) register(tf, extension);
  return { kernels: "installed" };
}

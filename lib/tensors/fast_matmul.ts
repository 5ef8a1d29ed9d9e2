import type * as tensorflow from "@tensorflow/tfjs";
import type { Call } from "./kernels/extension.ts";
import type { WasmBackend } from "./kernels/heap.ts";

/** The part of TensorFlow.js that {@link installFastMatMul} needs: its registry of kernels. */
export type KernelRegistry = Pick<
  typeof tensorflow,
  "getKernel" | "registerKernel" | "unregisterKernel"
>;

/**
 * Makes `matMul` transpose its operands first, where TensorFlow.js would read them transposed.
 *
 * The WebAssembly kernel of TensorFlow.js is about twelve times slower on a transposed operand than
 * on a plain one, and the gradient of every matrix product has one:
 *
 *   d/dA trace(G^T A B) = G B^T,   d/dB trace(G^T A B) = A^T G
 *
 * Transposing costs one pass over the operand, so training becomes two to three times faster. The
 * result is the same product.
 *
 * @param tf TensorFlow.js with the "wasm" backend registered
 * @throws {TypeError} when the "wasm" backend has no such kernels
 */
export function installFastMatMul(tf: KernelRegistry): void {
  const stock = tf.getKernel("BatchMatMul", "wasm");
  const transpose = tf.getKernel("Transpose", "wasm");
  if (!stock || !transpose) {
    throw new TypeError('Expected the "wasm" backend with BatchMatMul and Transpose; got none');
  }

  function fastMatMul(call: Call): tensorflow.TensorInfo {
    const { inputs, attrs, backend } = call;
    const copies: tensorflow.TensorInfo[] = [];
    const plain = (x: tensorflow.TensorInfo, transposed: unknown): tensorflow.TensorInfo => {
      if (!transposed) return x;
      const copy = transpose!.kernelFunc({ inputs: { x }, backend, attrs: swap(x.shape.length) });
      copies.push(copy as tensorflow.TensorInfo);
      return copy as tensorflow.TensorInfo;
    };
    const a = plain(inputs.a!, attrs!.transposeA);
    const b = plain(inputs.b!, attrs!.transposeB);
    const product = stock!.kernelFunc({
      inputs: { a, b },
      backend,
      attrs: { transposeA: false, transposeB: false },
    });
    for (const copy of copies) (backend as WasmBackend).disposeData(copy.dataId);
    return product as tensorflow.TensorInfo;
  }

  tf.unregisterKernel("BatchMatMul", "wasm"); // registering over it would print a warning
  tf.registerKernel({ ...stock, kernelFunc: fastMatMul });
}

/** Attributes of the Transpose kernel that swap the last two of `rank` axes. */
function swap(rank: number): { perm: number[] } {
  return { perm: [...Array(rank - 2).keys(), rank - 1, rank - 2] };
}

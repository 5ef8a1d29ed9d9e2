import type { Tensor } from "@tensorflow/tfjs";
import type { Extension, TensorFlow } from "./extension.ts";

/**
 * The `matMul` that was there before, under another name, for plain TensorFlow.js to run on.
 *
 *   C = A B,   dA = dC B^T,   dB = A^T dC
 */
export function stockMatMulExtension(tf: TensorFlow): Extension {
  const run = tf.getKernel("BatchMatMul", "wasm").kernelFunc;
  const product = (a: Tensor, b: Tensor, transposed: "a" | "b"): Tensor =>
    tf.engine().runKernel(STOCK_MATMUL, { a, b }, {
      transposeA: transposed === "a",
      transposeB: transposed === "b",
    }) as Tensor;

  return {
    kernels: [{ name: STOCK_MATMUL, run }],
    gradients: [{
      kernelName: STOCK_MATMUL,
      inputsToSave: ["a", "b"],
      gradFunc: (dy, saved) => {
        const [a, b] = saved as [Tensor, Tensor], dc = dy as Tensor;
        return { a: () => product(dc, b, "b"), b: () => product(a, dc, "a") };
      },
    }],
  };
}

/** Name of the kernel that computes `matMul` of two matrices as TensorFlow.js does. */
export const STOCK_MATMUL = "StockBatchMatMul";

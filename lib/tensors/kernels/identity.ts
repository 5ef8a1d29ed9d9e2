import type { TensorInfo } from "@tensorflow/tfjs";
import type { Call, Extension, TensorFlow } from "./extension.ts";
import type { WasmBackend } from "./heap.ts";

/**
 * `tf.clone` without copying: the clone is one more owner of the same numbers.
 *
 * No kernel changes a tensor that others can see (the new weights of Adam are new tensors), so a
 * clone cannot be told from a copy. The tape clones what a gradient needs, several times a layer.
 */
export function identityExtension(tf: TensorFlow): Extension {
  const stock = tf.getKernel("Identity", "wasm");

  function identity(call: Call): TensorInfo | TensorInfo[] {
    const { dataId, shape, dtype } = call.inputs.x!;
    if (dtype === "string") return stock.kernelFunc(call); // strings do not lie on the heap
    (call.backend as WasmBackend).incRef(dataId);
    return { dataId, shape, dtype };
  }
  return { kernels: [{ name: "Identity", run: identity }], gradients: [] };
}

/**
 * TensorFlow.js with its WebAssembly backend ready, the way a browser needs it; or with WebGL, where
 * a script has registered it.
 *
 * The counterpart of `tensorflow_deno.ts`, with the same exports: the core and two backends instead
 * of the union package, which is twice as large. In a bundle the core has its gradients and its
 * methods of tensors only by the two files imported for what they do. The binaries of the backend
 * are asked for as `wasm/NAME`, which the worker of the book knows how to get.
 *
 * @module
 */
import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-core/dist/register_all_gradients.js";
import "@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops.js";
import "@tensorflow/tfjs-backend-cpu";
import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import { installFastMatMul } from "./fast_matmul.ts";
import { type Installation, installKernels } from "./kernels/install.ts";

setWasmPaths("wasm/");
tf.env().set("WASM_HAS_MULTITHREAD_SUPPORT", false); // one thread: the same bits as in Deno
if (tf.findBackendFactory("webgl")) await useWebgl();
else if (!await tf.setBackend("wasm")) throw new Error("The WebAssembly backend did not start");
await tf.ready();
installFastMatMul(tf);

/** The reader wants the graphics card: the script that registers it is loaded for nothing else. */
async function useWebgl(): Promise<void> {
  if (!await tf.setBackend("webgl")) {
    throw new Error("This browser gives no WebGL; choose the processor to compute with");
  }
  if (!tf.env().getBool("WEBGL_RENDER_FLOAT32_ENABLED")) {
    throw new Error("This graphics card has numbers of 16 bits only; choose the processor instead");
  }
}

/** Whether our kernels are in use, and if not, why. */
export const kernels: Installation = installKernels(tf);

export * from "@tensorflow/tfjs-core";

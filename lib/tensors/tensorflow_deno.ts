/**
 * TensorFlow.js with its WebAssembly backend ready, the way Deno needs it.
 *
 * The only file that differs from one runtime to the next: everything else imports "#tensorflow".
 * Deno takes the union package, because there tfjs-core alone comes without gradients. One thread
 * and plain SIMD on purpose: saved outputs must repeat bit for bit on every machine.
 *
 * @module
 */
import * as tf from "@tensorflow/tfjs";
import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { installFastMatMul } from "./fast_matmul.ts";
import { type Installation, installKernels } from "./kernels/install.ts";

const wasmPackage = createRequire(import.meta.url).resolve("@tensorflow/tfjs-backend-wasm");
setWasmPaths(`${dirname(wasmPackage)}/`);
tf.env().set("WASM_HAS_MULTITHREAD_SUPPORT", false);
if (!await tf.setBackend("wasm")) throw new Error("The WebAssembly backend did not start");
await tf.ready();
tf.env().set("IS_NODE", false); // else the CPU backend greets on stderr, should anyone choose it
installFastMatMul(tf);

/** Whether our kernels are in use, and if not, why. */
export const kernels: Installation = installKernels(tf);

export * from "@tensorflow/tfjs";

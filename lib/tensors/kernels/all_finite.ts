import * as tf from "#tensorflow";
import { heapOf, obstacle } from "./heap.ts";
import { requireFloats } from "./inputs.ts";

/**
 * Whether no entry of a float32 tensor is NaN or infinite; on the kernels without copying it.
 *
 * @param x a tensor of any shape
 * @throws {TypeError} when x is not a living float32 tensor
 */
export function allFinite(x: tf.Tensor): boolean {
  requireFloats(x, "x");
  const backend = tf.backend();
  if (obstacle(backend)) return x.dataSync<"float32">().every(Number.isFinite);
  const heap = heapOf(backend);
  return heap.kernels.allFinite(heap.address(x), x.size) === 1;
}

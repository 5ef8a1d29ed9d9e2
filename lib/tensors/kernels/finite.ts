import type { TensorInfo } from "@tensorflow/tfjs";
import type { Heap } from "./heap.ts";
import { sizeOf } from "./inputs.ts";

/**
 * Demands finite numbers.
 *
 * @param name how the message calls the tensor
 * @throws {RangeError} when an entry is NaN or infinite
 */
export function requireFinite(heap: Heap, x: TensorInfo, name: string): void {
  if (heap.kernels.allFinite(heap.address(x), sizeOf(x.shape))) return;
  const bad = heap.view(x).find((entry) => !Number.isFinite(entry));
  throw new RangeError(`Expected ${name} to be finite; got ${bad}`);
}

/**
 * Demands finite results of a kernel, and frees them all if they are not.
 *
 * @param results the results under the names that the message gives them
 * @throws {RangeError} when an entry is NaN or infinite
 */
export function requireFiniteResults(heap: Heap, results: Record<string, TensorInfo>): void {
  try {
    for (const [name, result] of Object.entries(results)) requireFinite(heap, result, name);
  } catch (error) {
    Object.values(results).forEach(heap.discard);
    throw error;
  }
}

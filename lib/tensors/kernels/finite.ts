import type { TensorInfo } from "@tensorflow/tfjs";
import type { Heap } from "./heap.ts";
import { sizeOf } from "./inputs.ts";

/**
 * Demands finite results of a kernel, and frees them all if they are not.
 *
 * @param results the results under the names that the message gives them
 * @throws {RangeError} when an entry is NaN or infinite
 */
export function requireFiniteResults(heap: Heap, results: Record<string, TensorInfo>): void {
  for (const [name, x] of Object.entries(results)) {
    if (heap.kernels.allFinite(heap.address(x), sizeOf(x.shape))) continue;
    const bad = heap.view(x).find((entry) => !Number.isFinite(entry));
    Object.values(results).forEach(heap.discard);
    throw new RangeError(`Expected ${name} to be finite; got ${bad}`);
  }
}

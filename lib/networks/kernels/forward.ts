import type { TensorInfo } from "@tensorflow/tfjs";
import { type Call, type Extension, noGradient } from "../../tensors/kernels/extension.ts";
import { heapOf } from "../../tensors/kernels/heap.ts";
import { requireMatrix } from "../../tensors/kernels/inputs.ts";
import { requireLayers } from "../layers.ts";
import { kernelLayers } from "./kernel_layers.ts";
import { TILE_ROWS, withStack } from "./stack.ts";

/** All layers as one kernel that goes through them with a few rows at a time. */
export function forwardExtension(): Extension {
  return {
    kernels: [{ name: "Forward", run: forward }],
    gradients: [noGradient("Forward", "the kernel Forward has no gradient; dense() has")],
  };
}

/** x [batch, inputs], w0, b0, w1, b1, ... -> y [batch, outputs]. */
function forward({ inputs, attrs, backend }: Call): TensorInfo {
  const heap = heapOf(backend);
  const x = requireMatrix(inputs.x, "x", ["batch", "inputs"]), [batch, columns] = x.shape;
  const layers = kernelLayers(
    inputs,
    attrs!.activations as string[],
    (given) => requireLayers(given, columns),
  );
  const { outputs } = layers.at(-1)!;
  const y = heap.output([batch, outputs]), from = heap.address(x), to = heap.address(y);
  withStack(heap, layers, (run) => {
    for (let row = 0; row < batch; row += TILE_ROWS) {
      const rows = Math.min(TILE_ROWS, batch - row);
      run(from + 4 * row * columns, to + 4 * row * outputs, rows);
    }
  });
  return y;
}

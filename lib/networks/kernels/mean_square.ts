import type { NamedTensorInfoMap, NamedTensorMap, Tensor, TensorInfo } from "@tensorflow/tfjs";
import {
  type Call,
  type Extension,
  noGradient,
  type TensorFlow,
} from "../../tensors/kernels/extension.ts";
import { heapOf } from "../../tensors/kernels/heap.ts";
import { requireFloats, requireInput, sizeOf } from "../../tensors/kernels/inputs.ts";

/**
 * The mean squared error as one kernel, summed in float64, with its gradient as another:
 *
 *   loss = mean of (y - target)^2,   dy = 2 (y - target) dloss / entries,   dtarget = -dy
 */
export function meanSquareExtension(tf: TensorFlow): Extension {
  return {
    kernels: [
      { name: "MeanSquare", run: meanSquare },
      { name: "MeanSquareGradient", run: meanSquareGradient },
    ],
    gradients: [
      {
        kernelName: "MeanSquare",
        inputsToSave: ["y", "target"],
        gradFunc: (dloss, saved) => {
          const [y, target] = saved as [Tensor, Tensor];
          const run = (inputs: NamedTensorInfoMap): Tensor =>
            tf.engine().runKernel("MeanSquareGradient", inputs as NamedTensorMap) as Tensor;
          return {
            y: () => run({ dloss: dloss as Tensor, y, target }),
            target: () => run({ dloss: dloss as Tensor, y: target, target: y }),
          };
        },
      },
      noGradient(
        "MeanSquareGradient",
        "meanSquare() has first derivatives only: its gradient has none",
      ),
    ],
  };
}

/** y and target -> loss []. */
function meanSquare({ inputs, backend }: Call): TensorInfo {
  const heap = heapOf(backend), { y, target, count } = requireMeanSquare(inputs.y, inputs.target);
  const loss = heap.output([]);
  heap.view(loss)[0] = heap.kernels.meanSquare(heap.address(y), heap.address(target), count);
  return loss;
}

/** dloss [], y, target -> dy. */
function meanSquareGradient({ inputs, backend }: Call): TensorInfo {
  const heap = heapOf(backend), { y, target, count } = requireMeanSquare(inputs.y, inputs.target);
  const dloss = requireInput(inputs.dloss, "dloss", []), dy = heap.output(y.shape);
  const scale = 2 * heap.view(dloss)[0]! / count, at = heap.address;
  heap.kernels.scaledDifference(at(y), at(target), at(dy), count, scale);
  return dy;
}

/**
 * Demands two tensors of one shape with at least one entry.
 *
 * @throws {TypeError} when they are not
 */
export function requireMeanSquare(
  left: TensorInfo | undefined,
  right: TensorInfo | undefined,
): { y: TensorInfo; target: TensorInfo; count: number } {
  const y = requireFloats(left, "y"), target = requireInput(right, "target", y.shape);
  const count = sizeOf(y.shape);
  if (count === 0) {
    throw new TypeError(`Expected y with at least 1 entry; got shape [${y.shape.join(", ")}]`);
  }
  return { y, target, count };
}

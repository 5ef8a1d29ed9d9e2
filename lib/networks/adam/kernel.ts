import type { NamedAttrMap, TensorInfo } from "@tensorflow/tfjs";
import { type Call, type Extension, noGradient } from "../../tensors/kernels/extension.ts";
import { heapOf } from "../../tensors/kernels/heap.ts";
import { requireFloats, requireInput, sizeOf } from "../../tensors/kernels/inputs.ts";

/** The numbers of a step of Adam, with the corrections of the bias in rate and epsilon. */
export interface AdamStep {
  /** The names of the variables, for messages. */
  readonly names: readonly string[];
  /** 1 - beta1 and 1 - beta2. */
  readonly take1: number;
  readonly take2: number;
  readonly rate: number;
  readonly epsilon: number;
}

/**
 * A step of Adam for all variables as one kernel:
 *
 *   m <- m + take1 (g - m),   s <- s + take2 (g^2 - s),   w - rate m / (sqrt(s) + epsilon)
 *
 * It changes the averages in place but returns the new weights as new tensors: stock kernels keep
 * packed copies of weights, and tensors that share their numbers with a variable must not change.
 */
export function adamExtension(): Extension {
  return {
    kernels: [{ name: "AdamStep", run: adamStep }],
    gradients: [noGradient("AdamStep", "a step of Adam has no gradient")],
  };
}

/** w0, g0, w1, g1, ... and moments [2, entries of all w] -> the new w0, w1, ... */
function adamStep({ inputs, attrs, backend }: Call): TensorInfo[] {
  const heap = heapOf(backend);
  const { names, take1, take2, rate, epsilon } = attrs as NamedAttrMap & AdamStep;
  const pairs = names.map((name, i) => {
    const w = requireFloats(inputs[`w${i}`], name);
    const g = requireInput(inputs[`g${i}`], `the gradient of ${name}`, w.shape);
    return { w, g, count: sizeOf(w.shape) };
  });
  const entries = pairs.reduce((sum, { count }) => sum + count, 0);
  const moments = heap.address(requireInput(inputs.moments, "moments", [2, entries]));
  let at = moments;
  return pairs.map(({ w, g, count }) => {
    const out = heap.output(w.shape);
    heap.kernels.adam(
      heap.address(w),
      heap.address(g),
      at,
      at + 4 * entries,
      heap.address(out),
      count,
      take1,
      take2,
      rate,
      epsilon,
    );
    at += 4 * count;
    return out;
  });
}

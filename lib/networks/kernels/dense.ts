import type { NamedTensorInfoMap, Tensor, TensorInfo } from "@tensorflow/tfjs";
import {
  type Call,
  type Extension,
  noGradient,
  type TensorFlow,
} from "../../tensors/kernels/extension.ts";
import { heapOf } from "../../tensors/kernels/heap.ts";
import { requireInput, requireMatrix } from "../../tensors/kernels/inputs.ts";
import { ACTIVATION_NUMBERS, activationNumber } from "./activation_numbers.ts";

/**
 * A dense layer as one kernel, with its gradient as another:
 *
 *   y = activation(z),   z = x w + b
 *   dz = dy activation'(z),   dx = dz w^T,   dw = x^T dz,   db = sum over the batch of dz
 *
 * activation'(z) follows from y, but for silu, which hands it out beside y.
 */
export function denseExtension(tf: TensorFlow): Extension {
  return {
    kernels: [{ name: "Dense", run: dense }, { name: "DenseGradient", run: denseGradient }],
    gradients: [
      {
        kernelName: "Dense",
        inputsToSave: ["x", "w"],
        outputsToSave: [true, true],
        gradFunc: (dys, saved, attrs) => {
          const dy = Array.isArray(dys) ? dys[0]! : dys;
          const [x, w] = saved as [Tensor, Tensor], y = saved.at(-1)!;
          const run = tf.engine().runKernel.bind(tf.engine());
          // at once: what a thunk below makes besides its result is thrown away
          const [dw, db, dz = dy] = run("DenseGradient", { dy, y, x, w }, attrs) as Tensor[];
          return {
            x: () => run("BatchMatMul", { a: dz, b: w }, { transposeB: true }) as Tensor,
            w: () => dw!,
            b: () => db!,
          };
        },
      },
      noGradient("DenseGradient", "dense() has first derivatives only: its gradient has none"),
    ],
  };
}

/** x [batch, inputs], w [inputs, outputs], b [outputs] -> y [batch, outputs], and silu's slope. */
function dense({ inputs, attrs, backend }: Call): TensorInfo[] {
  const heap = heapOf(backend), which = activationNumber(attrs?.activation);
  const { x, w, b, m, n, k } = requireDense(inputs);
  const outputs = [heap.output([m, n])];
  if (which === ACTIVATION_NUMBERS.silu) outputs.push(heap.output([m, n]));
  const [y, slope] = outputs.map(heap.address) as [number, number | undefined];
  heap.kernels.product(heap.address(x), 0, heap.address(w), 0, y, m, n, k);
  heap.kernels.activate(y, heap.address(b), slope ?? 0, m, n, which);
  return outputs;
}

/** dy, y (for silu: slope), x, w -> dw, db, and dz unless it is dy itself. */
function denseGradient({ inputs, attrs, backend }: Call): TensorInfo[] {
  const heap = heapOf(backend), which = activationNumber(attrs?.activation);
  const x = requireMatrix(inputs.x, "x", ["batch", "inputs"]), [m, k] = x.shape;
  const w = requireMatrix(inputs.w, "w", [k, "outputs"]), n = w.shape[1];
  const dy = requireInput(inputs.dy, "dy", [m, n]), y = requireInput(inputs.y, "y", [m, n]);
  const outputs = [heap.output([k, n]), heap.output([n])];
  let dz = heap.address(dy);
  if (which !== ACTIVATION_NUMBERS.linear) {
    outputs.push(heap.output([m, n]));
    dz = heap.address(outputs[2]!);
    heap.kernels.applySlope(heap.address(dy), heap.address(y), dz, m * n, which);
  }
  heap.kernels.product(heap.address(x), 1, dz, 0, heap.address(outputs[0]!), k, n, m);
  heap.kernels.columnSums(dz, heap.address(outputs[1]!), m, n);
  return outputs;
}

/** The operands of a dense layer, with m rows, n outputs and k inputs. */
export interface DenseInputs {
  readonly x: TensorInfo;
  readonly w: TensorInfo;
  readonly b: TensorInfo;
  readonly m: number;
  readonly n: number;
  readonly k: number;
}

/**
 * Demands operands that fit.
 *
 * @throws {TypeError} when one is not a living float32 tensor or has another shape
 */
export function requireDense(inputs: NamedTensorInfoMap): DenseInputs {
  const x = requireMatrix(inputs.x, "x", ["batch", "inputs"]), [m, k] = x.shape;
  const w = requireMatrix(inputs.w, "w", [k, "outputs"]), n = w.shape[1];
  return { x, w, b: requireInput(inputs.b, "b", [n]), m, n, k };
}

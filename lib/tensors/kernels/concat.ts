import type { TensorInfo } from "@tensorflow/tfjs";
import type { Call, Extension, TensorFlow } from "./extension.ts";
import { heapOf } from "./heap.ts";

/** Rows so short are copied faster number by number than as a piece each. */
const SHORT = 32;

/**
 * `tf.concat` of narrow matrices side by side, as in (x, t), the input of every velocity network.
 *
 * The stock kernel makes a view for every row of every operand, which costs far more than copying.
 */
export function concatExtension(tf: TensorFlow): Extension {
  const stock = tf.getKernel("Concat", "wasm");

  function concat(call: Call): TensorInfo | TensorInfo[] {
    const inputs = Object.values(call.inputs) as TensorInfo[], { axis } = call.attrs!;
    const rows = inputs[0]?.shape[0] ?? 0;
    const narrow = inputs.every(({ dtype, shape }) =>
      dtype === "float32" && shape.length === 2 && shape[0] === rows && shape[1]! <= SHORT
    );
    if (!narrow || rows === 0 || (axis !== 1 && axis !== -1)) return stock.kernelFunc(call);
    return sideBySide(call, inputs, rows);
  }
  return { kernels: [{ name: "Concat", run: concat }], gradients: [] };
}

function sideBySide({ backend }: Call, inputs: readonly TensorInfo[], rows: number): TensorInfo {
  const heap = heapOf(backend), widths = inputs.map(({ shape }) => shape[1]!);
  const stride = widths.reduce((sum, width) => sum + width, 0);
  const out = heap.output([rows, stride]), to = heap.view(out);
  let column = 0;
  inputs.forEach((input, which) => {
    const from = heap.view(input), width = widths[which]!;
    for (let row = 0, i = 0; row < rows; row++) {
      for (let j = 0; j < width; j++) to[row * stride + column + j] = from[i++]!;
    }
    column += width;
  });
  return out;
}

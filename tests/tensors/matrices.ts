import { FLOAT32 } from "flowbook/judge";
import { stream } from "flowbook/random";
import { tf } from "flowbook/tensors";
import { deepEqual, equal } from "node:assert/strict";
import { installKernels } from "../../lib/tensors/kernels/install.ts";
import { close } from "./close.ts";

/** The kernels are there; the installation may have happened before. */
export function install(): void {
  equal(installKernels(tf).kernels, "installed");
}

/** A matrix of independent N(0, 1) draws, the same for the same label. */
export function matrix(rows: number, columns: number, label: string): tf.Tensor2D {
  return tf.tensor2d(draws(rows * columns, label), [rows, columns]);
}

/** A vector of independent N(0, 1) draws, the same for the same label. */
export function vector(count: number, label: string): tf.Tensor1D {
  return tf.tensor1d(draws(count, label));
}

function draws(count: number, label: string): Float32Array {
  return Float32Array.from(stream(6).split(label).normal(count));
}

/** Fails unless two tensors have one shape and, up to float32 rounding, the same entries. */
export function sameTensor(left: tf.Tensor, right: tf.Tensor, message = ""): void {
  deepEqual(left.shape, right.shape, message);
  if (left.size > 0) {
    close(Array.from(left.dataSync()), Array.from(right.dataSync()), FLOAT32, message);
  }
}

/** Row by row, how the entries of a b follow from their definition in float64. */
export function product64(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  { m, k, n }: { m: number; k: number; n: number },
): number[] {
  return Array.from({ length: m * n }, (_, entry) => {
    const i = Math.floor(entry / n), j = entry % n;
    let sum = 0;
    for (let l = 0; l < k; l++) sum += a[i * k + l]! * b[l * n + j]!;
    return sum;
  });
}

/** The transpose of a matrix [rows, columns] that lies row by row. */
export function transposed(x: ArrayLike<number>, rows: number, columns: number): number[] {
  return Array.from(
    { length: rows * columns },
    (_, entry) => x[(entry % rows) * columns + Math.floor(entry / rows)]!,
  );
}

import * as tf from "#tensorflow";
import { eliminate, type Elimination } from "../numerics/eliminate.ts";
import { outsideTape } from "../tensors/outside_tape.ts";

/**
 * log |det A| of many small matrices, which TensorFlow.js lacks, with its gradient:
 *
 *   d log |det A| = tr(A^-1 dA),   so dA = dy A^-T
 *
 * Eliminated in float64, matrix by matrix; a second derivative is refused.
 *
 * @param matrices shape [batch, n, n], none singular
 * @returns shape [batch]
 * @see Giles 2008, "Collected matrix derivative results", section 2.2.4.
 */
export function logDeterminant(matrices: tf.Tensor3D): tf.Tensor1D {
  const [, size] = matrices.shape;
  const operation = tf.customGrad<tf.Tensor1D>((...inputs) => {
    const [A] = inputs as [tf.Tensor3D], found = eliminated(A.dataSync<"float32">(), size);
    const turned = (): tf.Tensor3D =>
      tf.tensor3d(found.flatMap(({ inverse }) => columnsOf(inverse())), A.shape);
    return {
      value: tf.tensor1d(found.map(({ logDet }) => logDet)),
      gradFunc: (dy) => {
        const slopes = outsideTape("the gradient of a log-determinant", [A], turned);
        return tf.mul(tf.reshape(dy, [-1, 1, 1]), slopes);
      },
    };
  });
  return operation(matrices);
}

function eliminated(entries: Float32Array, size: number): Elimination[] {
  const row = (at: number): number[] => Array.from(entries.subarray(at, at + size));
  return Array.from({ length: entries.length / size ** 2 }, (_, matrix) => {
    const from = matrix * size ** 2;
    return eliminate(Array.from({ length: size }, (_, i) => row(from + i * size)));
  });
}

function columnsOf(matrix: readonly (readonly number[])[]): number[] {
  return matrix.flatMap((_, j) => matrix.map((row) => row[j]!));
}

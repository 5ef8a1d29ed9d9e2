import * as tf from "#tensorflow";

/**
 * The inverse of a triangular matrix, which TensorFlow.js lacks, with its gradient:
 *
 *   B = A^-1,   dA = -B^T dB B^T
 *
 * Solved in float64, column by column.
 *
 * @param matrix lower or upper triangular, shape [n, n], no 0 on the diagonal
 * @see Giles 2008, "Collected matrix derivative results", section 2.2.3.
 */
export function inverseMatrix(matrix: tf.Tensor2D): tf.Tensor2D {
  const operation = tf.customGrad<tf.Tensor2D>((...inputs) => {
    const [a, save] = inputs as [tf.Tensor2D, tf.GradSaveFunc];
    const value = tf.tensor2d(inverseOf(a.dataSync<"float32">(), a.shape[0]), a.shape);
    save([value]);
    return {
      value,
      gradFunc: (dy, [b]) => {
        const turned = tf.transpose(b as tf.Tensor2D);
        return tf.neg(tf.matMul(tf.matMul(turned, dy as tf.Tensor2D), turned));
      },
    };
  });
  return operation(matrix);
}

/** Gauss and Jordan without a change of rows: a triangular matrix needs none. */
function inverseOf(matrix: Float32Array, n: number): Float32Array {
  const left = Float64Array.from(matrix), right = new Float64Array(n * n);
  for (let i = 0; i < n; i++) right[i * n + i] = 1;
  for (let pivot = 0; pivot < n; pivot++) {
    const scale = left[pivot * n + pivot]!;
    for (let j = 0; j < n; j++) {
      left[pivot * n + j]! /= scale;
      right[pivot * n + j]! /= scale;
    }
    for (let row = 0; row < n; row++) {
      const factor = left[row * n + pivot]!;
      if (row === pivot || factor === 0) continue;
      for (let j = 0; j < n; j++) {
        left[row * n + j]! -= factor * left[pivot * n + j]!;
        right[row * n + j]! -= factor * right[pivot * n + j]!;
      }
    }
  }
  return Float32Array.from(right);
}

import { FLOAT32 } from "flowbook/judge";
import { tf } from "flowbook/tensors";
import { deepEqual, equal } from "node:assert/strict";
import fc from "#properties";
import { heapOf } from "../../lib/tensors/kernels/heap.ts";
import { stockMatMul } from "../../lib/tensors/stock_matmul.ts";
import { close } from "./close.ts";
import { install, matrix, product64, transposed } from "./matrices.ts";
import { noLeaks, tensorsAddedBy } from "./no_leaks.ts";
import { refuses } from "./refuses.ts";

install();

interface Shape {
  readonly m: number;
  readonly k: number;
  readonly n: number;
}

const TRANSPOSED = [false, true].flatMap((a) => [false, true].map((b) => ({ a, b })));

/** A product of matrices from the kernel and from its definition in float64. */
function bothProducts(
  { m, k, n }: Shape,
  { a, b }: { a: boolean; b: boolean },
): { ours: number[]; exact: number[] } {
  const left = a ? matrix(k, m, "left") : matrix(m, k, "left");
  const right = b ? matrix(n, k, "right") : matrix(k, n, "right");
  const rows = a ? transposed(left.dataSync(), k, m) : left.dataSync();
  const columns = b ? transposed(right.dataSync(), n, k) : right.dataSync();
  const product = tf.matMul(left, right, a, b), ours = Array.from(product.dataSync());
  tf.dispose([left, right, product]);
  return { ours, exact: product64(rows, columns, { m, k, n }) };
}

noLeaks("matMul() equals the definition for every size and transposition", () => {
  const size = fc.integer({ min: 1, max: 21 });
  fc.assert(
    fc.property(
      fc.record({ m: size, k: size, n: size }),
      fc.constantFrom(...TRANSPOSED),
      (shape, flags) => {
        const { ours, exact } = bothProducts(shape, flags);
        close(ours, exact, FLOAT32, JSON.stringify({ shape, flags }));
      },
    ),
    { seed: 1, numRuns: 150 },
  );
});

noLeaks("matMul() adds up blocks of more than 256 rows and 256 inner entries", () => {
  // sums of 600 products of size 1: float32 rounding alone, about sqrt(600) x 6e-8 x 600 at worst
  for (const flags of TRANSPOSED) {
    const { ours, exact } = bothProducts({ m: 300, k: 600, n: 11 }, flags);
    close(ours, exact, FLOAT32, JSON.stringify(flags));
  }
});

noLeaks("matMul() takes batches, repeats axes of size 1 and multiplies nothing to zeros", () => {
  tf.tidy(() => {
    const a = tf.reshape(matrix(12, 3, "a"), [2, 1, 6, 3]),
      b = tf.reshape(matrix(12, 4, "b"), [4, 3, 4]);
    const product = tf.matMul(a, b);
    deepEqual(product.shape, [2, 4, 6, 4]);
    const pieces = [0, 1].flatMap((i) =>
      [0, 1, 2, 3].flatMap((j) => {
        const left = tf.reshape(tf.slice(a, [i, 0, 0, 0], [1, 1, 6, 3]), [6, 3]);
        const right = tf.reshape(tf.slice(b, [j, 0, 0], [1, 3, 4]), [3, 4]);
        return product64(left.dataSync(), right.dataSync(), { m: 6, k: 3, n: 4 });
      })
    );
    close(Array.from(product.dataSync()), pieces, FLOAT32);
    const mirrored = tf.matMul(b, a, true, true); // (A B)^T = B^T A^T, and b has the fewer axes
    deepEqual(mirrored.shape, [2, 4, 4, 6]);
    close(tf.transpose(mirrored, [0, 1, 3, 2]).dataSync(), product.dataSync(), FLOAT32);
    deepEqual(
      Array.from(tf.matMul(tf.zeros([2, 0]), tf.zeros([0, 3])).dataSync()),
      Array(6).fill(0),
    );
    deepEqual(tf.matMul(tf.zeros([0, 3]), tf.zeros([3, 2])).shape, [0, 2]);
  });
});

noLeaks("the gradients of matMul() are G B^T and A^T G, and second derivatives exist", () => {
  tf.tidy(() => {
    const a = matrix(5, 7, "a"), b = matrix(7, 3, "b"), g = matrix(5, 3, "g");
    for (const product of [tf.matMul, stockMatMul]) {
      const [da, db] = tf.grads((a, b) => product(a as tf.Tensor2D, b as tf.Tensor2D))([a, b], g);
      const bT = transposed(b.dataSync(), 7, 3), aT = transposed(a.dataSync(), 5, 7);
      close(
        Array.from(da!.dataSync()),
        product64(g.dataSync(), bT, { m: 5, k: 3, n: 7 }),
        FLOAT32,
      );
      close(
        Array.from(db!.dataSync()),
        product64(aT, g.dataSync(), { m: 7, k: 5, n: 3 }),
        FLOAT32,
      );
    }
    // |A B|^2 in A: the gradient is 2 A B B^T, and its product with itself differentiates again
    const square = (a: tf.Tensor): tf.Tensor => tf.sum(tf.square(tf.matMul(a, b)));
    const slope = tf.grad((a) => tf.sum(tf.mul(tf.grad(square)(a), a)));
    const twice = tf.mul(2, tf.grad(square)(a)); // the gradient is linear in A
    close(Array.from(slope(a).dataSync()), Array.from(twice.dataSync()), FLOAT32);
  });
});

noLeaks("matMul() makes one tensor and refuses what does not fit", () => {
  const a = matrix(4, 3, "a"), b = matrix(3, 2, "b"), whole = tf.zeros([3, 2], "int32");
  let product: tf.Tensor | undefined;
  equal(tensorsAddedBy(() => product = tf.matMul(a, b)), 1);
  const run = (a: tf.Tensor, b: tf.Tensor): unknown =>
    tf.engine().runKernel("BatchMatMul", { a, b });
  refuses(() => run(a, a), new TypeError("Expected inner sizes that agree; got 3 and 4"));
  refuses(
    () => run(a, whole),
    new TypeError("Expected b of dtype float32; got int32"),
  );
  const row = tf.zeros([3]), left = tf.zeros([2, 4, 3]), right = tf.zeros([5, 3, 2]);
  refuses(
    () => run(a, row),
    new TypeError("Expected b with at least 2 axes; got shape [3]"),
  );
  refuses(
    () => run(left, right),
    new TypeError("Expected batches that agree; got [2] and [5]"),
  );
  refuses(
    () => run(a, undefined as never),
    new TypeError("Expected b to be a tensor; got undefined"),
  );
  tf.dispose([a, b, whole, product!, row, left, right]);
  refuses(
    () => run(a, b),
    new TypeError("Expected a to be a living tensor; it has been disposed"),
  );
});

noLeaks("the stock matMul() goes stale when weights change in place, ours does not", () => {
  tf.tidy(() => {
    const x = tf.ones<tf.Rank.R2>([1, 8]), w = tf.ones<tf.Rank.R2>([8, 8]);
    const first = (y: tf.Tensor): number => y.dataSync()[0]!;
    equal(first(stockMatMul(x, w)), 8);
    equal(first(tf.matMul(x, w)), 8);
    heapOf(tf.backend()).view(w).fill(2);
    equal(first(w), 2);
    // the packed copy is kept with the tensor: this is why a step of Adam makes new tensors
    equal(first(stockMatMul(x, w)), 8);
    equal(first(tf.matMul(x, w)), 16);
  });
});

noLeaks("the stock matMul() is that of the backend where our kernels are not", async () => {
  const a = matrix(3, 4, "a"), b = matrix(4, 2, "b");
  const exact = product64(a.dataSync(), b.dataSync(), { m: 3, k: 4, n: 2 });
  for (const backend of ["cpu", "wasm"]) {
    await tf.setBackend(backend);
    const product = stockMatMul(a, b);
    close(product.dataSync(), exact, FLOAT32, backend);
    product.dispose();
  }
  tf.dispose([a, b]);
});

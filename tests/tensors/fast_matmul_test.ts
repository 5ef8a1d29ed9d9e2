import { stream } from "flowbook/random";
import { normalPoints, tf } from "flowbook/tensors";
import { deepEqual, equal } from "node:assert/strict";
import { FINITE_DIFFERENCE32, FLOAT32 } from "flowbook/judge";
import { installFastMatMul, type KernelRegistry } from "../../lib/tensors/fast_matmul.ts";
import { close } from "./close.ts";
import { noLeaks, tensorsAddedBy } from "./no_leaks.ts";
import { refuses } from "./refuses.ts";

const CASES = [false, true].flatMap((a) => [false, true].map((b) => ({ a, b })));
const SHAPES = [{ m: 7, k: 5, n: 3 }, { m: 1, k: 6, n: 1 }, { m: 64, k: 33, n: 20 }];

/** Operands of an m x n product with inner size k, stored transposed where asked. */
function operands(
  { m, k, n }: typeof SHAPES[number],
  { a, b }: typeof CASES[number],
): { left: tf.Tensor2D; right: tf.Tensor2D } {
  const numbers = stream(3).split(`${m} ${k} ${n}`);
  return {
    left: normalPoints(a ? k : m, a ? m : k, numbers.split("a")),
    right: normalPoints(b ? n : k, b ? k : n, numbers.split("b")),
  };
}

noLeaks("matMul() equals the product summed in float64, transposed or not", () => {
  for (const shape of SHAPES) {
    for (const transposed of CASES) {
      const { left, right } = operands(shape, transposed);
      const got = tf.matMul(left, right, transposed.a, transposed.b);
      const l = left.arraySync(), r = right.arraySync();
      const want = Array.from({ length: shape.m * shape.n }, (_, cell) => {
        const i = Math.floor(cell / shape.n), j = cell % shape.n;
        let sum = 0;
        for (let p = 0; p < shape.k; p++) {
          sum += (transposed.a ? l[p]![i]! : l[i]![p]!) * (transposed.b ? r[j]![p]! : r[p]![j]!);
        }
        return sum;
      });
      close(got.dataSync(), want, FLOAT32, JSON.stringify({ shape, transposed }));
      tf.dispose([left, right, got]);
    }
  }
});

noLeaks(
  "matMul() equals the stock kernel of the CPU backend, with and without batches",
  async () => {
    const answers: Float32Array[][] = [];
    for (const backend of ["wasm", "cpu"]) {
      await tf.setBackend(backend);
      answers.push(CASES.flatMap(({ a, b }) =>
        tf.tidy(() => {
          const { left, right } = operands(SHAPES[0]!, { a, b });
          const batched = tf.matMul(tf.stack([left, tf.neg(left)]), tf.stack([right, right]), a, b);
          const broadcast = tf.matMul(tf.stack([left, tf.neg(left)]), right.expandDims(0), a, b);
          return [tf.matMul(left, right, a, b), batched, broadcast]
            .map((product) => product.dataSync<"float32">());
        })
      ));
    }
    await tf.setBackend("wasm");
    const [wasm, cpu] = answers as [Float32Array[], Float32Array[]];
    wasm.forEach((product, i) => close(product, cpu[i]!, FLOAT32, `product ${i}`));
  },
);

noLeaks("the gradients of matMul() equal central differences", () => {
  const step = 0.5; // the product is linear in each operand: any step is exact up to rounding
  for (const { a, b } of CASES) {
    const { left, right } = operands(SHAPES[0]!, { a, b });
    const cotangent = normalPoints(7, 3, stream(4));
    const value = (l: tf.Tensor, r: tf.Tensor): tf.Scalar =>
      tf.sum(tf.mul(tf.matMul(l, r, a, b), cotangent));
    const gradients = tf.grads(value)([left, right]);
    [left, right].forEach((operand, which) => {
      const numbers = operand.dataSync<"float32">();
      const differences = Array.from(numbers, (_, entry) => {
        const at = (shift: number): number =>
          tf.tidy(() => {
            const moved = numbers.slice();
            moved[entry]! += shift;
            const replaced = tf.tensor2d(moved, operand.shape);
            return value(which === 0 ? replaced : left, which === 1 ? replaced : right)
              .dataSync()[0]!;
          });
        return (at(step) - at(-step)) / (2 * step);
      });
      close(gradients[which]!.dataSync(), differences, FINITE_DIFFERENCE32, `operand ${which}`);
    });
    tf.dispose([left, right, cotangent, gradients]);
  }
});

noLeaks("matMul() adds one tensor and frees its transposed copies", () => {
  for (const transposed of CASES) {
    const { left, right } = operands(SHAPES[0]!, transposed);
    const buffers = tf.backend().numDataIds();
    let product: tf.Tensor | undefined;
    equal(tensorsAddedBy(() => product = tf.matMul(left, right, transposed.a, transposed.b)), 1);
    equal(tf.backend().numDataIds() - buffers, 1);
    tf.dispose([left, right, product!]);
  }
});

Deno.test("installFastMatMul() never hands a transposed operand to the stock kernel", () => {
  const seen: unknown[] = [], disposed: unknown[] = [];
  const kernels = new Map<string, unknown>([
    ["BatchMatMul", { kernelName: "BatchMatMul", kernelFunc: (call: unknown) => seen.push(call) }],
    ["Transpose", { kernelFunc: ({ attrs }: { attrs: unknown }) => ({ dataId: attrs }) }],
  ]);
  installFastMatMul(
    {
      getKernel: (name: string) => kernels.get(name),
      unregisterKernel: (name: string) => kernels.delete(name),
      registerKernel: (kernel: { kernelName: string }) => kernels.set(kernel.kernelName, kernel),
    } as unknown as KernelRegistry,
  );
  const fast = kernels.get("BatchMatMul") as { kernelFunc: (call: unknown) => unknown };
  const a = { shape: [2, 3, 4] }, b = { shape: [2, 3] };
  const backend = { disposeData: (dataId: unknown) => disposed.push(dataId) };
  const attrs = { transposeA: true, transposeB: true };
  fast.kernelFunc({ inputs: { a, b }, backend, attrs });
  const copies = [{ perm: [0, 2, 1] }, { perm: [1, 0] }];
  deepEqual(seen, [{
    inputs: { a: { dataId: copies[0] }, b: { dataId: copies[1] } },
    backend,
    attrs: { transposeA: false, transposeB: false },
  }]);
  deepEqual(disposed, copies);
});

Deno.test("installFastMatMul() refuses TensorFlow.js without one of the kernels", () => {
  for (const missing of ["BatchMatMul", "Transpose"]) {
    const getKernel = (name: string): unknown => name === missing ? undefined : {};
    refuses(
      () => installFastMatMul({ getKernel } as unknown as KernelRegistry),
      new TypeError('Expected the "wasm" backend with BatchMatMul and Transpose; got none'),
    );
  }
  equal(tf.getBackend(), "wasm");
});

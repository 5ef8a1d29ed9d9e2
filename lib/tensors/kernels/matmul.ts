import type { TensorInfo } from "@tensorflow/tfjs";
import type { Call, Extension } from "./extension.ts";
import { heapOf } from "./heap.ts";
import { requireFloats, sizeOf } from "./inputs.ts";

/**
 * `tf.matMul` on the kernels: transposed operands cost nothing, and no packed weights are kept.
 *
 * The stock kernel keeps a packed copy of its right operand for as long as that tensor lives, and
 * is about twelve times slower on transposed operands.
 */
export function matMulExtension(): Extension {
  return { kernels: [{ name: "BatchMatMul", run: batchMatMul }], gradients: [] };
}

function batchMatMul({ inputs, attrs, backend }: Call): TensorInfo {
  const heap = heapOf(backend);
  const a = requireOperand(inputs.a, "a"), b = requireOperand(inputs.b, "b");
  const { transposeA = false, transposeB = false } = attrs ?? {};
  const [aRows, aColumns] = a.matrix, [bRows, bColumns] = b.matrix;
  const [m, k] = transposeA ? [aColumns, aRows] : [aRows, aColumns];
  const [inner, n] = transposeB ? [bColumns, bRows] : [bRows, bColumns];
  if (k !== inner) {
    throw new TypeError(`Expected inner sizes that agree; got ${k} and ${inner}`);
  }
  const batch = broadcastShape(a.batch, b.batch);
  const out = heap.output([...batch, m, n]);
  const aAt = heap.address(a.info), bAt = heap.address(b.info), outAt = heap.address(out);
  for (let i = 0; i < sizeOf(batch); i++) {
    heap.kernels.product(
      aAt + 4 * m * k * entryOf(i, batch, a.batch),
      Number(transposeA),
      bAt + 4 * k * n * entryOf(i, batch, b.batch),
      Number(transposeB),
      outAt + 4 * m * n * i,
      m,
      n,
      k,
    );
  }
  return out;
}

interface Operand {
  readonly info: TensorInfo;
  readonly batch: readonly number[];
  readonly matrix: readonly [number, number];
}

function requireOperand(value: TensorInfo | undefined, name: string): Operand {
  const info = requireFloats(value, name), { shape } = info;
  if (shape.length < 2) {
    throw new TypeError(`Expected ${name} with at least 2 axes; got shape [${shape.join(", ")}]`);
  }
  return { info, batch: shape.slice(0, -2), matrix: [shape.at(-2)!, shape.at(-1)!] };
}

/** Which matrix of an operand stands at place i of the whole batch; axes of size 1 are repeated. */
function entryOf(i: number, batch: readonly number[], own: readonly number[]): number {
  let entry = 0, stride = 1;
  for (let axis = 1; axis <= own.length; axis++) {
    const size = batch.at(-axis)!, place = i % size;
    i = (i - place) / size;
    if (own.at(-axis)! > 1) entry += stride * place;
    stride *= own.at(-axis)!;
  }
  return entry;
}

/** The common shape of two batches: sizes agree or one of them is 1. */
function broadcastShape(a: readonly number[], b: readonly number[]): number[] {
  const rank = Math.max(a.length, b.length);
  return Array.from({ length: rank }, (_, axis) => {
    const left = a.at(axis - rank) ?? 1, right = b.at(axis - rank) ?? 1;
    if (left !== right && left !== 1 && right !== 1) {
      throw new TypeError(
        `Expected batches that agree; got [${a.join(", ")}] and [${b.join(", ")}]`,
      );
    }
    return left === 1 ? right : left;
  });
}

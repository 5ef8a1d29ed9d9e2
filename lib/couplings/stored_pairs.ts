import * as tf from "#tensorflow";
import type { Stream } from "../random/stream.ts";
import type { Points } from "../tensors/shapes.ts";
import type { PairedPoints } from "./coupling.ts";

/** Pairs as plain numbers, which need not be freed. */
export interface StoredPairs {
  readonly x0: Float32Array;
  readonly x1: Float32Array;
  readonly count: number;
  readonly dim: number;
}

/** Copies pairs out of their tensors. */
export function stored({ x0, x1 }: PairedPoints): StoredPairs {
  const [count, dim] = x0.shape;
  return { x0: x0.dataSync<"float32">().slice(), x1: x1.dataSync<"float32">().slice(), count, dim };
}

/** The pairs from one number up to another, without a copy. */
export function slice({ x0, x1, dim }: StoredPairs, from: number, to: number): StoredPairs {
  const part = (all: Float32Array): Float32Array => all.subarray(from * dim, to * dim);
  return { x0: part(x0), x1: part(x1), count: to - from, dim };
}

/** The pairs of these numbers, in their order. */
export function picked({ x0, x1, dim }: StoredPairs, which: ArrayLike<number>): StoredPairs {
  const rows = (all: Float32Array): Float32Array => {
    const some = new Float32Array(which.length * dim);
    for (let k = 0; k < which.length; k++) {
      some.set(all.subarray(which[k]! * dim, (which[k]! + 1) * dim), k * dim);
    }
    return some;
  };
  return { x0: rows(x0), x1: rows(x1), count: which.length, dim };
}

/** Every row once, in order. */
export function everyRow(count: number): Int32Array {
  return Int32Array.from({ length: count }, (_, i) => i);
}

/** As many rows as there are, each drawn from all of them. */
export function drawnRows(count: number, stream: Stream): Int32Array {
  return Int32Array.from(stream.integers(count, count));
}

/** Row rows[k] of x0 beside row columns[k] of x1, as fresh tensors. */
export function pairedRows(
  x0: Points,
  x1: Points,
  rows: ArrayLike<number>,
  columns: ArrayLike<number>,
): PairedPoints {
  const from = stored({ x0, x1 });
  const { x0: left } = picked(from, rows), { x1: right } = picked(from, columns);
  return unstored([{ ...from, x0: left, x1: right, count: rows.length }]);
}

/** Fresh tensors of some pairs, one list after the other. */
export function unstored(parts: readonly StoredPairs[]): PairedPoints {
  const dim = parts[0]!.dim, count = parts.reduce((sum, part) => sum + part.count, 0);
  const joined = (side: "x0" | "x1"): tf.Tensor2D => {
    const all = new Float32Array(count * dim);
    let at = 0;
    for (const part of parts) {
      all.set(part[side], at);
      at += part[side].length;
    }
    return tf.tensor2d(all, [count, dim]);
  };
  return { x0: joined("x0"), x1: joined("x1") };
}

import { equal, ok } from "node:assert/strict";
import { BINARY } from "../../lib/tensors/kernels/binary.ts";
import type { Kernels } from "../../lib/tensors/kernels/kernels.ts";

const GUARD = 16; // floats on either side of every place, all of them NaN

/** Kernels in a memory of their own, and places between guards. */
function guarded(): {
  kernels: Kernels;
  place: (count: number) => number;
  entries: (address: number, count: number) => Float32Array;
  written: () => number;
} {
  const memory = new WebAssembly.Memory({ initial: 3 });
  const module = new WebAssembly.Module(Uint8Array.fromBase64(BINARY));
  const kernels = new WebAssembly.Instance(module, { env: { memory } })
    .exports as unknown as Kernels;
  kernels.prepare(0);
  const floats = new Float32Array(memory.buffer);
  const first = Math.ceil(kernels.SCRATCH_BYTES.value / 4);
  floats.fill(NaN, first);
  let next = first, placed = 0;

  function place(count: number): number {
    const at = next + GUARD;
    next = at + count + GUARD;
    placed += count;
    floats.fill(0.5, at, at + count);
    return 4 * at;
  }
  return {
    kernels,
    place,
    entries: (address, count) => floats.subarray(address / 4, address / 4 + count),
    // what is no longer NaN beyond the places themselves
    written: () => floats.subarray(first).reduce((sum, x) => sum + Number(!isNaN(x)), 0) - placed,
  };
}

Deno.test("no kernel writes beyond its output or reads a number that is not there", () => {
  const sizes = [1, 2, 3, 4, 5, 7, 8, 9, 17];
  for (const m of sizes) {
    for (const n of sizes) {
      for (const k of [1, 3, 4, 257]) {
        const { kernels, place, entries, written } = guarded();
        const a = place(m * k), b = place(k * n), c = place(m * n), bias = place(n);
        const panels = place(8 * k * Math.ceil(n / 8));
        const outputs = [c];
        for (const [ta, tb] of [[0, 0], [0, 1], [1, 0], [1, 1]] as const) {
          kernels.product(a, ta, b, tb, c, m, n, k);
          ok(entries(c, m * n).every((entry) => entry === k / 4), `product ${m} ${n} ${k}`);
        }
        kernels.pack(b, 0, k, n, panels);
        kernels.multiply(a, panels, c, m, n, k);
        ok(entries(c, m * n).every((entry) => entry === k / 4), `multiply ${m} ${n} ${k}`);
        if (k === 1) {
          const slope = place(m * n), dz = place(m * n), sums = place(n);
          const mean = place(m * n), square = place(m * n), fresh = place(m * n);
          for (let which = 0; which < 5; which++) {
            kernels.activate(c, bias, slope, m, n, which);
            kernels.applySlope(c, slope, dz, m * n, which);
          }
          kernels.columnSums(dz, sums, m, n);
          kernels.scaledDifference(c, dz, slope, m * n, 2);
          kernels.adam(c, dz, mean, square, fresh, m * n, 0.1, 0.001, 0.01, 1e-8);
          ok(Number.isFinite(kernels.meanSquare(c, dz, m * n)));
          equal(kernels.allFinite(c, m * n), 1);
          outputs.push(slope, dz, mean, square, fresh);
        }
        for (const out of outputs) ok(entries(out, m * n).every(Number.isFinite), `${m} ${n} ${k}`);
        equal(written(), 0, `${m} ${n} ${k}`);
      }
    }
  }
});

Deno.test("allFinite() sees a single bad entry wherever it stands", () => {
  for (const count of [1, 3, 4, 6, 9]) {
    for (let bad = 0; bad < count; bad++) {
      for (const value of [NaN, Infinity, -Infinity]) {
        const { kernels, place, entries } = guarded(), x = place(count);
        equal(kernels.allFinite(x, count), 1);
        entries(x, count)[bad] = value;
        equal(kernels.allFinite(x, count), 0, `${value} at ${bad} of ${count}`);
      }
    }
  }
});

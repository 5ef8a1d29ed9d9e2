/** The kernels of networks in rooms between guards: what they borrow, and the tensors they make. */
import { adam } from "flowbook/networks";
import { tf } from "flowbook/tensors";
import { equal } from "node:assert/strict";
import { pullRates, ratesWithStacks } from "../../lib/networks/pull_rates.ts";
import type { KernelLayer } from "../../lib/networks/kernels/kernel_layers.ts";
import type { WasmBackend } from "../../lib/tensors/kernels/heap.ts";
import { install, matrix, vector } from "../tensors/matrices.ts";
import { noLeaks } from "../tensors/no_leaks.ts";
import { disposeLayers, fast, layersOf } from "./help.ts";

install();

const GUARD = 1 << 14; // bytes on either side: a tile of rows of the widest layer, and more
const UNTOUCHED = 0x5a5a5a5a;

/** How many rooms of the backend's memory were written beyond, on either side. */
function overruns(run: () => unknown): number {
  const { wasm } = tf.backend() as unknown as WasmBackend, { _malloc, _free } = wasm;
  const memory = wasm.asm!.memory as WebAssembly.Memory, sizes = new Map<number, number>();
  const guards = (at: number): Int32Array[] =>
    [at - GUARD, at + sizes.get(at)!].map((side) => new Int32Array(memory.buffer, side, GUARD / 4));
  let overrun = 0;
  wasm._malloc = (bytes) => {
    const at = _malloc(bytes + 2 * GUARD) + GUARD;
    sizes.set(at, bytes);
    for (const guard of guards(at)) guard.fill(UNTOUCHED);
    return at;
  };
  wasm._free = (at) => {
    if (!sizes.has(at)) return _free(at); // it was there before
    if (guards(at).some((guard) => guard.some((word) => word !== UNTOUCHED))) overrun++;
    sizes.delete(at);
    _free(at - GUARD);
  };
  try {
    tf.tidy(() => void run());
    equal(sizes.size, 0, "every room is given back");
  } finally {
    Object.assign(wasm, { _malloc, _free });
  }
  return overrun;
}

noLeaks("guards see a write beyond a room", () => {
  const { wasm } = tf.backend() as unknown as WasmBackend;
  const write = (offset: number): number =>
    overruns(() => {
      const at = wasm._malloc(8), memory = wasm.asm!.memory as WebAssembly.Memory;
      new Uint8Array(memory.buffer)[at + offset] = 1;
      wasm._free(at);
    });
  equal([-1, 0, 7, 8].map(write).join(), "1,0,0,1");
});

for (const activation of ["linear", "tanh", "silu"] as const) {
  noLeaks(`no kernel of a network with ${activation} writes beyond its rooms`, () => {
    for (const widths of [[3, 2], [3, 8, 20, 2], [4, 3, 3]]) {
      const layers = layersOf(widths, activation) as KernelLayer[], dim = widths.at(-1)!;
      for (const batch of [1, 85, 300]) {
        const what = `${widths} ${batch}`;
        const place = { x: matrix(batch, dim, "x"), t: vector(batch, "t") };
        const probes = matrix(batch, dim, "probes");
        const [divergence, energy, stretch] = ["d", "k", "j"].map((name) => vector(batch, name));
        const given = { divergence: divergence!, energy: energy!, stretch: stretch! };
        const cotangents = { ...given, velocity: matrix(batch, dim, "dv") };
        const input = matrix(batch, dim + 1, "input");
        equal(overruns(() => fast.forward(layers, input)), 0, `forward ${what}`);
        equal(
          overruns(() => fast.velocityAndDivergence(layers, place.x, place.t)),
          0,
          `divergence ${what}`,
        );
        // silu is left to the tape
        for (const where of activation === "silu" ? [] : [place, { ...place, probes }]) {
          const pulled = (): void => {
            const { stacks } = ratesWithStacks(layers, where);
            pullRates(layers, where, cotangents);
            pullRates(layers, { ...where, stacks }, cotangents);
          };
          equal(overruns(pulled), 0, `rates ${what}`);
        }
        tf.dispose([place, probes, cotangents, input]);
      }
      disposeLayers(layers);
    }
  });
}

noLeaks("a step of Adam writes the weights and averages of its variables, and no more", () => {
  const step = (): void => {
    const w = tf.variable(matrix(3, 5, "w"), true, "w"), b = tf.variable(vector(5, "b"), true, "b");
    const gradients = { w: matrix(3, 5, "dw"), b: vector(5, "db") };
    adam([w, b], { arithmetic: "fast" }).apply(gradients);
    tf.dispose([w, b]);
  };
  equal(overruns(step), 0);
});

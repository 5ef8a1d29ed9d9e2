import type { TensorInfo } from "@tensorflow/tfjs";
import { type Call, type Extension, noGradient } from "../../tensors/kernels/extension.ts";
import type { Heap } from "../../tensors/kernels/heap.ts";
import { requireInput } from "../../tensors/kernels/inputs.ts";
import { ACTIVATION_NUMBERS } from "./activation_numbers.ts";
import { fillStacks, rateInputs, type Stacks } from "./rates.ts";

/**
 * What cotangents of a velocity, its divergence and the costs of its path pull back to, as one kernel.
 *
 *   h = f(z), dh_k = f'(z) dz_k,   z = h W + b, dz_k = dh_k W
 *   gz = f'(z) gh + (f'' / f')(z) sum over k of dh_k gdh_k,   gdz_k = f'(z) gdh_k
 *   gW = h^T gz + sum over k of dh_k^T gdz_k,   gb = sum of gz
 *
 * Points and tangents lie below each other in one matrix, so that a layer is one product. The slope
 * and f'' / f' follow from y = f(z), but for silu, which is left to the tape.
 */
export function ratesGradientExtension(): Extension {
  return {
    kernels: [{ name: "RatesGradient", run: ratesGradient }],
    gradients: [noGradient("RatesGradient", "the gradient of a continuous flow has no gradient")],
  };
}

/**
 * x [batch, dim], t [batch], the cotangents dv [batch, dim], dd, dk and dj [batch], perhaps probes
 * [batch, dim] and stacks, w0, b0, ... -> dx [batch, dim], dw0, db0, ...
 */
function ratesGradient(call: Call): TensorInfo[] {
  const given = rateInputs(call), { heap, layers, dim, rows, all, offsets, floats } = given;
  const { inputs } = call;
  const dv = requireInput(inputs.dv, "the cotangent of v", [rows, dim]);
  const [dd, dk, dj] = ["dd", "dk", "dj"].map((name) => requireInput(inputs[name], name, [rows]));
  const kept = inputs.stacks && requireInput(inputs.stacks, "the stacks", [floats]);
  const outputs = [
    heap.output([rows, dim]),
    ...layers.flatMap(({ inputs, outputs }) => [
      heap.output([inputs, outputs]),
      heap.output([outputs]),
    ]),
  ];
  const block = all * Math.max(dim + 1, ...layers.map(({ outputs }) => outputs));
  heap.borrow(2 * block + (kept ? 0 : floats), (room) => {
    const begin = kept ? heap.address(kept) : room + 8 * block;
    const stacks = kept
      ? { layers, rows, all, at: offsets.map((offset) => begin + 4 * offset) }
      : fillStacks(given, begin);
    const from = heap.floats(room, all * dim), top = heap.floats(stacks.at.at(-1)!, all * dim);
    const [spread, energy, stretch] = [dd!, dk!, dj!].map((info) => heap.view(info));
    const velocities = heap.view(dv), directions = given.probes && heap.view(given.probes);
    for (let row = 0; row < all; row++) {
      const point = row % rows, axis = Math.floor(row / rows) - 1;
      for (let i = 0; i < dim; i++) {
        const at = row * dim + i, direction = directions?.[point * dim + i] ?? Number(i === axis);
        from[at] = axis < 0
          ? velocities[at]! + 2 * energy![point]! * top[at]!
          : spread![point]! * direction + 2 * stretch![point]! * top[at]!;
      }
    }
    const back = goBack(heap, stacks, [room, room + 4 * block], outputs);
    const found = heap.floats(back, rows * (dim + 1)), dx = heap.view(outputs[0]!);
    for (let i = 0; i < rows * dim; i++) dx[i] = found[i + Math.floor(i / dim)]!;
  });
  return outputs;
}

/** Pulls back what lies in the first room; returns where the cotangent of the input lies then. */
function goBack(
  heap: Heap,
  { layers, at, rows, all }: Stacks,
  rooms: readonly [number, number],
  outputs: readonly TensorInfo[],
): number {
  let [here, there] = rooms;
  for (let l = layers.length - 1; l >= 0; l--) {
    const { weights, inputs, outputs: width, which } = layers[l]!, entries = rows * width;
    if (which !== ACTIVATION_NUMBERS.linear) {
      const state = heap.floats(at[l + 1]!, all * width), g = heap.floats(here, all * width);
      const bends = new Float32Array(entries);
      for (let from = entries; from < all * width; from += entries) {
        for (let i = 0; i < entries; i++) bends[i]! += state[from + i]! * g[from + i]!;
      }
      for (let row = 0; row < all; row += rows) {
        const place = here + 4 * row * width;
        heap.kernels.applySlope(place, at[l + 1]!, place, entries, which);
      }
      // f'' / f' is -2 y for tanh; for elu and selu it is 1 below 0 and 0 above
      if (which === ACTIVATION_NUMBERS.tanh) {
        for (let i = 0; i < entries; i++) g[i]! -= 2 * state[i]! * bends[i]!;
      } else {
        for (let i = 0; i < entries; i++) if (state[i]! < 0) g[i]! += bends[i]!;
      }
    }
    const [dw, db] = [outputs[1 + 2 * l]!, outputs[2 + 2 * l]!].map(heap.address);
    heap.kernels.product(at[l]!, 1, here, 0, dw!, inputs, width, all);
    heap.kernels.columnSums(here, db!, rows, width);
    heap.kernels.product(here, 0, heap.address(weights), 1, there, all, inputs, width);
    [here, there] = [there, here];
  }
  return here;
}

import type { TensorInfo } from "@tensorflow/tfjs";
import { type Call, type Extension, noGradient } from "../../tensors/kernels/extension.ts";
import { type Heap, heapOf } from "../../tensors/kernels/heap.ts";
import { requireInput, requireMatrix } from "../../tensors/kernels/inputs.ts";
import { requireField } from "../field.ts";
import { ACTIVATION_NUMBERS } from "./activation_numbers.ts";
import { kernelLayers, type NumberedLayer } from "./kernel_layers.ts";

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

/** Points and their tangents before the first layer and after each, where they lie. */
interface Stacks {
  readonly layers: readonly NumberedLayer[];
  readonly at: readonly number[];
  /** Points. */
  readonly rows: number;
  /** Points and tangents. */
  readonly all: number;
}

/**
 * x [batch, dim], t [batch], the cotangents dv [batch, dim], dd, dk and dj [batch], perhaps probes
 * [batch, dim], w0, b0, ... -> dx [batch, dim], dw0, db0, ...
 */
function ratesGradient({ inputs, attrs, backend }: Call): TensorInfo[] {
  const heap = heapOf(backend);
  const x = requireMatrix(inputs.x, "x", ["batch", "dim"]), [rows, dim] = x.shape;
  const t = requireInput(inputs.t, "t", [rows]);
  const dv = requireInput(inputs.dv, "the cotangent of v", [rows, dim]);
  const [dd, dk, dj] = ["dd", "dk", "dj"].map((name) => requireInput(inputs[name], name, [rows]));
  const probes = inputs.probes && requireInput(inputs.probes, "the probes", [rows, dim]);
  const check = (given: Parameters<typeof requireField>[0]): ReturnType<typeof requireField> =>
    requireField(given, dim);
  const layers = kernelLayers(inputs, attrs!.activations as string[], check);
  const outputs = [
    heap.output([rows, dim]),
    ...layers.flatMap((
      { inputs, outputs },
    ) => [heap.output([inputs, outputs]), heap.output([outputs])]),
  ];
  const tangents = probes ? 1 : dim, all = rows * (tangents + 1);
  const widths = [dim + 1, ...layers.map(({ outputs }) => outputs)], widest = Math.max(...widths);
  const floats = widths.reduce((sum, width) => sum + width, 2 * widest) * all;
  heap.borrow(floats, (room) => {
    const at = widths.map((_, l) =>
      room + 4 * all * widths.slice(0, l).reduce((sum, width) => sum + width, 0)
    );
    const stacks: Stacks = { layers, at, rows, all };
    const directions = probes ? heap.view(probes) : undefined;
    begin(heap.floats(at[0]!, all * (dim + 1)), heap.view(x), heap.view(t), dim, directions);
    goForward(heap, stacks);
    const rooms = [4 * all * widest, 0].map((back) => room + 4 * floats - 4 * all * widest - back);
    const from = heap.floats(rooms[0]!, all * dim), top = heap.floats(at.at(-1)!, all * dim);
    const [spread, energy, stretch] = [dd!, dk!, dj!].map((info) => heap.view(info));
    const velocities = heap.view(dv);
    for (let row = 0; row < all; row++) {
      const point = row % rows, axis = Math.floor(row / rows) - 1;
      for (let i = 0; i < dim; i++) {
        const at = row * dim + i, direction = directions?.[point * dim + i] ?? Number(i === axis);
        from[at] = axis < 0
          ? velocities[at]! + 2 * energy![point]! * top[at]!
          : spread![point]! * direction + 2 * stretch![point]! * top[at]!;
      }
    }
    const back = goBack(heap, stacks, rooms as [number, number], outputs);
    const found = heap.floats(back, rows * (dim + 1)), dx = heap.view(outputs[0]!);
    for (let i = 0; i < rows * dim; i++) dx[i] = found[i + Math.floor(i / dim)]!;
  });
  return outputs;
}

/** Points with their times, and below them the directions in which they move. */
function begin(
  stack: Float32Array,
  points: Float32Array,
  times: Float32Array,
  dim: number,
  directions: Float32Array | undefined,
): void {
  const rows = times.length, width = dim + 1;
  stack.fill(0);
  for (let row = 0; row < rows; row++) {
    for (let i = 0; i < dim; i++) stack[row * width + i] = points[row * dim + i]!;
    stack[row * width + dim] = times[row]!;
    for (let i = 0; i < dim; i++) {
      if (directions) stack[(rows + row) * width + i] = directions[row * dim + i]!;
      else stack[((i + 1) * rows + row) * width + i] = 1;
    }
  }
}

function goForward({ kernels, address }: Heap, { layers, at, rows, all }: Stacks): void {
  layers.forEach(({ weights, biases, inputs, outputs, which }, l) => {
    const to = at[l + 1]!;
    kernels.product(at[l]!, 0, address(weights), 0, to, all, outputs, inputs);
    kernels.activate(to, address(biases), 0, rows, outputs, which);
    if (which === ACTIVATION_NUMBERS.linear) return;
    for (let row = rows; row < all; row += rows) {
      const tangent = to + 4 * row * outputs;
      kernels.applySlope(tangent, to, tangent, rows * outputs, which);
    }
  });
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
      for (let i = entries; i < all * width; i++) bends[i % entries]! += state[i]! * g[i]!;
      for (let row = 0; row < all; row += rows) {
        const place = here + 4 * row * width;
        heap.kernels.applySlope(place, at[l + 1]!, place, entries, which);
      }
      const isTanh = which === ACTIVATION_NUMBERS.tanh;
      // f'' / f' is -2 y for tanh; for elu and selu it is 1 below 0 and 0 above
      for (let i = 0; i < entries; i++) {
        g[i]! += isTanh ? -2 * state[i]! * bends[i]! : state[i]! < 0 ? bends[i]! : 0;
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

import type { TensorInfo } from "@tensorflow/tfjs";
import { type Call, type Extension, noGradient } from "../../tensors/kernels/extension.ts";
import { requireFiniteResults } from "../../tensors/kernels/finite.ts";
import { type Heap, heapOf } from "../../tensors/kernels/heap.ts";
import { requireInput, requireMatrix } from "../../tensors/kernels/inputs.ts";
import { requireField } from "../field.ts";
import { ACTIVATION_NUMBERS } from "./activation_numbers.ts";
import { kernelLayers, type NumberedLayer } from "./kernel_layers.ts";

/**
 * A velocity, its divergence and the size of its Jacobian, with all that a gradient will need: the
 * points and their tangents before the first layer and after each, below each other.
 */
export function ratesExtension(): Extension {
  return {
    kernels: [{ name: "RatesWithStacks", run: ratesWithStacks }],
    gradients: [noGradient("RatesWithStacks", "pullRates() is the gradient of these rates")],
  };
}

/** What a kernel of rates was called with, looked at. */
export interface RateInputs {
  readonly heap: Heap;
  readonly x: TensorInfo;
  readonly t: TensorInfo;
  readonly probes: TensorInfo | undefined;
  readonly layers: readonly NumberedLayer[];
  readonly dim: number;
  readonly rows: number;
  /** Points and tangents. */
  readonly all: number;
  /** Where each stack begins, in floats from the first. */
  readonly offsets: readonly number[];
  /** Floats of all stacks. */
  readonly floats: number;
}

/** @throws {TypeError} or {RangeError} when the inputs do not fit */
export function rateInputs({ inputs, attrs, backend }: Call): RateInputs {
  const x = requireMatrix(inputs.x, "x", ["batch", "dim"]), [rows, dim] = x.shape;
  const t = requireInput(inputs.t, "t", [rows]);
  const probes = inputs.probes && requireInput(inputs.probes, "the probes", [rows, dim]);
  const layers = kernelLayers(
    inputs,
    attrs!.activations as string[],
    (given) => requireField(given, dim),
  );
  const all = rows * (1 + (probes ? 1 : dim));
  let floats = 0;
  const offsets = [dim + 1, ...layers.map(({ outputs }) => outputs)].map((width) => {
    floats += all * width;
    return floats - all * width;
  });
  return { heap: heapOf(backend), x, t, probes, layers, dim, rows, all, offsets, floats };
}

/** x [batch, dim], t [batch], perhaps probes, w0, b0, ... -> v, divergence, stretch, the stacks. */
function ratesWithStacks(call: Call): TensorInfo[] {
  const given = rateInputs(call), { heap, dim, rows, all, floats } = given;
  const [velocity, divergence, stretch] = [[rows, dim], [rows], [rows]].map(heap.output);
  const kept = heap.output([floats]);
  const { at } = fillStacks(given, heap.address(kept));
  const top = heap.floats(at.at(-1)!, all * dim), probes = given.probes && heap.view(given.probes);
  const [spread, size] = [divergence!, stretch!].map((info) => heap.view(info).fill(0));
  heap.view(velocity!).set(top.subarray(0, rows * dim));
  for (let from = rows; from < all; from += rows) {
    const axis = from / rows - 1;
    for (let row = 0; row < rows; row++) {
      for (let i = 0; i < dim; i++) {
        const entry = top[(from + row) * dim + i]!;
        spread![row]! += entry * (probes ? probes[row * dim + i]! : Number(i === axis));
        size![row]! += entry * entry;
      }
    }
  }
  requireFiniteResults(heap, {
    "v(x, t)": velocity!,
    "the divergence": divergence!,
    stretch: stretch!,
    kept,
  });
  return [velocity!, divergence!, stretch!, kept];
}

/** Computes all stacks from an address on. */
export function fillStacks(given: RateInputs, room: number): Stacks {
  const { heap, x, t, probes, layers, dim, rows, all, offsets } = given;
  const at = offsets.map((offset) => room + 4 * offset);
  const stacks: Stacks = { layers, at, rows, all };
  const directions = probes && heap.view(probes);
  begin(heap.floats(at[0]!, all * (dim + 1)), heap.view(x), heap.view(t), dim, directions);
  goForward(heap, stacks);
  return stacks;
}

/** Points and their tangents before the first layer and after each, where they lie. */
export interface Stacks {
  readonly layers: readonly NumberedLayer[];
  readonly at: readonly number[];
  /** Points. */
  readonly rows: number;
  /** Points and tangents. */
  readonly all: number;
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

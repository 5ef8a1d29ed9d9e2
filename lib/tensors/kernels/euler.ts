import type { TensorInfo } from "@tensorflow/tfjs";
import { type Call, type Extension, noGradient } from "./extension.ts";
import { requireFiniteResults } from "./finite.ts";
import { type Heap, heapOf } from "./heap.ts";
import { requireMatrix } from "./inputs.ts";
import { requireField } from "./layers.ts";
import { type Stack, TILE_ROWS, withStack } from "./stack.ts";

/** All steps of Euler's method as one kernel: each tile of rows takes all its steps at once. */
export function eulerExtension(): Extension {
  return {
    kernels: [{ name: "SampleEuler", run: sampleEuler }],
    gradients: [noGradient("SampleEuler", "sampleEuler() has no gradient")],
  };
}

/** x0 [batch, dim], w0, b0, w1, b1, ... -> the points at time 1, [batch, dim]. */
function sampleEuler({ inputs, attrs, backend }: Call): TensorInfo {
  const heap = heapOf(backend), steps = attrs!.steps as number;
  const x0 = requireMatrix(inputs.x0, "x0", ["batch", "dim"]), [batch, dim] = x0.shape;
  const layers = requireField(inputs, attrs!.activations as string[], dim);
  const end = heap.output([batch, dim]);
  withStack(heap, layers, (stack) =>
    heap.borrow(TILE_ROWS * (2 * dim + 1), (room) => {
      for (let row = 0; row < batch; row += TILE_ROWS) {
        const rows = Math.min(TILE_ROWS, batch - row), at = 4 * row * dim;
        const start = heap.floats(heap.address(x0) + at, rows * dim);
        const last = heap.floats(heap.address(end) + at, rows * dim);
        last.set(start);
        move(heap, stack, last, dim, steps, room);
      }
    }));
  requireFiniteResults(heap, { "the points at time 1": end });
  return end;
}

/** Moves points x in place by `steps` steps from time 0 to 1; `room` is for (x, t) and v(x, t). */
function move(
  heap: Heap,
  stack: Stack,
  x: Float32Array,
  dim: number,
  steps: number,
  room: number,
): void {
  const rows = x.length / dim, to = room + 4 * rows * (dim + 1);
  const state = heap.floats(room, rows * (dim + 1)), velocity = heap.floats(to, rows * dim);
  for (let step = 0; step < steps; step++) {
    for (let i = 0, from = 0; i < state.length; i += dim + 1) {
      for (let j = 0; j < dim; j++) state[i + j] = x[from++]!;
      state[i + dim] = step / steps;
    }
    stack.run(room, to, rows);
    for (let i = 0; i < x.length; i++) x[i]! += velocity[i]! / steps;
  }
}

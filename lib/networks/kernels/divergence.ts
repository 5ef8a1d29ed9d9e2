import type { TensorInfo } from "@tensorflow/tfjs";
import { type Call, type Extension, noGradient } from "../../tensors/kernels/extension.ts";
import { requireFiniteResults } from "../../tensors/kernels/finite.ts";
import { type Heap, heapOf } from "../../tensors/kernels/heap.ts";
import { requireInput, requireMatrix } from "../../tensors/kernels/inputs.ts";
import { requireField } from "../field.ts";
import { ACTIVATION_NUMBERS } from "./activation_numbers.ts";
import { kernelLayers, type NumberedLayer } from "./kernel_layers.ts";
import { withPanels } from "./stack.ts";

/** About so many rows, points and their tangents together, pass the layers at once. */
const ROWS_AT_ONCE = 256;

/**
 * A velocity and its exact divergence as one kernel.
 *
 *   div v = sum over i of dv_i / dx_i
 *
 * With every point travel dim tangents, the derivatives along the axes, as further rows of the same
 * products: h <- activation(z) for the point and dh <- activation'(z) dz for each tangent.
 */
export function divergenceExtension(): Extension {
  return {
    kernels: [{ name: "VelocityAndDivergence", run: velocityAndDivergence }],
    gradients: [
      noGradient("VelocityAndDivergence", "velocityAndDivergence() has no gradient"),
    ],
  };
}

/** x [batch, dim], t [batch], w0, b0, w1, b1, ... -> velocity [batch, dim], divergence [batch]. */
function velocityAndDivergence({ inputs, attrs, backend }: Call): TensorInfo[] {
  const heap = heapOf(backend);
  const x = requireMatrix(inputs.x, "x", ["batch", "dim"]), [batch, dim] = x.shape;
  const t = requireInput(inputs.t, "t", [batch]);
  const layers = kernelLayers(
    inputs,
    attrs!.activations as string[],
    (given) => requireField(given, dim),
  );
  const velocity = heap.output([batch, dim]), divergence = heap.output([batch]);
  const tile = Math.max(1, Math.floor(ROWS_AT_ONCE / (dim + 1)));
  withTangents(heap, layers, dim, tile, (run, room) => {
    const points = heap.view(x), times = heap.view(t);
    const velocities = heap.view(velocity), divergences = heap.view(divergence);
    const state = heap.floats(room, tile * (dim + 1));
    for (let row = 0; row < batch; row += tile) {
      const rows = Math.min(tile, batch - row);
      for (let i = 0; i < rows; i++) {
        for (let j = 0; j < dim; j++) state[i * (dim + 1) + j] = points[(row + i) * dim + j]!;
        state[i * (dim + 1) + dim] = times[row + i]!;
      }
      const out = heap.floats(run(rows), (dim + 1) * rows * dim);
      velocities.set(out.subarray(0, rows * dim), row * dim);
      for (let i = 0; i < rows; i++) {
        let trace = 0;
        for (let j = 0; j < dim; j++) trace += out[((j + 1) * rows + i) * dim + j]!;
        divergences[row + i] = trace;
      }
    }
  });
  requireFiniteResults(heap, { "v(x, t)": velocity, "the divergence": divergence });
  return [velocity, divergence];
}

/**
 * Lends a function that sends points (x, t), written at `room`, and their tangents through all
 * layers; it returns where the results lie: the points, then their tangents axis by axis.
 */
function withTangents(
  heap: Heap,
  layers: readonly NumberedLayer[],
  dim: number,
  tile: number,
  use: (run: (rows: number) => number, room: number) => void,
): void {
  const widest = Math.max(...layers.map(({ outputs }) => outputs)), block = tile * widest;
  const state = tile * (dim + 1), states = (dim + 1) * block;
  withPanels(heap, layers, (panels) =>
    heap.borrow(state + 2 * states + block, (room) => {
      const rooms = [room + 4 * state, room + 4 * (state + states)] as const;
      const slope = room + 4 * (state + 2 * states);
      const { kernels } = heap;

      function run(rows: number): number {
        let from = room;
        layers.forEach(({ weights, biases, inputs, outputs, which }, l) => {
          const to = rooms[l % 2 as 0 | 1], tangents = to + 4 * rows * outputs;
          const all = l === 0 ? rows : rows * (dim + 1);
          kernels.multiply(from, panels[l]!, to, all, outputs, inputs);
          if (l === 0) repeatRows(heap, heap.address(weights), tangents, dim, rows, outputs);
          kernels.activate(to, heap.address(biases), slope, rows, outputs, which);
          const source = which === ACTIVATION_NUMBERS.silu ? slope : to;
          for (let j = 0; j < dim && which !== ACTIVATION_NUMBERS.linear; j++) {
            const tangent = tangents + 4 * j * rows * outputs;
            kernels.applySlope(tangent, source, tangent, rows * outputs, which);
          }
          from = to;
        });
        return from;
      }
      use(run, room);
    }));
}

/** The tangents of z = (x, t) W: along axis j each point has row j of the weights. */
function repeatRows(
  heap: Heap,
  weights: number,
  to: number,
  dim: number,
  rows: number,
  columns: number,
): void {
  const all = heap.floats(to, dim * rows * columns);
  for (let j = 0; j < dim; j++) {
    const row = heap.floats(weights + 4 * j * columns, columns);
    for (let i = 0; i < rows; i++) all.set(row, (j * rows + i) * columns);
  }
}

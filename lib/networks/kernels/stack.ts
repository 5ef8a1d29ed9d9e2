import type { Heap } from "../../tensors/kernels/heap.ts";
import type { NumberedLayer } from "./kernel_layers.ts";

/** Rows that go through all layers together: what they need stays in the nearest caches. */
export const TILE_ROWS = 128;

/**
 * Packs the weights of the layers once and lends `use` a function that sends at most
 * {@link TILE_ROWS} rows of numbers from one address to another, without a tape and without a tensor
 * in between.
 */
export function withStack<Result>(
  heap: Heap,
  layers: readonly NumberedLayer[],
  use: (run: (from: number, to: number, rows: number) => void) => Result,
): Result {
  const size = TILE_ROWS * Math.max(...layers.map(({ outputs }) => outputs));
  return withPanels(heap, layers, (panels) =>
    heap.borrow(2 * size, (room) => {
      const rooms = [room, room + 4 * size] as const;

      function run(from: number, to: number, rows: number): void {
        layers.forEach(({ biases, inputs, outputs, which }, l) => {
          const out = l + 1 < layers.length ? rooms[l % 2 as 0 | 1] : to;
          heap.kernels.multiply(from, panels[l]!, out, rows, outputs, inputs);
          heap.kernels.activate(out, heap.address(biases), 0, rows, outputs, which);
          from = out;
        });
      }
      return use(run);
    }));
}

/** Packs the weights of every layer and lends the addresses of the panels to `use`. */
export function withPanels<Result>(
  heap: Heap,
  layers: readonly NumberedLayer[],
  use: (panels: readonly number[]) => Result,
): Result {
  const sizes = layers.map(({ inputs, outputs }) => 8 * inputs * Math.ceil(outputs / 8));
  return heap.borrow(sizes.reduce((sum, size) => sum + size, 0), (room) => {
    const panels = layers.map(({ weights, inputs, outputs }, l) => {
      const panel = room;
      heap.kernels.pack(heap.address(weights), 0, inputs, outputs, panel);
      room += 4 * sizes[l]!;
      return panel;
    });
    return use(panels);
  });
}

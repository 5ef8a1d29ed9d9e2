import * as tf from "#tensorflow";
import type { DenseLayer } from "../../networks/layers.ts";
import { kernelsPull, pullRates } from "../../networks/pull_rates.ts";
import { outsideTape } from "../../tensors/outside_tape.ts";
import type { Points } from "../../tensors/shapes.ts";
import type { Costs, Journey } from "./carry.ts";
import { carryRows, pullRows, type RowsMoved, type Way } from "./carry_rows.ts";
import type { ContinuousField } from "./field.ts";
import { keepingRates, plainRates, ratesOf } from "./rates.ts";

/**
 * The journey of points in the field of a network in fixed steps, with the gradient of what the
 * solver computed: the stages are kept, and pulled back one after the other.
 *
 * On the tape it is one operation, with first derivatives only; a second one is refused.
 */
export function carryLayers(
  field: ContinuousField & { readonly layers: readonly DenseLayer[] },
  start: Points,
  way: Way,
  { costs, probes }: { readonly costs: Costs; readonly probes: Points | undefined },
): Journey {
  const { layers } = field, [batch, dim] = start.shape, { solver } = way;
  const parameters = layers.flatMap(({ weights, biases }): tf.Tensor[] => [weights, biases]);
  const inputs = [start, ...parameters], stages: Float32Array[] = [];
  const recording = tf.engine().state.gradientDepth > 0;
  const columns = costs === "with costs" ? 3 : 1;
  const plain = probes ? ratesOf(field, probes) : plainRates(layers);
  const keeps = recording && kernelsPull(layers) && stacksOf(layers, start, probes) * 4 *
          solver.steps * solver.tableau.b.length <= MOST_BYTES;
  const rates = keeps ? keepingRates(layers, probes) : plain;

  function forward(save: tf.GradSaveFunc): tf.Tensor2D {
    const kept: tf.Tensor[] = probes ? [probes] : [];
    const moved = carryRows(rates, start, way, {
      costs,
      note: ({ points, stacks }) => {
        if (recording) stages.push(points);
        if (stacks) kept.push(stacks);
      },
    });
    save(kept);
    return pack(moved, dim);
  }
  const packed = tf.customGrad<tf.Tensor2D>((...given) => ({
    value: forward(given.at(-1) as tf.GradSaveFunc),
    gradFunc: (dy: tf.Tensor2D, saved: tf.Tensor[]) => {
      const held = probes && saved[0] as Points, stacks = saved.slice(probes ? 1 : 0);
      const gradient = (): tf.Tensor[] => {
        const found = pullRows(
          (x, t, cotangents, stacks) =>
            pullRates(layers, { x, t, probes: held, stacks }, cotangents),
          stages.map((points, i) => ({
            points,
            ...keeps ? { stacks: stacks[i] as tf.Tensor1D } : {},
          })),
          [batch, dim],
          way,
          unpack(dy, dim, columns),
        );
        return inputs.map(({ shape }, i) => tf.tensor(Float32Array.from(found[i]!), shape));
      };
      if (tf.engine().state.gradientDepth === 0) return gradient();
      const name = "the gradient of a continuous flow", found = gradient();
      return found.map((tensor) => outsideTape(name, [dy, ...inputs], () => tf.clone(tensor)));
    },
  }))(...inputs);
  const column = (i: number): tf.Tensor1D =>
    tf.squeeze(tf.slice(packed, [0, dim + i], [batch, 1]), [1]);
  const sign = way.direction === "forward" ? 1 : -1; // costs are added up from t = 0 to t = 1
  return {
    points: tf.slice(packed, [0, 0], [batch, dim]),
    logDet: column(0),
    ...columns === 3 ? { kinetic: tf.mul(sign, column(1)), jacobian: tf.mul(sign, column(2)) } : {},
    evaluations: solver.steps * solver.tableau.b.length,
  };
}

/** What the stages may keep between a loss and its gradient; beyond it they are computed again. */
const MOST_BYTES = 2 ** 27;

/** Floats that one evaluation keeps: points and tangents before and after every layer. */
function stacksOf(layers: readonly DenseLayer[], { shape }: Points, probes: unknown): number {
  const [batch, dim] = shape, widths = layers.map(({ weights }) => weights.shape[1]);
  return batch * (1 + (probes ? 1 : dim)) * widths.reduce((sum, width) => sum + width, dim + 1);
}

/** Points and sums as the columns of one matrix. */
function pack({ points, sums }: RowsMoved, dim: number): tf.Tensor2D {
  const batch = sums[0]!.length, width = dim + sums.length;
  const entries = new Float32Array(batch * width);
  for (let row = 0; row < batch; row++) {
    for (let i = 0; i < dim; i++) entries[row * width + i] = points[row * dim + i]!;
    sums.forEach((sum, i) => entries[row * width + dim + i] = sum[row]!);
  }
  return tf.tensor2d(entries, [batch, width]);
}

function unpack(matrix: tf.Tensor2D, dim: number, columns: number): RowsMoved {
  const [batch, width] = matrix.shape, entries = matrix.dataSync();
  return {
    points: Float64Array.from(
      { length: batch * dim },
      (_, p) => entries[Math.floor(p / dim) * width + p % dim]!,
    ),
    sums: Array.from(
      { length: columns },
      (_, i) => Float64Array.from({ length: batch }, (_, row) => entries[row * width + dim + i]!),
    ),
  };
}

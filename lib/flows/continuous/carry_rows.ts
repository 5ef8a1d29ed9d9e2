import * as tf from "#tensorflow";
import type { RateCotangents } from "../../networks/pull_rates.ts";
import { stepTimes } from "../../odes/fixed_steps.ts";
import type { Points, Times } from "../../tensors/shapes.ts";
import type { Costs } from "./carry.ts";
import type { Rates } from "./rates.ts";
import { type Direction, endsOf, type FixedSolver } from "./solver.ts";

/** The way that points take. */
export interface Way {
  readonly direction: Direction;
  readonly solver: FixedSolver;
}

/** Where points end and what was added up on the way, in float64. */
export interface RowsMoved {
  /** Row by row, [batch * dim]. */
  readonly points: Float64Array;
  /** The integrals of the divergence and, with costs, of |v|^2 and |J|^2; each [batch]. */
  readonly sums: readonly Float64Array[];
}

/** Where the rates were asked for. */
export interface Stage {
  /** Row by row, [batch * dim]. */
  readonly points: Float32Array;
  /** What the rates kept for their gradient; it belongs to who notes it. */
  readonly stacks?: tf.Tensor1D;
}

/**
 * Points and the integrals along their paths outside the tape: rates in float32, their sums in
 * float64, so that rounding does not add up over the steps.
 *
 * @param note takes each stage in the order of the solution
 */
export function carryRows(
  rates: (x: Points, t: Times) => Rates & { readonly stacks?: tf.Tensor1D },
  start: Points,
  { direction, solver }: Way,
  { costs, note = () => {} }: { costs: Costs; note?: (stage: Stage) => void },
): RowsMoved {
  const { tableau: { a, b, c }, steps } = solver;
  const { from, h } = clockOf(direction, solver);
  const [batch, dim] = start.shape;
  const points = Float64Array.from(start.dataSync());
  const sums = Array.from(
    { length: costs === "with costs" ? 3 : 1 },
    () => new Float64Array(batch),
  );
  for (let n = 0; n < steps; n++) {
    const begun = points.slice(), t = from + n * h, slopes: Float32Array[] = [];
    a.forEach((row, i) => {
      const stage = new Float32Array(points.length);
      const uses = row.flatMap((entry, j) => entry === 0 ? [] : [j]);
      for (let p = 0; p < stage.length; p++) {
        let place = begun[p]!;
        for (const j of uses) place += h * row[j]! * slopes[j]![p]!;
        stage[p] = place;
      }
      const weight = b[i]! * h;
      const kept = tf.tidy((): tf.Tensor[] => {
        const at = tf.tensor2d(stage, [batch, dim]);
        const times = tf.fill<tf.Rank.R1>([batch], t + c[i]! * h);
        const { velocity, divergence, stretch, stacks } = rates(at, times);
        const v = velocity.dataSync<"float32">();
        slopes.push(v);
        v.forEach((entry, p) => points[p]! += weight * entry);
        divergence.dataSync().forEach((d, p) => sums[0]![p]! += weight * d);
        if (costs === "with costs") {
          v.forEach((entry, p) => sums[1]![Math.floor(p / dim)]! += weight * entry ** 2);
          stretch().dataSync().forEach((s, p) => sums[2]![p]! += weight * s);
        }
        return stacks ? [stacks] : [];
      });
      const [stacks] = kept as [tf.Tensor1D?];
      note({ points: stage, ...stacks ? { stacks } : {} });
    });
  }
  return { points, sums };
}

/** The time of the start and the length of a step, which is negative on the way back. */
function clockOf(direction: Direction, solver: FixedSolver): { from: number; h: number } {
  stepTimes(solver); // looks at the solver
  const { from, to } = endsOf(direction);
  return { from, h: (to - from) / solver.steps };
}

/** How a number moves with the rates at a stage, and what that pulls back to. */
export type Pull = (
  x: Points,
  t: Times,
  cotangents: RateCotangents,
  stacks: tf.Tensor1D | undefined,
) => readonly tf.Tensor[];

/**
 * The transposed method of {@link carryRows}: from how a number moves with the end to how it moves
 * with the start and the parameters.
 *
 * @param stages     what `note` was given
 * @param cotangents of the end: of the points [batch * dim], and of each sum [batch]
 * @returns the gradient in the start [batch * dim], then those of the parameters
 */
export function pullRows(
  pull: Pull,
  stages: readonly Stage[],
  [batch, dim]: readonly [number, number],
  { direction, solver }: Way,
  cotangents: RowsMoved,
): readonly Float64Array[] {
  const { tableau: { a, b, c }, steps } = solver;
  const { from, h } = clockOf(direction, solver);
  const toPoints = Float64Array.from(cotangents.points), totals: Float64Array[] = [];
  const none = new Float64Array(batch);
  for (let n = steps - 1; n >= 0; n--) {
    const t = from + n * h, pulled: Float32Array[] = [];
    for (let i = b.length - 1; i >= 0; i--) {
      const at = Float32Array.from(toPoints, (entry, p) => {
        let sum = b[i]! * entry;
        for (let j = i + 1; j < b.length; j++) {
          if (a[j]![i] !== 0) sum += a[j]![i]! * pulled[j]![p]!;
        }
        return h * sum;
      });
      tf.tidy(() => {
        const { points, stacks } = stages[n * b.length + i]!;
        const [divergence, energy, stretch] = [0, 1, 2].map((column) => {
          const sum = cotangents.sums[column] ?? none;
          return tf.tensor1d(Float32Array.from(sum, (entry) => h * b[i]! * entry));
        });
        const times = tf.fill<tf.Rank.R1>([batch], t + c[i]! * h);
        const [dx, ...parameters] = pull(
          tf.tensor2d(points, [batch, dim]),
          times,
          {
            velocity: tf.tensor2d(at, [batch, dim]),
            divergence: divergence!,
            energy: energy!,
            stretch: stretch!,
          },
          stacks,
        );
        pulled[i] = dx!.dataSync<"float32">();
        parameters.forEach((parameter, p) => {
          const total = totals[p] ??= new Float64Array(parameter.size);
          parameter.dataSync().forEach((entry, k) => total[k]! += entry);
        });
      });
    }
    pulled.forEach((dx) => dx.forEach((entry, p) => toPoints[p]! += entry));
  }
  return [toPoints, ...totals];
}

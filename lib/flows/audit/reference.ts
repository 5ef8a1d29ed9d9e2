import * as tf from "#tensorflow";
import type { Distribution } from "../../measures/distribution.ts";
import { numbersOf } from "../../tensors/numbers_of.ts";
import type { ContinuousField } from "../continuous/field.ts";

/** What a velocity alone says about some points: the judge of every likelihood made with it. */
export interface Reference {
  /** Where the paths begin, [points][dim]. */
  readonly starts: readonly (readonly number[])[];
  /** The Jacobian integrated over the path, [points][dim][dim]. */
  readonly jacobians: readonly (readonly (readonly number[])[])[];
  /** Its traces, the integrals of div v, [points]. */
  readonly traces: readonly number[];
  /** The log-density of the base where the path begins, [points]. */
  readonly base: readonly number[];
  /** base - trace, [points]. */
  readonly logProb: readonly number[];
}

/** Steps of a fourth-order difference, in units of h, and their weights. */
const SHIFTS = [[1, 2 / 3], [2, -1 / 12], [-1, -2 / 3], [-2, 1 / 12]] as const;
const H = 1 / 16; // of a float32 field: rounding 1e-6, curvature h^4 / 30 of the fifth derivative

/** The stages of the classical method: how far each has moved along the one before, its weight. */
const STAGES = [[0, 1 / 6], [1 / 2, 1 / 3], [1 / 2, 1 / 3], [1, 1 / 6]] as const;

/**
 * Log-densities from the velocity alone: its Jacobian by central differences, sums in float64.
 *
 * It shares nothing with what it judges but v and the base.
 *
 * @param y     points, [points][dim]
 * @param steps of Runge-Kutta
 */
export function referenceOf(
  field: ContinuousField,
  base: Distribution,
  y: readonly (readonly number[])[],
  steps: number,
): Reference {
  const { dim } = field, points = y.map((point) => [...point]);
  const jacobians = y.map(() => Array.from({ length: dim }, () => new Array<number>(dim).fill(0)));
  const h = -1 / steps;
  for (let n = 0; n < steps; n++) {
    const starts = points.map((point) => [...point]);
    let slopes = points.map(() => new Array<number>(dim).fill(0));
    for (const [reach, weight] of STAGES) {
      const stage = starts.map((point, p) => point.map((x, i) => x + reach * h * slopes[p]![i]!));
      const found = slopesAt(field, stage, 1 + (n + reach) * h);
      slopes = found.velocities;
      points.forEach((point, p) => {
        for (let i = 0; i < dim; i++) {
          point[i]! += weight * h * slopes[p]![i]!;
          // time runs back: what is added is the integral from 0 to 1
          for (let j = 0; j < dim; j++) {
            jacobians[p]![i]![j]! -= weight * h * found.jacobians[p]![i]![j]!;
          }
        }
      });
    }
  }
  const atBase = numbersOf(
    () => [...base.logProb(tf.tensor2d(points, [points.length, dim])).dataSync()],
  );
  const traces = jacobians.map((matrix) => matrix.reduce((sum, row, i) => sum + row[i]!, 0));
  const logProb = atBase.map((b, p) => b - traces[p]!);
  return { starts: points, jacobians, traces, base: atBase, logProb };
}

function slopesAt(
  { apply, dim }: ContinuousField,
  points: readonly (readonly number[])[],
  t: number,
): { velocities: number[][]; jacobians: number[][][] } {
  const places = points.flatMap((point) => [
    [...point],
    ...point.flatMap((x, j) => SHIFTS.map(([shift]) => point.with(j, x + shift * H))),
  ]);
  const rows = numbersOf(() =>
    apply(tf.tensor2d(places, [places.length, dim]), tf.fill([places.length], t)).arraySync()
  );
  const each = 1 + 4 * dim;
  return {
    velocities: points.map((_, p) => rows[p * each]!),
    jacobians: points.map((_, p) =>
      Array.from(
        { length: dim },
        (_, i) =>
          Array.from({ length: dim }, (_, j) =>
            SHIFTS.reduce((sum, [, weight], s) =>
              sum + weight * rows[p * each + 1 + 4 * j + s]![i]! / H, 0)),
      )
    ),
  };
}

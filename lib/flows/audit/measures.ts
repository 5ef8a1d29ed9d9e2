import * as tf from "#tensorflow";
import type { Distribution } from "../../measures/distribution.ts";
import { normalCdf, normalQuantile } from "../../numerics/normal.ts";
import { mean, sum } from "../../numerics/sums.ts";
import { numbersOf } from "../../tensors/numbers_of.ts";
import type { Points } from "../../tensors/shapes.ts";
import type { ContinuousFlow } from "../continuous/continuous_flow.ts";
import type { ContinuousField } from "../continuous/field.ts";
import { hutchinsonVariance, type TraceRule } from "../continuous/hutchinson.ts";
import type { FlowSolver } from "../continuous/solver.ts";
import { type Box, type Shares, sharesOf } from "./cells.ts";
import { type Reference, referenceOf } from "./reference.ts";
import type { LikelihoodAudit, Measured } from "./report.ts";

type Rows = readonly (readonly number[])[];

/** How many standard errors a single number may be off by chance. */
export const STANDARD_ERRORS = 4;

const QUADRATURE = 2e-3; // what the course allows a mass to be off on a stated grid

/** What a function of points says about some; NaN where it refuses them. */
export function logProbs(logProb: (x: Points) => tf.Tensor1D, points: Rows): number[] {
  try {
    return numbersOf(() => {
      const x = tf.tensor2d(points.map((point) => [...point]), [points.length, points[0]!.length]);
      return Array.from(logProb(x).dataSync());
    });
  } catch (error) {
    if (error instanceof RangeError) return points.map(() => NaN);
    throw error;
  }
}

/** The mass of a density on a box beside the share of the samples in it. */
export function massOf(
  { density, coarse, samples }: Shares,
  box: Box,
  count: number,
): LikelihoodAudit["mass"] {
  const [mass, less, share] = [density, coarse, samples].map((shares) => sum(shares));
  const spread = Math.sqrt(Math.max(share! * (1 - share!), 1 / count) / count);
  const allowed = STANDARD_ERRORS * spread + QUADRATURE + Math.abs(mass! - less!);
  return { box, density: mass!, samples: share!, error: Math.abs(mass! - share!), allowed };
}

/** The cell whose share is furthest off, and what chance and the grid allow there. */
export function worstCell({ density, coarse, samples }: Shares, count: number): Measured {
  const cells = density.length;
  const z = -normalQuantile(normalCdf(-STANDARD_ERRORS) / cells); // Bonferroni
  const all = density.map((share, cell): Measured => {
    // no share is known better than one sample: counts of rare cells are not normal
    const spread = Math.sqrt(Math.max(share, z / count) / count);
    const allowed = z * spread + QUADRATURE / 4 + Math.abs(share - coarse[cell]!);
    return { error: Math.abs(share - samples[cell]!), allowed };
  });
  return all.reduce((a, b) => b.error / b.allowed > a.error / a.allowed || !(b.error >= 0) ? b : a);
}

/** The noise that the inverse makes of samples, in cells, beside the base. */
export function baseOf(
  { inverse, base, dim }: Pick<ContinuousFlow, "inverse" | "base" | "dim">,
  drawn: Rows,
  cells: number,
): Measured {
  const noise = numbersOf(() => inverse(tf.tensor2d(drawn as number[][])).points.arraySync());
  const box = Array.from({ length: dim }, (_, i) => {
    const reach = 1.2 * noise.reduce((most, point) => Math.max(most, Math.abs(point[i]!)), 1e-3);
    return [-reach, reach] as const;
  });
  const fine = dim === 1 ? 512 : 128;
  return worstCell(sharesOf(base.logProb, noise, box, { fine, cells }), drawn.length);
}

/** From where the paths of some points begin to data and back. */
export function roundTripOf(
  { forward, inverse }: Pick<ContinuousFlow, "forward" | "inverse">,
  { starts }: Reference,
): Omit<LikelihoodAudit["roundTrip"], "allowed"> {
  return numbersOf(() => {
    const x = tf.tensor2d(starts as number[][]), there = forward(x), back = inverse(there.points);
    const largest = (t: tf.Tensor): number => tf.max(tf.abs(t)).dataSync()[0]!;
    return {
      points: largest(tf.sub(back.points, x)),
      volume: largest(tf.add(there.logDet, back.logDet)),
    };
  });
}

/** Scatter of estimates beside the formula, where both are largest, and the bias of their means. */
export function probesOf(
  { divergence }: { readonly divergence: TraceRule },
  { jacobians }: Reference,
  { spreads, likelihood }: { readonly spreads: readonly number[]; readonly likelihood: Measured },
): { readonly spread: number; readonly expected: number; readonly bias: Measured } {
  const law = divergence !== "exact" && "law" in divergence ? divergence.law : "rademacher";
  const quadratic = (values: readonly number[]): number =>
    Math.sqrt(mean(values.map((value) => value ** 2)));
  const expected = jacobians.map((matrix) => Math.sqrt(hutchinsonVariance(matrix, law)));
  return { spread: quadratic(spreads), expected: quadratic(expected), bias: likelihood };
}

/** The log-density two and four times as far out as the corners of the box, relative to its size. */
export function tailOf(
  { field, base, logProb }: {
    readonly field: ContinuousField;
    readonly base: Distribution;
    readonly logProb: (x: Points) => tf.Tensor1D;
  },
  box: Box,
  { tolerance, steps }: { readonly tolerance: number; readonly steps: number },
): Measured {
  const corners = box.reduce<number[][]>((points, [low, high]) => {
    const middle = (low + high) / 2, half = (high - low) / 2;
    return points.flatMap((point) => [-1, 1].map((side) => [...point, middle + side * half]));
  }, [[]]);
  const far = [2, 4].flatMap((scale) =>
    corners.map((corner) =>
      corner.map((x, i) => {
        const middle = (box[i]![0] + box[i]![1]) / 2;
        return middle + scale * (x - middle);
      })
    )
  );
  const expected = referenceOf(field, base, far, steps).logProb, found = logProbs(logProb, far);
  const errors = expected.map((value, i) =>
    Math.abs(found[i]! - value) / Math.max(1, Math.abs(value))
  );
  const error = errors.some((value) => !(value < Infinity)) ? Infinity : Math.max(...errors);
  return { error, allowed: tolerance };
}

/** The solver of a model, one less fine and one finer. */
export function solversOf(solver: FlowSolver): readonly FlowSolver[] {
  if (solver.tableau === undefined) {
    return [10, 1, 1 / 10].map((factor) => ({
      ...solver,
      rtol: factor * solver.rtol,
      atol: factor * solver.atol,
    }));
  }
  return [1 / 2, 1, 2].map((factor) => ({
    ...solver,
    steps: Math.max(1, Math.round(factor * solver.steps)),
  }));
}

/** What the report calls a solver. */
export function nameOf(solver: FlowSolver): string {
  if (solver.tableau === undefined) return `rtol ${solver.rtol}, atol ${solver.atol}`;
  return `${solver.tableau.name}, ${solver.steps} steps`;
}

/** The largest distance; infinite where a number is missing. */
export function worst(left: readonly number[], right: readonly number[]): number {
  const distances = left.map((value, i) => Math.abs(value - right[i]!));
  return distances.every((distance) => distance < Infinity) ? Math.max(...distances) : Infinity;
}

/** The standard deviation of draws; 0 of one draw. */
export function deviationOf(values: readonly number[]): number {
  const middle = mean(values), count = Math.max(1, values.length - 1);
  return Math.sqrt(sum(values.map((value) => (value - middle) ** 2)) / count);
}

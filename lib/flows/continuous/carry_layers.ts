import * as tf from "#tensorflow";
import type { Arithmetic } from "../../networks/arithmetic.ts";
import { arithmetic } from "../../networks/choose_arithmetic.ts";
import type { DenseLayer } from "../../networks/layers.ts";
import { between, stepTimes } from "../../odes/fixed_steps.ts";
import type { Points } from "../../tensors/shapes.ts";
import type { Journey } from "./carry.ts";
import { type Direction, endsOf, type FixedSolver } from "./solver.ts";

/** Points and the integral of the exact divergence of a network along their paths, as tensors. */
export function carryLayers(
  layers: readonly DenseLayer[],
  start: Points,
  direction: Direction,
  solver: FixedSolver,
): Journey {
  const { points, integrals } = carryRows(layers, start, direction, solver, arithmetic());
  return {
    points: tf.tensor2d(Float32Array.from(points), start.shape),
    logDet: tf.tensor1d(Float32Array.from(integrals)),
    evaluations: solver.steps * solver.tableau.b.length,
  };
}

/**
 * Points and the integral of the exact divergence of a network along their paths, outside the tape:
 * velocities in float32, their sums in float64, so that rounding does not add up over the steps.
 */
export function carryRows(
  layers: readonly DenseLayer[],
  start: Points,
  direction: Direction,
  solver: FixedSolver,
  { velocityAndDivergence }: Arithmetic,
): { readonly points: Float64Array; readonly integrals: Float64Array } {
  const { tableau: { a, b, c }, steps } = solver;
  const times = stepTimes({ ...solver, ...endsOf(direction) });
  const [batch, dim] = start.shape;
  const points = Float64Array.from(start.dataSync()), integrals = new Float64Array(batch);
  for (let n = 0; n < steps; n++) {
    const from = points.slice(), h = times[n + 1]! - times[n]!, slopes: Float32Array[] = [];
    a.forEach((row, i) => {
      const stage = new Float32Array(points.length),
        uses = row.flatMap((_, j) => row[j] ? [j] : []);
      for (let p = 0; p < stage.length; p++) {
        let place = from[p]!;
        for (const j of uses) place += h * row[j]! * slopes[j]![p]!;
        stage[p] = place;
      }
      const at = tf.tensor2d(stage, [batch, dim]);
      const t = tf.fill<tf.Rank.R1>([batch], between(times[n]!, times[n + 1]!, c[i]!));
      const { velocity, divergence } = velocityAndDivergence(layers, at, t);
      slopes.push(velocity.dataSync<"float32">());
      const weight = b[i]! * h;
      slopes[i]!.forEach((v, p) => points[p]! += weight * v);
      divergence.dataSync().forEach((d, p) => integrals[p]! += weight * d);
      tf.dispose([at, t, velocity, divergence]);
    });
  }
  return { points, integrals };
}

import * as tf from "#tensorflow";
import { drawTerms, type TermLaw } from "../exact/bijectors/term_law.ts";
import { requireFiniteVariance } from "../exact/bijectors/trace_series.ts";
import { axesAt } from "../networks/axes.ts";
import type { Linearised } from "../networks/linearise.ts";
import type { Stream } from "../random/stream.ts";
import { requireCount } from "../require/numbers.ts";
import type { Points } from "../tensors/shapes.ts";
import { drawProbes } from "./continuous/hutchinson.ts";

/** A log-determinant by the series of traces, without ever building the Jacobian. */
export interface TraceSeries {
  /**
   * A number cuts the series there, and `traceSeriesError` bounds what is missing. A law draws it anew
   * for each batch and divides term k by the chance to take it: unbiased, and `rouletteSpread` bounds
   * its standard deviation.
   */
  readonly terms: number | TermLaw;
  /**
   * How many random vectors of signs estimate a trace, tr A = E s^T A s, fresh ones for each point and
   * batch. Unless given, the dim axes are taken, and the trace is exact.
   */
  readonly probes?: number;
}

/**
 * Demands a series that can be added up for a correction of slope at most c.
 *
 * @throws {RangeError} when a number is not a positive integer, or a law would scatter without bound
 */
export function requireTraceSeries({ terms, probes }: TraceSeries, lipschitz: number): void {
  if (typeof terms === "number") requireCount(terms, "terms");
  else requireFiniteVariance(terms, lipschitz);
  if (probes !== undefined) requireCount(probes, "probes");
}

/**
 * The series at some points:
 *
 *   log det(I + J) = sum over k of (-1)^(k+1) tr(J^k) / k,   tr(J^k) = sum over directions of e^T J^k e
 *
 * Each power is one more tangent through the network, for each direction.
 *
 * @param along  J dx for directions dx at the points
 * @param x      the points
 * @param stream where the signs and the number of terms are drawn
 * @returns shape [batch], with gradients of first order
 */
export function addTraces(
  { along }: Linearised,
  x: Points,
  { terms, probes }: TraceSeries,
  stream: Stream,
): tf.Tensor1D {
  const factors = factorsOf(terms, stream);
  const directions = probes === undefined ? axesAt(x) : signsAt(x, probes, stream);
  const sums = directions.flatMap((direction) => {
    let power = direction;
    return factors.map((factor) => {
      power = along(power);
      return tf.mul(factor / (probes ?? 1), tf.sum(tf.mul(direction, power), 1));
    });
  });
  return tf.addN(sums) as tf.Tensor1D;
}

/** (-1)^(k+1) / k, divided by the chance to take term k. */
function factorsOf(terms: number | TermLaw, stream: Stream): number[] {
  const count = typeof terms === "number" ? terms : drawTerms(terms, stream);
  return Array.from({ length: count }, (_, at) => {
    const k = at + 1, chance = typeof terms === "number" ? 1 : terms.tail(k);
    return (k % 2 === 1 ? 1 : -1) / (k * chance);
  });
}

function signsAt({ shape: [batch, dim] }: Points, probes: number, stream: Stream): Points[] {
  return Array.from(
    { length: probes },
    () => drawProbes({ law: "rademacher", stream }, batch, dim),
  );
}

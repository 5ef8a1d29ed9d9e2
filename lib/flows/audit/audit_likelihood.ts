import * as tf from "#tensorflow";
import { mean } from "../../numerics/sums.ts";
import type { Stream } from "../../random/stream.ts";
import { requireCount } from "../../require/numbers.ts";
import { numbersOf } from "../../tensors/numbers_of.ts";
import { type ContinuousFlow, continuousFlow } from "../continuous/continuous_flow.ts";
import type { FlowSolver } from "../continuous/solver.ts";
import { type Box, sharesOf } from "./cells.ts";
import { diagnose } from "./diagnose.ts";
import {
  baseOf,
  deviationOf,
  logProbs,
  massOf,
  nameOf,
  probesOf,
  roundTripOf,
  solversOf,
  STANDARD_ERRORS,
  tailOf,
  worst,
  worstCell,
} from "./measures.ts";
import { referenceOf } from "./reference.ts";
import type { LikelihoodAudit } from "./report.ts";

/** What is audited: a {@link continuousFlow}, or one whose parts are another's. */
export type AuditedFlow = Pick<
  ContinuousFlow,
  "dim" | "field" | "base" | "solver" | "divergence" | "sample" | "logProb" | "forward" | "inverse"
>;

/** How much work an audit is worth. */
export interface AuditOptions {
  /** Where nearly all of the law lies: an interval for each of one or two coordinates. */
  readonly box: Box;
  /** Where samples and probes come from. */
  readonly stream: Stream;
  /** Points of the grid on each axis, a multiple of 16: 64 in the plane, 512 on the line. */
  readonly grid?: number;
  /** Samples for the histogram, 4000 unless told. */
  readonly samples?: number;
  /** Samples at which log-densities are compared, 16 unless told. */
  readonly points?: number;
  /** Estimates at each of them where the trace is estimated, 100 unless told. */
  readonly probes?: number;
  /** By how much a log-density, and a point or volume there and back, may be off: 0.01 unless told. */
  readonly tolerance?: number;
}

const CELLS = 8; // of the histogram, on each axis
const REFERENCE_STEPS = 128;

/**
 * Audits the likelihood of a trained field or flow, and says what to distrust.
 *
 * - mass: the density summed over a box, beside the share of the samples in it
 * - likelihood: log-densities beside those that the velocity alone gives, its Jacobian by differences
 * - there and back: points and volumes through forward and inverse
 * - probes: scatter and mean of estimates beside formula and exact trace
 * - solvers: what more and less steps change
 * - histogram: samples in cells beside the density summed over them
 * - base: the noise that the inverse makes of samples, beside the base
 * - tail: log-densities two and four times as far out as the box
 *
 * From these it names a wrong sign of the trace, a fresh probe in every stage, a coarse solver, a
 * way there and back that stays open, mass that is lost, a base that is not that of the samples, and
 * a tail that float32 cannot hold. What is random is allowed 4 standard errors, widened for the
 * number of cells. Where traces are estimated, the volume there and back is that of exact ones.
 *
 * @throws {RangeError} when dim is not 1 or 2, or an option is out of range
 * @throws {TypeError} when the box has another number of intervals
 * @see Grathwohl et al. 2019 (what is audited); Theis, van den Oord and Bethge 2016 (why).
 *
 * @example
 * ```ts
 * import { gaussianTarget } from "flowbook/exact";
 * import { auditLikelihood, continuousFlow, problemField } from "flowbook/flows";
 * import { RK4 } from "flowbook/odes";
 * import { stream } from "flowbook/random";
 * const field = problemField(gaussianTarget([1], 0.5));
 * const model = continuousFlow({ field, solver: { tableau: RK4, steps: 20 } });
 * const options = { box: [[-2, 4]] as const, stream: stream(1), grid: 128, samples: 500, points: 4 };
 * console.log(auditLikelihood(model, options).findings); // []
 * ```
 */
export function auditLikelihood(model: AuditedFlow, options: AuditOptions): LikelihoodAudit {
  const { dim, field, base, solver } = model, { box, stream, tolerance = 0.01 } = options;
  const { samples = 4000, points = 16, probes = 100 } = options;
  const fine = options.grid ?? (dim === 1 ? 512 : 64);
  requireOptions(model, { box, fine, samples, points, probes, tolerance });
  const estimated = model.divergence !== "exact";
  const exactly = (chosen: FlowSolver): ContinuousFlow =>
    continuousFlow({ field, base, solver: chosen });

  const drawn = numbersOf(() => model.sample(samples, stream.split("samples")).arraySync());
  const inside = drawn.filter((point) => point.every((x, i) => x >= box[i]![0] && x <= box[i]![1]));
  const judged = (inside.length > 0 ? inside : drawn).slice(0, points);
  const reference = referenceOf(field, base, judged, REFERENCE_STEPS);
  const coarser = referenceOf(field, base, judged, REFERENCE_STEPS / 2);
  const ownError = 2 * worst(reference.logProb, coarser.logProb);

  const reports = estimated
    ? Array.from({ length: probes }, () => logProbs(model.logProb, judged))
    : [logProbs(model.logProb, judged)];
  const reported = judged.map((_, p) => mean(reports.map((report) => report[p]!)));
  const spreads = judged.map((_, p) => deviationOf(reports.map((report) => report[p]!)));
  const noise = STANDARD_ERRORS * Math.max(...spreads) / Math.sqrt(reports.length);
  const likelihood = {
    error: worst(reported, reference.logProb),
    allowed: tolerance + ownError + noise,
  };

  // the way back has other probes: volumes are compared by exact traces
  const own = roundTripOf(exactly(solver), reference), theirs = roundTripOf(model, reference);
  const roundTrip = { ...theirs, ...estimated ? { volume: own.volume } : {}, allowed: tolerance };

  // a mean of densities is not the density of a mean: estimates are replaced by exact traces here
  const density = estimated ? exactly(solver).logProb : model.logProb;
  const shares = sharesOf(density, drawn, box, { fine, cells: CELLS });
  const measured = {
    mass: massOf(shares, box, samples),
    likelihood,
    roundTrip,
    ...estimated ? { probes: probesOf(model, reference, { spreads, likelihood }) } : {},
    solvers: solversOf(solver).map((chosen) => {
      const flow = exactly(chosen);
      const evaluations = numbersOf(() => flow.inverse(tf.tensor2d(judged)).evaluations);
      const error = worst(logProbs(flow.logProb, judged), reference.logProb);
      return { solver: nameOf(chosen), evaluations, error };
    }),
    histogram: worstCell(shares, samples),
    base: baseOf(model, drawn, CELLS),
    tail: tailOf({ field, base, logProb: density }, box, { tolerance, steps: REFERENCE_STEPS }),
  };
  const explanations = {
    otherSign: worst(reported, reference.base.map((b, p) => b + reference.traces[p]!)),
    ownSolver: worst(reported, logProbs(exactly(solver).logProb, judged)),
    ownTrip: worst([roundTrip.points, roundTrip.volume], [own.points, own.volume]),
  };
  return { ...measured, findings: diagnose(measured, explanations) };
}

function requireOptions(
  { dim }: AuditedFlow,
  { box, fine, tolerance, ...counts }: {
    readonly box: Box;
    readonly fine: number;
    readonly samples: number;
    readonly points: number;
    readonly probes: number;
    readonly tolerance: number;
  },
): void {
  if (dim !== 1 && dim !== 2) throw new RangeError(`Expected a flow of dim 1 or 2; got ${dim}`);
  if (box.length !== dim) {
    throw new TypeError(`Expected a box of ${dim} intervals; got ${box.length}`);
  }
  for (const [low, high] of box) {
    if (low < high && Number.isFinite(high - low)) continue;
    throw new RangeError(`Expected intervals from low to high; got [${low}, ${high}]`);
  }
  requireCount(fine, "grid");
  if (fine % (2 * CELLS) !== 0) {
    throw new RangeError(`Expected grid to be a multiple of ${2 * CELLS}; got ${fine}`);
  }
  Object.entries(counts).forEach(([name, count]) => requireCount(count, name));
  if (!(tolerance > 0 && tolerance < Infinity)) {
    throw new RangeError(`Expected tolerance > 0 and finite; got ${tolerance}`);
  }
}

import type { Finding, LikelihoodAudit, Measured } from "./report.ts";
import { short } from "./report.ts";

/** Ways in which what was measured may be explained: how far each misses it at worst. */
export interface Explanations {
  /** base + trace in place of base - trace. */
  readonly otherSign: number;
  /** The right formula, solved as the model solves it. */
  readonly ownSolver: number;
  /** The round trip of the right formula, solved as the model solves it. */
  readonly ownTrip: number;
}

/** What is wrong, from what was measured: the most special explanation that fits. */
export function diagnose(
  audit: Omit<LikelihoodAudit, "findings">,
  explanations: Explanations,
): Finding[] {
  const found: Finding[] = [];
  const { likelihood, roundTrip, probes, mass, base, histogram, tail } = audit;
  const trip = { error: Math.max(roundTrip.points, roundTrip.volume), allowed: roundTrip.allowed };
  if (probes && !(probes.spread > probes.expected / 2 && probes.spread < 2 * probes.expected)) {
    found.push({
      fault: "fresh probes",
      shows: `estimates scatter by ${short(probes.spread)}, with one probe for each solve by ` +
        short(probes.expected),
      distrust: "the order of the solver and the error of every estimate",
    });
  }
  if (isOff(likelihood)) found.push(ofLikelihood(audit, explanations));
  // the noise of the base check comes by the way back: a way that is wrong is the closer explanation
  else if (isOff(trip)) found.push(ofTrip(audit, explanations));
  else if (isOff(base)) found.push(wrongBase(audit));
  else if (isOff(mass)) found.push(lostMass(audit));
  else if (isOff(histogram)) {
    found.push({
      fault: "unknown",
      shows: `a cell of the histogram is off by ${short(histogram.error)}`,
      distrust: "samples beside densities",
    });
  }
  // one fault everywhere is no fault of the tail
  if (isOff(tail) && found.length === 0) {
    found.push({
      fault: "float32 tail",
      shows: `far out the log-density is off by ${short(tail.error)} of its size`,
      distrust: "densities of points far from the data, and averages that hold one",
    });
  }
  return found;
}

function ofLikelihood(
  audit: Omit<LikelihoodAudit, "findings">,
  { otherSign, ownSolver }: Explanations,
): Finding {
  const { likelihood, mass } = audit,
    off = `log-densities are off by ${short(likelihood.error)} nats`;
  if (otherSign <= likelihood.allowed) {
    return {
      fault: "sign of the trace",
      shows: `${off}, and fit with + in place of -`,
      distrust: "every log-density: their mass is not 1",
    };
  }
  if (ownSolver <= likelihood.allowed) {
    return {
      fault: "coarse solver",
      shows: `${off}, and fit when solved as coarsely`,
      distrust: "log-densities beyond that error, and comparisons of models by them",
    };
  }
  if (isOff(mass)) return lostMass(audit);
  return wrongBase(audit);
}

function ofTrip(
  { roundTrip: { points, volume, allowed } }: Omit<LikelihoodAudit, "findings">,
  { ownTrip }: Explanations,
): Finding {
  const off = `there and back misses by ${short(points)} in place, by ${short(volume)} in volume`;
  if (ownTrip <= allowed) {
    return {
      fault: "coarse solver",
      shows: `${off}, and so does its solver`,
      distrust: "the inverse beside the forward flow, beyond that error",
    };
  }
  return {
    fault: "open trip",
    shows: off,
    distrust: "forward beside inverse: one of them is not the other way of one flow",
  };
}

function lostMass({ mass }: Omit<LikelihoodAudit, "findings">): Finding {
  return {
    fault: "lost mass",
    shows: `the density has mass ${short(mass.density)} where ${
      short(mass.samples)
    } of the samples lie`,
    distrust: "log-densities as such: they are not those of a law",
  };
}

function wrongBase({ base, histogram }: Omit<LikelihoodAudit, "findings">): Finding {
  return {
    fault: "wrong base",
    shows:
      `mass is right, but samples are off by ${short(histogram.error)} in a cell, and the noise ` +
      `they come from by ${short(base.error)}`,
    distrust: "samples beside densities: they are those of two laws",
  };
}

/** Whether it is not within what is allowed; what is no number is not. */
export function isOff({ error, allowed }: Measured): boolean {
  return !(error <= allowed);
}

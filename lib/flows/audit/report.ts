import type { Box } from "./cells.ts";

/** What an audit can find wrong. */
export type LikelihoodFault =
  | "sign of the trace"
  | "fresh probes"
  | "coarse solver"
  | "open trip"
  | "lost mass"
  | "wrong base"
  | "float32 tail"
  | "unknown";

/** A fault, how it showed, and what is not to be trusted. */
export interface Finding {
  /** Its name. */
  readonly fault: LikelihoodFault;
  /** The numbers in which it showed. */
  readonly shows: string;
  /** What is not to be trusted. */
  readonly distrust: string;
}

/** A number that was measured and the most it may be. */
export interface Measured {
  /** What was measured, as a distance from what is right. */
  readonly error: number;
  /** The most that chance and rounding explain. */
  readonly allowed: number;
}

/** What {@link auditLikelihood} measured and what it makes of it. */
export interface LikelihoodAudit {
  /** Empty where nothing is wrong. */
  readonly findings: readonly Finding[];
  /** The mass of the density on the box beside the share of the samples in it. */
  readonly mass: Measured & {
    readonly box: Box;
    readonly density: number;
    readonly samples: number;
  };
  /** The reported log-density beside that which the velocity alone gives, at samples; in nats. */
  readonly likelihood: Measured;
  /** From the base to data and back: how far points and volumes miss, and the most either may. */
  readonly roundTrip: {
    readonly points: number;
    readonly volume: number;
    readonly allowed: number;
  };
  /**
   * Estimates of one log-density with many probes: scatter beside what the formula says, and mean
   * beside the exact one, both at worst; only where the trace is estimated.
   */
  readonly probes?: {
    readonly spread: number;
    readonly expected: number;
    readonly bias: Measured;
  };
  /** Log-densities of the same field, solved more and less finely: what tolerance buys. */
  readonly solvers: readonly {
    readonly solver: string;
    readonly evaluations: number;
    readonly error: number;
  }[];
  /** The worst cell of a histogram of samples beside the density summed over it. */
  readonly histogram: Measured;
  /** Noise that the inverse makes of samples beside the base: the worst cell. */
  readonly base: Measured;
  /** The log-density two and four times as far out as the box, relative to its size. */
  readonly tail: Measured;
}

/** The audit as lines of text. */
export function auditLines(audit: LikelihoodAudit): string[] {
  const { mass, likelihood, roundTrip, probes, solvers, histogram, base, tail, findings } = audit;
  const box = mass.box.map(([low, high]) => `[${low}, ${high}]`).join(" x ");
  return [
    `mass on ${box}: ${mass.density.toFixed(4)}, of samples ${mass.samples.toFixed(4)}`,
    `log-density against the velocity alone: ${short(likelihood.error)} nats`,
    `there and back: points ${short(roundTrip.points)}, volume ${short(roundTrip.volume)}`,
    ...probes
      ? [`spread over probes: ${short(probes.spread)}, by the formula ${short(probes.expected)}`]
      : [],
    ...solvers.map(({ solver, evaluations, error }) =>
      `${solver}: ${evaluations} evaluations, error ${short(error)}`
    ),
    `samples against the density, worst cell: ${short(histogram.error)}`,
    `noise against the base, worst cell: ${short(base.error)}`,
    `far out: ${short(tail.error)} of the log-density`,
    ...findings.length === 0
      ? ["nothing to distrust"]
      : findings.map(({ fault, shows, distrust }) => `${fault}: ${shows}; distrust ${distrust}`),
  ];
}

/** Two digits. */
export function short(value: number): string {
  return value === 0 || !Number.isFinite(value)
    ? String(value)
    : Number(value.toPrecision(2)).toString();
}

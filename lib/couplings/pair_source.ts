import type { Stream } from "../random/stream.ts";
import type { Points } from "../tensors/shapes.ts";
import type { Coupling, PairedPoints } from "./coupling.ts";

/** Where training pairs come from. */
export interface PairSource {
  /**
   * Some pairs, as fresh tensors; drawing moves the stream on.
   *
   * @param count number of pairs
   * @throws {RangeError} when count is no positive integer
   */
  sample(count: number, stream: Stream): PairedPoints;
}

/** Two laws and the rule that pairs their draws. */
export interface CoupledLaws {
  /** Draws x0, shape [count, dim]. */
  readonly noise: { sample(count: number, stream: Stream): Points };
  /** Draws x1, shape [count, dim]. */
  readonly data: { sample(count: number, stream: Stream): Points };
  /** Pairs the draws, as many of each. */
  readonly coupling: Coupling;
}

/** Fresh draws of both laws, paired. */
export function coupledDraws(laws: CoupledLaws, count: number, stream: Stream): PairedPoints {
  const x0 = laws.noise.sample(count, stream), x1 = laws.data.sample(count, stream);
  try {
    return laws.coupling(x0, x1, stream);
  } finally {
    x0.dispose();
    x1.dispose();
  }
}

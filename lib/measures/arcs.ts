import type * as tf from "#tensorflow";
import { gaussLegendre } from "../numerics/gauss_rules.ts";
import type { Mixture } from "../exact/problem.ts";
import { requireDeviation, requireFinite } from "../require/numbers.ts";
import type { Stream } from "../random/stream.ts";
import type { Points } from "../tensors/shapes.ts";
import { type Distribution, type Sampler, sampler } from "./distribution.ts";
import { gaussianMixture } from "./gaussian_mixture.ts";

/** A curve in the plane, walked from one value of its parameter to another. */
export interface Arc {
  readonly from: number;
  readonly to: number;
  point(parameter: number): readonly [number, number];
}

/** Noise on a curve, and where the noisy curve is put. */
export interface Placement {
  /** Standard deviation of the normal noise in each coordinate, before scaling. */
  readonly noise: number;
  /** Factor on curve and noise, above 0. */
  readonly scale: number;
  /** Added to each coordinate at last. */
  readonly shift: readonly [number, number];
}

const NODES = 32; // of the Gauss rule on each piece of an arc
const MOST_PIECES = 256; // of an arc; finer noise would need too many Gaussians
const CHORDS = 256; // that stand for an arc when its fastest part is looked for

/**
 * The law of a point on one of several arcs, all equally likely: a uniform parameter and noise.
 *
 *   x = scale (point(s) + noise z) + shift,   s uniform on [from, to],  z from N(0, I)
 *
 * The density is an integral along the arcs. Gauss rules turn it into a mixture of Gaussians with
 * centres no further apart than the noise, which leaves an error below that of float32.
 *
 * @throws {RangeError} when noise is negative, scale is not positive, or a number is not finite;
 * `logProb` when the noise is too small for this, or 0
 */
export function noisyArcs(arcs: readonly Arc[], placement: Placement): Distribution & Sampler {
  requirePlacement(placement);
  const { noise, scale, shift } = placement;

  function rows(count: number, stream: Stream): Float64Array {
    const share = stream.uniform(count);
    const points = Array.from(stream.integers(count, arcs.length), (k, i) => {
      const { from, to, point } = arcs[k]!;
      return point(from + (to - from) * share[i]!);
    });
    return stream.normal(2 * count).map((z, j) =>
      scale * (points[j >> 1]![j & 1]! + noise * z) + shift[j & 1]!
    );
  }

  let mixture: Distribution | undefined;
  function logProb(x: Points): tf.Tensor1D {
    mixture ??= gaussianMixture(mixtureAlong(arcs, placement));
    return mixture.logProb(x);
  }
  return { ...sampler(2, rows), logProb };
}

/** Gaussians on the nodes of Gauss rules along the arcs. */
function mixtureAlong(arcs: readonly Arc[], { noise, scale, shift }: Placement): Mixture {
  const { nodes, weights } = gaussLegendre(NODES);
  const parts = arcs.flatMap((arc) => {
    // the middle nodes of the rule on a piece of length l lie pi l / (2 NODES) apart
    const width = longest(arc) * Math.PI / (2 * NODES), pieces = Math.ceil(width / noise);
    if (pieces > MOST_PIECES) {
      const least = (width / MOST_PIECES).toPrecision(2);
      throw new RangeError(`Expected noise of at least ${least} for a density; got ${noise}`);
    }
    return Array.from({ length: pieces * NODES }, (_, k) => {
      const share = (Math.floor(k / NODES) + (1 + nodes[k % NODES]!) / 2) / pieces;
      const [x, y] = arc.point(arc.from + (arc.to - arc.from) * share);
      return {
        weight: weights[k % NODES]! / (2 * pieces * arcs.length),
        mean: [scale * x + shift[0], scale * y + shift[1]],
      };
    });
  });
  return {
    weights: parts.map(({ weight }) => weight),
    means: parts.map(({ mean }) => mean),
    sds: parts.map(() => scale * noise),
  };
}

/** The length an arc would have if it were walked as fast as where it is fastest. */
function longest({ from, to, point }: Arc): number {
  const points = Array.from(
    { length: CHORDS + 1 },
    (_, k) => point(from + (to - from) * k / CHORDS),
  );
  const chords = points.slice(1).map(([x, y], k) =>
    Math.hypot(x - points[k]![0], y - points[k]![1])
  );
  return CHORDS * Math.max(...chords);
}

/** @throws {TypeError} or {RangeError} that says which number is wrong */
export function requirePlacement({ noise, scale, shift }: Placement): void {
  requireDeviation(noise, "noise");
  requireFinite(scale, "scale");
  if (scale <= 0) throw new RangeError(`Expected scale > 0; got ${scale}`);
  if (shift?.length !== 2) throw new TypeError(`Expected shift of length 2; got ${shift?.length}`);
  shift.forEach((coordinate, axis) => requireFinite(coordinate, `shift[${axis}]`));
}

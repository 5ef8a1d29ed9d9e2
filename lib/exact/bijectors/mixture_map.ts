import { normalLogCdf, normalLogQuantile } from "../../numerics/normal_logs.ts";
import { requireCount, requirePoint } from "../../require/numbers.ts";
import { invertIncreasing } from "./invert_increasing.ts";
import type { ExactMonotoneMap, MovedNumber } from "./monotone_map.ts";

/** The size of a {@link mixtureMap}. */
export interface MixtureMapOptions {
  /** Bells in the mixture, at least 1; 5 by default. */
  readonly components?: number;
  /** Bound of the logarithm of a bell's width, above 0, 3 by default. */
  readonly scaleBound?: number;
}

/** A mixture of normal laws. */
interface Bells {
  readonly logWeights: readonly number[];
  readonly means: readonly number[];
  readonly logScales: readonly number[];
}

/**
 * The map that turns a mixture of normal laws into N(0, 1):
 *
 *   Phi(x) = F(y) = sum over k of w_k Phi((y - m_k) / s_k),   log g'(y) = log F'(y) - log N(x; 0, 1)
 *
 * w is a softmax of the first raw numbers, m the next ones, log s = bound tanh(raw / bound) of the
 * last. An autoregressive map of them has mixtures as the laws of each coordinate given those before
 * it. With equal bells N(0, 1) it is the identity. The inverse is found by halving and Newton.
 *
 * @throws {RangeError} when components is not a positive integer, or the bound is not above 0
 * @see Oliva et al. 2018, "Transformation autoregressive networks", section 2.
 *
 * @example
 * ```ts
 * import { mixtureMap } from "flowbook/exact";
 * const map = mixtureMap({ components: 2 }), twoBells = [0, 0, -2, 2, 0, 0];
 * console.log(Math.abs(map.apply(0, twoBells).value)); // 0, the median
 * ```
 */
export function mixtureMap(options: MixtureMapOptions = {}): ExactMonotoneMap {
  const { components, scaleBound } = requireMixtureOptions(options);
  const parameters = 3 * components;
  const bellsOf = (raw: readonly number[]): Bells => {
    requirePoint(raw, parameters, "raw");
    const logits = raw.slice(0, components), total = logSum(logits);
    return {
      logWeights: logits.map((logit) => logit - total),
      means: raw.slice(components, 2 * components),
      logScales: raw.slice(2 * components).map((r) => scaleBound * Math.tanh(r / scaleBound)),
    };
  };
  return {
    parameters,
    apply: (y, raw) => scoreIn(bellsOf(raw), y),
    invert(x, raw): MovedNumber {
      const bells = bellsOf(raw);
      return invertIncreasing((y) => scoreIn(bells, y), x);
    },
  };
}

/**
 * The options with what they leave out.
 *
 * @throws {RangeError} when components is not a positive integer, or the bound is not above 0
 */
export function requireMixtureOptions(
  { components = 5, scaleBound = 3 }: MixtureMapOptions,
): Required<MixtureMapOptions> {
  requireCount(components, "components");
  if (!(scaleBound > 0 && scaleBound < Infinity)) {
    throw new RangeError(`Expected scaleBound > 0 and finite; got ${scaleBound}`);
  }
  return { components, scaleBound };
}

/** The number that lies in N(0, 1) where y lies in the mixture, and the log-slope there. */
function scoreIn({ logWeights, means, logScales }: Bells, y: number): MovedNumber {
  const places = means.map((mean, k) => (y - mean) / Math.exp(logScales[k]!));
  const below = logSum(places.map((z, k) => logWeights[k]! + normalLogCdf(z)));
  const above = logSum(places.map((z, k) => logWeights[k]! + normalLogCdf(-z)));
  const value = below < above ? normalLogQuantile(below) : 0 - normalLogQuantile(above); // the thinner tail
  const density = logSum(places.map((z, k) => logWeights[k]! - logScales[k]! - z * z / 2));
  return { value, logSlope: density + value * value / 2 };
}

function logSum(logs: readonly number[]): number {
  const most = Math.max(...logs);
  return most + Math.log(logs.reduce((sum, l) => sum + Math.exp(l - most), 0));
}

import { requireCount } from "../require/numbers.ts";
import { coupledDraws, type CoupledLaws, type PairSource } from "./pair_source.ts";

/**
 * Fresh noise and fresh data, paired batch by batch.
 *
 * @param laws two laws on one space, and the coupling of their draws
 *
 * @example
 * ```ts
 * import { freshPairs, optimalCoupling } from "flowbook/couplings";
 * import { eightGaussians, standardNormal } from "flowbook/measures";
 * import { stream } from "flowbook/random";
 * const laws = { noise: standardNormal(2), data: eightGaussians() };
 * const pairs = freshPairs({ ...laws, coupling: optimalCoupling() });
 * console.log(pairs.sample(64, stream(1)).x0.shape); // [64, 2]
 * ```
 */
export function freshPairs(laws: CoupledLaws): PairSource {
  return {
    sample: (count, stream) => {
      requireCount(count, "count");
      return coupledDraws(laws, count, stream);
    },
  };
}

import { requireCount } from "../require/numbers.ts";
import { type PairedPoints, requireBatches } from "./coupling.ts";
import type { PairSource } from "./pair_source.ts";
import { picked, stored, unstored } from "./stored_pairs.ts";

/**
 * A set of pairs that stays, from which batches are drawn with replacement.
 *
 * So does the exact coupling of two whole sets, and so do the pairs of a reflow.
 *
 * @param pairs both of shape [count, dim]; copied
 * @throws {TypeError} when the shapes differ
 * @throws {RangeError} when there is no pair, or a point is not finite
 *
 * @example
 * ```ts
 * import { fixedPairs, optimalCoupling } from "flowbook/couplings";
 * import { stream } from "flowbook/random";
 * import { normalPoints, tf } from "flowbook/tensors";
 * const x0 = normalPoints(512, 2, stream(1)), x1 = normalPoints(512, 2, stream(2));
 * const whole = optimalCoupling()(x0, x1, stream(3)), pairs = fixedPairs(whole);
 * tf.dispose([x0, x1, whole.x0, whole.x1]);
 * console.log(pairs.sample(64, stream(4)).x1.shape); // [64, 2]
 * ```
 */
export function fixedPairs(pairs: PairedPoints): PairSource {
  requireBatches(pairs.x0, pairs.x1);
  const all = stored(pairs);
  return {
    sample: (count, stream) => {
      requireCount(count, "count");
      return unstored([picked(all, stream.integers(count, all.count))]);
    },
  };
}

import * as tf from "#tensorflow";
import type { Stream } from "../random/stream.ts";
import { requireCount } from "../require/numbers.ts";
import { coupledDraws, type CoupledLaws, type PairSource } from "./pair_source.ts";
import { slice, stored, type StoredPairs, unstored } from "./stored_pairs.ts";

/**
 * Fresh pairs from a coupling of larger batches than a training step takes.
 *
 * It pairs `ahead` points at once and hands each pair out once; what is left over waits for the next
 * batch. So the coupling is that of large batches at the price of one pairing in many steps.
 *
 * @param laws two laws on one space, the coupling of their draws, and how many points are paired at
 *   once; unless it is a multiple of the batches, some of them are of two pairings
 * @throws {RangeError} when ahead is no positive integer
 * @see Tong et al. 2024, appendix D (the size of the batch that is paired).
 *
 * @example
 * ```ts
 * import { optimalCoupling, pairsInAdvance } from "flowbook/couplings";
 * import { eightGaussians, standardNormal } from "flowbook/measures";
 * import { stream } from "flowbook/random";
 * const laws = { noise: standardNormal(2), data: eightGaussians(), coupling: optimalCoupling() };
 * const pairs = pairsInAdvance({ ...laws, ahead: 512 });
 * console.log(pairs.sample(64, stream(1)).x0.shape); // [64, 2]
 * ```
 */
export function pairsInAdvance(
  { ahead, ...laws }: CoupledLaws & { readonly ahead: number },
): PairSource {
  requireCount(ahead, "ahead");
  let kept: StoredPairs | undefined, used = 0;

  /** The next pairs of the coupling under way, at most so many. */
  function next(most: number, stream: Stream): StoredPairs {
    if (!kept || used === kept.count) {
      const pairs = coupledDraws(laws, ahead, stream);
      kept = stored(pairs);
      used = 0;
      tf.dispose([pairs.x0, pairs.x1]);
    }
    const from = used;
    used = Math.min(kept.count, from + most);
    return slice(kept, from, used);
  }

  return {
    sample: (count, stream) => {
      requireCount(count, "count");
      const parts = [next(count, stream)];
      for (let have = parts[0]!.count; have < count; have += parts.at(-1)!.count) {
        parts.push(next(count - have, stream));
      }
      return unstored(parts);
    },
  };
}

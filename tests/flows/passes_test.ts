import {
  affineCoupling,
  type Bijector,
  chain,
  countPasses,
  deepSigmoidal,
  inverseAutoregressive,
  inverted,
  maskedAutoregressive,
  permutation,
  splineAutoregressive,
  splineCoupling,
  transformationAutoregressive,
} from "flowbook/flows";
import { stream } from "flowbook/random";
import { tf } from "flowbook/tensors";
import { deepEqual } from "node:assert/strict";
import { noLeaks } from "../tensors/no_leaks.ts";

const numbers = stream(5), hidden = [8];

function passes(map: Bijector): [density: number, sampling: number] {
  const points = tf.zeros<tf.Rank.R2>([3, map.dim]);
  const { density, sampling } = countPasses(map, points);
  points.dispose();
  map.dispose();
  return [density, sampling];
}

noLeaks("a coupling takes one pass each way, an autoregressive layer 1 and dim", () => {
  for (const dim of [2, 8]) {
    const options = { dim, hidden };
    deepEqual(passes(affineCoupling(options, numbers)), [1, 1]);
    deepEqual(passes(splineCoupling(options, numbers)), [1, 1]);
    for (
      const make of [
        maskedAutoregressive,
        splineAutoregressive,
        deepSigmoidal,
        transformationAutoregressive,
      ]
    ) deepEqual(passes(make(options, numbers)), [1, dim], make.name);
    deepEqual(passes(inverseAutoregressive(options, numbers)), [dim, 1]);
  }
});

noLeaks("the passes of a chain add up, and turn round with it", () => {
  const layers = (): Bijector =>
    chain([
      maskedAutoregressive({ dim: 4, hidden }, numbers),
      permutation({ order: [3, 2, 1, 0] }),
      affineCoupling({ dim: 4, hidden }, numbers),
    ]);
  deepEqual(passes(layers()), [2, 5]);
  deepEqual(passes(inverted(layers())), [5, 2]);
});

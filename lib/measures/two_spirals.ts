import { type Sampler, sampler } from "./distribution.ts";
import { variantOf } from "./variants.ts";

/** How far two spirals turn, and how they are blurred. */
export interface Spirals {
  /** Angle of the outer end, in radians. */
  readonly turn: number;
  /** Side of the square in which a point is moved at random, before scaling. */
  readonly box: number;
  /** Factor on both coordinates. */
  readonly scale: number;
  /** Standard deviation of the normal noise, after scaling. */
  readonly noise: number;
}

/**
 * The two spirals of several packages.
 *
 * - `ffjord`: Grathwohl et al. 2019
 * - `torchdyn`: Poli et al. 2020, with the box that it takes unless told
 */
export const TWO_SPIRALS: Readonly<Record<"ffjord" | "torchdyn", Spirals>> = {
  ffjord: { turn: 3 * Math.PI, box: 0.5, scale: 1 / 3, noise: 0.1 },
  torchdyn: { turn: 13 * Math.PI / 3, box: 1e-4, scale: 1, noise: 0 },
};

/**
 * Two spirals that start at the origin, opposite each other.
 *
 *   x = +- scale (a (-cos a, sin a) + box (u, u')) + noise z,   a = turn sqrt(u'')
 *
 * with u, u', u'' uniform on [0, 1), z from N(0, I), and both signs equally likely (the packages
 * give each sign half of the points).
 *
 * @param variant a name in {@link TWO_SPIRALS}
 * @throws {RangeError} that lists the known names
 *
 * @example
 * ```ts
 * import { twoSpirals } from "flowbook/measures";
 * import { stream } from "flowbook/random";
 * console.log(twoSpirals().sample(100, stream(1).split("data")).shape); // [100, 2]
 * ```
 */
export function twoSpirals(variant: keyof typeof TWO_SPIRALS = "ffjord"): Sampler {
  const { turn, box, scale, noise } = variantOf("twoSpirals", TWO_SPIRALS, variant);
  return sampler(2, (count, stream) => {
    const angles = stream.uniform(count).map((u) => turn * Math.sqrt(u));
    const arms = stream.integers(count, 2), places = stream.uniform(2 * count);
    return stream.normal(2 * count).map((z, j) => {
      const angle = angles[j >> 1]!, sign = 1 - 2 * arms[j >> 1]!;
      const direction = j % 2 === 0 ? -Math.cos(angle) : Math.sin(angle);
      return sign * scale * (angle * direction + box * places[j]!) + noise * z;
    });
  });
}

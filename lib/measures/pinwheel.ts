import { type Sampler, sampler } from "./distribution.ts";
import { variantOf } from "./variants.ts";

/**
 * The pinwheels of several packages, by their scale.
 *
 * - `ffjord`: Grathwohl et al. 2019
 * - `dsb`: De Bortoli et al. 2021
 */
export const PINWHEELS: Readonly<Record<"ffjord" | "dsb", number>> = { ffjord: 2, dsb: 7.5 };

const ARMS = 5;
const RADIAL = 0.3; // standard deviations along and across an arm
const TANGENTIAL = 0.1;
const RATE = 0.25; // how strongly the arms bend

/**
 * Five bent arms around the origin.
 *
 *   (r, s) = (1 + 0.3 z, 0.1 z'),   b = 2 pi k / 5 + exp(r) / 4,   k = 0, ..., 4
 *   x = scale (r cos b + s sin b, s cos b - r sin b)
 *
 * with z, z' from N(0, 1) and all arms equally likely (the packages give each the same number of
 * points).
 *
 * @param variant a name in {@link PINWHEELS}
 * @throws {RangeError} that lists the known names
 * @see Grathwohl et al. 2019.
 */
export function pinwheel(variant: keyof typeof PINWHEELS = "ffjord"): Sampler {
  const scale = variantOf("pinwheel", PINWHEELS, variant);
  return sampler(2, (count, stream) => {
    const arms = stream.integers(count, ARMS), z = stream.normal(2 * count);
    return z.map((_, j) => {
      const i = j >> 1, r = 1 + RADIAL * z[2 * i]!, s = TANGENTIAL * z[2 * i + 1]!;
      const angle = 2 * Math.PI * arms[i]! / ARMS + RATE * Math.exp(r);
      const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
      return scale * (j % 2 === 0 ? r * cosine + s * sine : s * cosine - r * sine);
    });
  });
}

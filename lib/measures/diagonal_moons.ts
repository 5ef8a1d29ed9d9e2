import { type Sampler, sampler } from "./distribution.ts";
import { HALF_CIRCLES } from "./moons.ts";

/**
 * The two moons of the package torchcfm: each point slides along the diagonal instead of being
 * blurred, since its generator adds one uniform number to both coordinates.
 *
 *   x = 3 (point + (u, u)) - (1, 1),   u uniform on [0, 0.2)
 *
 * The points are those of {@link moons}, with uniform angles (evenly spaced in the package).
 *
 * @see Tong et al. 2024 (torchcfm) by way of Poli et al. 2020 (torchdyn).
 */
export function diagonalMoons(): Sampler {
  return sampler(2, (count, stream) => {
    const angle = stream.uniform(count), slide = stream.uniform(count);
    const points = Array.from(
      stream.integers(count, 2),
      (half, i) => HALF_CIRCLES[half]!.point(Math.PI * angle[i]!),
    );
    return Float64Array.from(
      { length: 2 * count },
      (_, j) => 3 * (points[j >> 1]![j & 1]! + 0.2 * slide[j >> 1]!) - 1,
    );
  });
}

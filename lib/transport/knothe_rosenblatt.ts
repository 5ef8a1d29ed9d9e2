import { generalizedInverse } from "../numerics/generalized_inverse.ts";
import { normalCdf, normalQuantile } from "../numerics/normal.ts";
import { requirePoint } from "../require/numbers.ts";

/** A law of the plane, one coordinate after the other. */
export interface SuccessiveLaw {
  /** Distribution function of the coordinate that comes first. */
  first(a: number): number;
  /** Distribution function of the other coordinate, given the first. */
  second(b: number, a: number): number;
}

/** Which coordinate comes first. */
export type CoordinateOrder = "x first" | "y first";

/** A map between the plane and itself, and its inverse. */
export interface PlaneMap {
  /** From the law to noise from N(0, I). */
  toNoise(point: readonly number[]): [number, number];
  /** From noise to the law. */
  fromNoise(noise: readonly number[]): [number, number];
}

/**
 * The map between a law of the plane and the normal law N(0, I), coordinate by coordinate.
 *
 *   z1 = Phi^-1(F_1(x1)),   z2 = Phi^-1(F_(2|1)(x2 | x1))
 *
 * It is triangular: z1 does not depend on x2. The other order of the coordinates is another map
 * between the same two laws.
 *
 * @param law   distribution functions, that of the first coordinate and that of the second given it
 * @param order which entry of a point is the first coordinate
 * @returns maps that throw a TypeError on what is no point, and a RangeError where a distribution
 * function gives 0 or 1, so far out that no double is left for the normal rank
 * @see Rosenblatt 1952; Knothe 1957.
 *
 * @example
 * ```ts
 * import { normalCdf } from "flowbook/numerics";
 * import { knotheRosenblatt } from "flowbook/transport";
 * // x1 from N(0, 1), x2 = x1 + noise
 * const law = { first: normalCdf, second: (b: number, a: number) => normalCdf(b - a) };
 * const { toNoise } = knotheRosenblatt(law, "x first");
 * console.log(toNoise([0.5, 2]).map((z) => z.toFixed(6)).join()); // 0.500000,1.500000
 * ```
 */
export function knotheRosenblatt(law: SuccessiveLaw, order: CoordinateOrder): PlaneMap {
  if (order !== "x first" && order !== "y first") {
    throw new RangeError(`Expected order "x first" or "y first"; got ${order}`);
  }
  /** Between points and pairs (first coordinate, second coordinate); its own inverse. */
  const arranged = ([a, b]: readonly [number, number]): [number, number] =>
    order === "x first" ? [a, b] : [b, a];
  return {
    toNoise: (point) => {
      requirePoint(point, 2, "point");
      const [a, b] = arranged([point[0]!, point[1]!]);
      return arranged([normalRank(law.first(a)), normalRank(law.second(b, a))]);
    },
    fromNoise: (noise) => {
      requirePoint(noise, 2, "noise");
      const [first, second] = arranged([noise[0]!, noise[1]!]);
      const a = generalizedInverse(law.first, normalCdf(first));
      const b = generalizedInverse((place) => law.second(place, a), normalCdf(second));
      return arranged([a, b]);
    },
  };
}

function normalRank(rank: number): number {
  if (!(rank > 0 && rank < 1)) {
    throw new RangeError(`Expected a point inside the law, of a rank in (0, 1); got rank ${rank}`);
  }
  return normalQuantile(rank);
}

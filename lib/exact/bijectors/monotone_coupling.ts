import { requirePoint } from "../../require/numbers.ts";
import type { ExactBijector, ExactMoved } from "./bijector.ts";
import { conditioned, type ExactHalves, exactSplit } from "./halves.ts";
import type { ExactMonotoneMap, MovedNumber } from "./monotone_map.ts";

/** What a {@link monotoneCoupling} is made of. */
export interface ExactMonotoneCouplingOptions extends ExactHalves {
  /** The raw numbers of all moving coordinates, one after the other, from the kept ones. */
  readonly conditioner: (still: readonly number[]) => readonly number[];
  /** What each moving coordinate does with its raw numbers. */
  readonly map: ExactMonotoneMap;
}

/**
 * A coupling with any increasing map of the line, such as a spline:
 *
 *   x_still = y_still,   x_moving,i = g(y_moving,i; h_i(y_still)),   log |det| = sum of log g'
 *
 * Both directions take one evaluation of the conditioner: the coordinates it sees stay.
 *
 * @throws {RangeError} when a half would be empty
 * @throws {TypeError} later, when the conditioner returns another number of raw numbers
 * @see Durkan, Bekasov, Murray and Papamakarios 2019, section 2.2.
 *
 * @example
 * ```ts
 * import { monotoneCoupling, splineMap } from "flowbook/exact";
 * const map = splineMap({ bins: 2 }), conditioner = ([x]: readonly number[]) => [x!, 0, 0, x!, 0];
 * const layer = monotoneCoupling({ dim: 2, conditioner, map });
 * const { point } = layer.forward([0.5, 1]);
 * console.log(point[0], layer.inverse(point).point[1]!.toFixed(12)); // 0.5 1.000000000000
 * ```
 */
export function monotoneCoupling(
  { conditioner, map, ...halves }: ExactMonotoneCouplingOptions,
): ExactBijector {
  const { dim } = halves, { parts, join, moving: count } = exactSplit(halves);
  const each = map.parameters;

  function take(
    x: readonly number[],
    move: (value: number, raw: readonly number[]) => MovedNumber,
  ): ExactMoved {
    const { still, moving } = parts(x), raw = conditioned(conditioner, still, count * each);
    const moved = moving.map((value, i) => move(value, raw.slice(i * each, (i + 1) * each)));
    return {
      point: join(still, moved.map(({ value }) => value)),
      logDet: moved.reduce((sum, { logSlope }) => sum + logSlope, 0),
    };
  }

  return {
    dim,
    forward(x): ExactMoved {
      requirePoint(x, dim, "x");
      return take(x, map.invert);
    },
    inverse(y): ExactMoved {
      requirePoint(y, dim, "y");
      return take(y, map.apply);
    },
  };
}

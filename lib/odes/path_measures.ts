import type { AdaptiveSteps } from "./adaptive_options.ts";
import type { FixedSteps } from "./fixed_steps.ts";
import { type Field64, float64 } from "./float64.ts";
import { product } from "./product.ts";
import { solve } from "./solve.ts";

/** The steps of a solution, in which an integral along it is taken as well. */
export type PathSteps = FixedSteps | AdaptiveSteps;

/**
 * The kinetic energy of one trajectory of a field.
 *
 *   integral over t of |v(x_t, t)|^2,   dx/dt = v(x, t)
 *
 * Its mean over starts is E in the chain  cost of the pairs >= E >= cost of the ends >= W2^2. The
 * integral travels with the trajectory and has its order.
 *
 * @param field   v(x, t)
 * @param x0      where the trajectory starts
 * @param options steps as in {@link solve}
 * @throws {TypeError} or {RangeError} as {@link solve}
 * @see Benamou and Brenier 2000, "A computational fluid mechanics solution to the Monge–Kantorovich
 * mass transfer problem".
 *
 * @example
 * ```ts
 * import { pathEnergy, RK4 } from "flowbook/odes";
 * // dx/dt = x from 1: the integral of e^(2 t)
 * console.log(pathEnergy((x) => x, [1], { tableau: RK4, steps: 50 }).toFixed(6)); // 3.194528
 * ```
 */
export function pathEnergy(field: Field64, x0: ArrayLike<number>, options: PathSteps): number {
  return integralAlong(field, x0, options, square);
}

/**
 * The length of one trajectory of a field.
 *
 *   integral over t of |v(x_t, t)|
 *
 * It is the length of the chord from start to end where the trajectory is a line on which it never
 * turns back. Sums of chords between steps come close slowly; this has the order of the method.
 *
 * @param field   v(x, t)
 * @param x0      where the trajectory starts
 * @param options steps as in {@link solve}
 * @throws {TypeError} or {RangeError} as {@link solve}
 *
 * @example
 * ```ts
 * import { pathLength, RK4 } from "flowbook/odes";
 * const turn = ([a, b]: readonly number[]) => [-Math.PI * b!, Math.PI * a!];
 * console.log(pathLength(turn, [1, 0], { tableau: RK4, steps: 100 }).toFixed(6)); // 3.141593
 * ```
 */
export function pathLength(field: Field64, x0: ArrayLike<number>, options: PathSteps): number {
  return integralAlong(field, x0, options, (v) => Math.sqrt(square(v)));
}

/**
 * How far one trajectory of a field is from straight and uniform motion.
 *
 *   S = integral over t of |v(x_t, t) - (x_1 - x_0)|^2
 *
 * 0 exactly for particles that move uniformly; one Euler step is then exact. By the variance of the
 * velocity it equals the {@link pathEnergy} less |x_1 - x_0|^2, which is not how it is computed: a
 * first solution finds the end, and a second one integrates. From time a to time b the mean velocity
 * (x_b - x_a) / (b - a) stands for x_1 - x_0. Its mean over starts is also called the curvature of
 * the flow.
 *
 * @param field   v(x, t)
 * @param x0      where the trajectory starts
 * @param options steps as in {@link solve}
 * @throws {TypeError} or {RangeError} as {@link solve}
 * @see Liu et al. 2023, "Flow straight and fast", section 2.2; Lee, Kim and Ye 2023, "Minimizing
 * trajectory curvature of ODE-based generative models".
 *
 * @example
 * ```ts
 * import { RK4, straightness } from "flowbook/odes";
 * const steps = { tableau: RK4, steps: 100 };
 * console.log(straightness(() => [2], [0], steps)); // 0
 * console.log(straightness((_x, t) => [2 * t], [0], steps).toFixed(6)); // 0.333333
 * ```
 */
export function straightness(field: Field64, x0: ArrayLike<number>, options: PathSteps): number {
  const { end } = solve(float64, field, x0, options), { from = 0, to = 1 } = options;
  const mean = end.map((coordinate, i) => (coordinate - x0[i]!) / (to - from));
  return integralAlong(field, x0, options, (v) => {
    let sum = 0;
    for (let i = 0; i < mean.length; i++) sum += (v[i]! - mean[i]!) ** 2;
    return sum;
  });
}

/** The integral of a function of the velocity along a trajectory, whichever way time runs. */
function integralAlong(
  field: Field64,
  x0: ArrayLike<number>,
  options: PathSteps,
  integrand: (v: ArrayLike<number>) => number,
): number {
  const { from = 0, to = 1 } = options, sign = to < from ? -1 : 1;
  const along = product({ x: float64, integral: float64 });
  const { end } = solve(
    along,
    ({ x }, t) => {
      const v = field(x, t);
      return { x: v, integral: [sign * integrand(v)] };
    },
    { x: x0, integral: [0] },
    options,
  );
  return end.integral[0]!;
}

function square(v: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < v.length; i++) sum += v[i]! ** 2;
  return sum;
}

import type { AdaptiveSteps } from "./adaptive_options.ts";
import type { FixedSteps } from "./fixed_steps.ts";
import { float64 } from "./float64.ts";
import type { LearnedField64, Sensitivity64, WayBack } from "./learned_field.ts";
import { solve } from "./solve.ts";
import { pullBackSteps } from "./step_pullback.ts";

/** What {@link exactAdjoint} differentiates. */
export interface AdjointProblem {
  /** State at the time `from`. */
  readonly x0: ArrayLike<number>;
  /** The numbers of the field. */
  readonly parameters: ArrayLike<number>;
  /** dL/dx1, the slope of the loss in the end. */
  readonly slope: (x1: readonly number[]) => ArrayLike<number>;
  /** How to come back; only `continuous` where steps adapt. */
  readonly back: WayBack;
}

/**
 * The gradient of a loss L(x(to)) in the start and in the parameters of a field, in float64.
 *
 *   continuous       da/dt = -a dv/dx,   dg/dt = -a dv/dparameters,   a(to) = dL/dx, g(to) = 0
 *                    solved back to `from` together with x: then dL/dx0 = a, dL/dparameters = g
 *   stages,          the transposed method: with X_i the stages of a step, from the last one to the
 *   checkpoints      first, A_i = h b_i a + h sum over j > i of a_ji B_j,   B_i = A_i dv/dx(X_i),
 *                    g += sum of A_i dv/dparameters(X_i),   a += sum of B_i
 *
 * The first is the gradient of the solution, up to the error of the solver on the way back; the
 * others are the gradient of what the solver computed, to rounding. They differ at finite steps.
 * A field that contracts fast cannot be solved backward: `returned` then lies far from x0, and the
 * continuous gradient is that of another path.
 *
 * @throws {TypeError} when a velocity, a slope or a pullback has another length, or steps that adapt
 *   are to be followed back by stages
 * @throws {RangeError} as {@link solve}
 * @see Pontryagin et al. 1962; Chen, Rubanova, Bettencourt and Duvenaud 2018, algorithm 1; Gholami,
 * Keutzer and Biros 2019 ("ANODE"), where the reverse solution fails.
 *
 * @example
 * ```ts
 * import { exactAdjoint, type LearnedField64, RK4 } from "flowbook/odes";
 * const growth: LearnedField64 = { // v = theta x: x1 = e^theta x0
 *   velocity: ([x], _t, [theta]) => [theta! * x!],
 *   pullback: ([x], _t, [theta], [a]) => ({ x: [a! * theta!], parameters: [a! * x!] }),
 * };
 * const problem = { x0: [2], parameters: [0.5], slope: () => [1], back: "stages" as const };
 * const { start, parameters } = exactAdjoint(growth, problem, { tableau: RK4, steps: 50 });
 * console.log(start[0]!.toFixed(6), parameters[0]!.toFixed(6)); // 1.648721 3.297443
 * ```
 */
export function exactAdjoint(
  field: LearnedField64,
  problem: AdjointProblem,
  options: FixedSteps | AdaptiveSteps,
): Sensitivity64 {
  const { back, slope } = problem;
  const x0 = Array.from(problem.x0), parameters = Array.from(problem.parameters);
  if (back === "continuous") return continuous(field, { x0, parameters, slope }, options);
  if (back !== "stages" && back !== "checkpoints") {
    throw new TypeError(`Expected back to be stages, checkpoints or continuous; got ${back}`);
  }
  if (options.tableau === undefined) {
    throw new TypeError(`Expected fixed steps to come back by ${back}; got tolerances`);
  }
  return pullBackSteps(field, { x0, parameters, slope, back }, options);
}

interface Given {
  readonly x0: readonly number[];
  readonly parameters: readonly number[];
  readonly slope: AdjointProblem["slope"];
}

function continuous(
  field: LearnedField64,
  { x0, parameters, slope }: Given,
  options: FixedSteps | AdaptiveSteps,
): Sensitivity64 {
  const { from = 0, to = 1 } = options, dim = x0.length;
  const velocity = (x: readonly number[], t: number) => field.velocity(x, t, parameters);
  const { end, evaluations } = solve(float64, velocity, x0, options);
  const start = [...end, ...float64.slope(slope(end), end, "dL/dx1"), ...parameters.map(() => 0)];
  const reversed = solve(
    float64,
    (state, t) => {
      const x = state.slice(0, dim), a = state.slice(dim, 2 * dim);
      const pulled = field.pullback(x, t, parameters, a);
      const toX = float64.slope(pulled.x, x, "a dv/dx");
      const toParameters = float64.slope(pulled.parameters, parameters, "a dv/dparameters");
      const v = float64.slope(velocity(x, t), x, "v(x, t)");
      return [...v, ...toX.map((entry) => -entry), ...toParameters.map((entry) => -entry)];
    },
    start,
    { ...options, from: to, to: from },
  );
  return {
    end,
    start: reversed.end.slice(dim, 2 * dim),
    parameters: reversed.end.slice(2 * dim),
    evaluations,
    backward: { velocities: reversed.evaluations, pullbacks: reversed.evaluations },
    kept: 1,
    returned: reversed.end.slice(0, dim),
  };
}

import {
  eightGaussiansProblem,
  marginalLogDensity,
  marginalVelocity,
  type Problem,
  score,
  twoBumps,
  twoTargets,
} from "flowbook/exact";
import { expectNormal, integrate, normalCdf, normalQuantile } from "flowbook/numerics";
import { float64, RK4, trajectory } from "flowbook/odes";
import type { Operations } from "./bits.ts";

/** 2001 numbers from -10 to 10; steps of 0.01 are not exact, so their bits are mixed. */
const GRID = Float64Array.from({ length: 2001 }, (_, i) => -10 + 0.01 * i);
const POSITIVE = GRID.map((x) => Math.abs(x) + 0.001);
const TIMES = Float64Array.of(0, 0.1, 0.35, 0.5, 0.8, 0.95);

/** A function of a problem, a point and a time, on three fixtures, 41 points and all times. */
function onFixtures(
  f: (problem: Problem, x: readonly number[], t: number) => readonly number[],
): Float64Array {
  const values = [twoTargets, twoBumps, eightGaussiansProblem].flatMap((problem) =>
    Array.from(TIMES).flatMap((t) =>
      Array.from({ length: 41 }, (_, i) => -3 + 0.15 * i).flatMap((x) =>
        f(problem, [x, 0.7 * x - 0.2].slice(0, problem.dim), t)
      )
    )
  );
  return Float64Array.from(values);
}

/** The functions of Math that the standard leaves to the engine, as far as the library uses them. */
const mathOperations: Operations = {
  "math/exp": () => GRID.map(Math.exp),
  "math/expm1": () => GRID.map(Math.expm1),
  "math/log": () => POSITIVE.map(Math.log),
  "math/log10": () => POSITIVE.map(Math.log10),
  "math/sin": () => GRID.map(Math.sin),
  "math/cos": () => GRID.map(Math.cos),
  "math/tanh": () => GRID.map(Math.tanh),
  "math/hypot": () => GRID.map((x, i) => Math.hypot(x, POSITIVE[i]!)),
  "math/power": () => POSITIVE.map((x, i) => x ** GRID[i]!),
};

/** Closed forms, quadrature and one trajectory in float64. */
export const exactOperations: Operations = {
  ...mathOperations,
  "exact/normalCdf": () => GRID.map(normalCdf),
  "exact/normalQuantile": () => POSITIVE.map((x) => normalQuantile(x / (1 + x))),
  "exact/integrate": () => TIMES.map((t) => integrate((x) => Math.exp(-x * x), -1, 1 + t)),
  "exact/expectNormal": () => TIMES.map((t) => expectNormal((x) => Math.sin(x) ** 2, t, 1 + t)),
  "exact/marginalLogDensity": () =>
    onFixtures((problem, x, t) => [marginalLogDensity(problem, x, t)]),
  "exact/score": () => onFixtures(score),
  "exact/marginalVelocity": () => onFixtures(marginalVelocity),
  "odes/RK4": () => {
    const field = (x: readonly number[], t: number): number[] => marginalVelocity(twoBumps, x, t);
    const path = trajectory(float64, field, [0.3], { tableau: RK4, steps: 40 });
    return Float64Array.from(path.states.flat());
  },
};

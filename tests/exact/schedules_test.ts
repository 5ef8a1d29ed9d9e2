import {
  conditionalVariance,
  conditionalVelocity,
  gaussianTarget,
  marginalDensity,
  marginalLaw,
  marginalVelocity,
  mixtureCdf,
  mixtureQuantile,
  type Problem,
  score,
  twoBumps,
} from "flowbook/exact";
import { EXACT64, FINITE_DIFFERENCE64, ODE64, QUADRATURE64 } from "flowbook/judge";
import { derivative, divergence, gradient, integrate } from "flowbook/numerics";
import {
  cosineScheduler,
  linearScheduler,
  polynomialScheduler,
  type Scheduler,
  varianceExplodingScheduler,
  variancePreservingScheduler,
} from "flowbook/schedules";
import { agree } from "../judge/agree.ts";
import { posteriorAverage } from "./posterior_average.ts";

const SCHEDULES: readonly { name: string; schedule: Scheduler }[] = [
  { name: "linear to 0.1", schedule: linearScheduler({ sigmaMin: 0.1 }) },
  { name: "cosine", schedule: cosineScheduler() },
  { name: "quadratic", schedule: polynomialScheduler(2) },
  { name: "variance preserving", schedule: variancePreservingScheduler() },
  { name: "variance exploding", schedule: varianceExplodingScheduler({ sigmaMax: 3 }) },
];
const THREE: Problem = {
  ...gaussianTarget(0, 1, 3),
  target: { weights: [0.4, 0.6], means: [[1, 0, -1], [-0.5, 2, 0.3]], sds: [0.6, 1.1] },
};

for (const { name, schedule } of SCHEDULES) {
  const line: Problem = { ...twoBumps, schedule }, space: Problem = { ...THREE, schedule };

  Deno.test(`${name}: field and floor are posterior averages by Bayes' rule`, () => {
    for (const [t, x] of [[0.2, -0.4], [0.5, 0.9]] as const) {
      const moments = (x1: readonly number[]): number[] => {
        const [u] = conditionalVelocity(line, [x], t, x1);
        return [u!, u! ** 2];
      };
      const [mean, square] = posteriorAverage(line, [x], t, moments, 150);
      agree(marginalVelocity(line, [x], t), [mean!], QUADRATURE64);
      agree(conditionalVariance(line, [x], t), square! - mean! ** 2, QUADRATURE64);
    }
  });

  Deno.test(`${name}: the field carries the density in three dimensions`, () => {
    for (const [t, x] of [[0.3, [0.2, -0.5, 0.4]], [0.7, [-1, 1, 0.1]]] as const) {
      const flux = (place: readonly number[]): number[] => {
        const density = marginalDensity(space, place, t);
        return marginalVelocity(space, place, t).map((u) => density * u);
      };
      const change = derivative((time) => marginalDensity(space, x, time), t);
      agree(change, -divergence(flux, x), FINITE_DIFFERENCE64);
      const slope = gradient((place) => Math.log(marginalDensity(space, place, t)), x);
      agree(score(space, x, t), slope, FINITE_DIFFERENCE64);
    }
  });

  Deno.test(`${name}: particles keep their rank in the law of their time`, () => {
    const start = 0.05, end = 0.95, x0 = 0.3, steps = 2000;
    const rank = mixtureCdf(marginalLaw(line, start), x0);
    const v = (x: number, t: number): number => marginalVelocity(line, [x], t)[0]!;
    const h = (end - start) / steps;
    let x = x0;
    for (let i = 0; i < steps; i++) { // RK4, written out: the library's solver is above this room
      const t = start + i * h;
      const k1 = v(x, t), k2 = v(x + h / 2 * k1, t + h / 2), k3 = v(x + h / 2 * k2, t + h / 2);
      x += h / 6 * (k1 + 2 * k2 + 2 * k3 + v(x + h * k3, t + h));
    }
    agree(x, mixtureQuantile(marginalLaw(line, end), rank), ODE64);
  });

  Deno.test(`${name}: the law at a time has the density at that time`, () => {
    const law = marginalLaw(line, 0.6);
    const mass = integrate((x) => marginalDensity(line, [x], 0.6), -30, 0.4, { panels: 200 });
    agree(mixtureCdf(law, 0.4), mass, QUADRATURE64);
    agree(law.weights, line.target.weights, EXACT64);
  });
}

import { gaussianTarget, marginalVelocity, type Problem, twoBumps } from "flowbook/exact";
import { FLOAT32, monteCarlo } from "flowbook/judge";
import { expectNormal, integrate } from "flowbook/numerics";
import { relativeFieldError } from "flowbook/paths";
import { stream } from "flowbook/random";
import { cosineScheduler } from "flowbook/schedules";
import { tf, type VelocityField } from "flowbook/tensors";
import { throws } from "node:assert/strict";
import { agree } from "../judge/agree.ts";
import { noLeaks } from "../tensors/no_leaks.ts";

/** The exact field of a problem, times a factor. */
const exactField = (problem: Problem, factor: number): VelocityField => (x, t) => {
  const times = t.dataSync();
  return tf.tensor2d(
    x.arraySync().map((point, i) =>
      marginalVelocity(problem, point, times[i]!).map((u) => factor * u)
    ),
  );
};

noLeaks("relativeFieldError() is 0 of the exact field, 1 of rest, 4 of the wrong sign", () => {
  for (const problem of [twoBumps, gaussianTarget([3, -1], 0.5)]) {
    for (const [factor, error] of [[1, 0], [0, 1], [-1, 4]] as const) {
      const field = exactField(problem, factor);
      agree(relativeFieldError(field, problem, 200, stream(1)), error, FLOAT32);
    }
  }
});

noLeaks("relativeFieldError() averages where the particles are", () => {
  // v = u + 1 on N(0, 1) to N(0, 4): 1 / E u^2, with u = a(t) x and Var x_t = (1 - t)^2 + 4 t^2
  const wide = gaussianTarget(0, 2), field = exactField(wide, 1);
  const energyAt = (t: number): number =>
    expectNormal(
      (x) => marginalVelocity(wide, [x], t)[0]! ** 2,
      0,
      Math.hypot(1 - t, 2 * t),
    );
  const shifted: VelocityField = (x, t) => tf.add(field(x, t), 1);
  const inverses = relativeFieldError(shifted, wide, 50_000, stream(2)) ** -1;
  // the square of a velocity has a standard deviation below 4
  const estimate = { value: inverses, standardError: 4 / Math.sqrt(50_000), draws: 50_000 };
  agree(estimate, integrate(energyAt, 0, 1), monteCarlo());
});

noLeaks("relativeFieldError() refuses fields of another shape or without end, and no draws", () => {
  throws(() => relativeFieldError((x) => tf.concat([x, x]), twoBumps, 5, stream(0)), {
    name: "TypeError",
  });
  throws(() => relativeFieldError((x) => tf.fill(x.shape, NaN), twoBumps, 5, stream(0)), {
    name: "RangeError",
  });
  throws(() => relativeFieldError((x) => x, twoBumps, 0, stream(0)), { name: "RangeError" });
});

noLeaks(
  "relativeFieldError() refuses a problem whose exact field is 0, however it is rounded",
  () => {
    // alpha^2 + sigma^2 = 1: N(0, 1) stays N(0, 1)
    const still = { ...gaussianTarget(0, 1), schedule: cosineScheduler() };
    throws(() => relativeFieldError((x) => x, still, 100, stream(0)), {
      name: "RangeError",
      message: /^Expected a problem whose particles move; got a mean square speed of \d/,
    });
    const slow = { ...gaussianTarget(1e-3, 1), schedule: cosineScheduler() };
    agree(relativeFieldError((x) => tf.zerosLike(x), slow, 100, stream(0)), 1, FLOAT32);
  },
);

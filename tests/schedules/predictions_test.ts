import fc from "#properties";
import { EXACT64 } from "flowbook/judge";
import {
  cosineScheduler,
  linearScheduler,
  polynomialScheduler,
  type Prediction,
  predictionWeights,
  type Schedule,
} from "flowbook/schedules";
import { throws } from "node:assert/strict";
import { agree } from "../judge/agree.ts";

const PREDICTIONS: readonly Prediction[] = ["velocity", "score", "noise", "data"];
const SCHEDULERS = [linearScheduler({ sigmaMin: 0.1 }), cosineScheduler(), polynomialScheduler(2)];

/** What a pair (x0, x1) makes of all four, straight from their definitions. */
function allOf(
  { alpha, sigma, alphaDot, sigmaDot }: Schedule,
  x0: number,
  x1: number,
): Record<Prediction | "x", number> {
  const x = alpha * x1 + sigma * x0;
  const velocity = alphaDot * x1 + sigmaDot * x0;
  const score = -(x - alpha * x1) / sigma ** 2; // the slope of the logarithm of N(alpha x1, sigma^2)
  return { x, velocity, score, noise: x0, data: x1 };
}

const INSIDE = fc.double({ min: 0.05, max: 0.95, noNaN: true });
const PLACE = fc.double({ min: -3, max: 3, noNaN: true });

Deno.test("every prediction is found again from every other", () => {
  const scheduler = fc.constantFrom(...SCHEDULERS);
  fc.assert(fc.property(scheduler, INSIDE, PLACE, PLACE, (of, t, x0, x1) => {
    const schedule = of(t), pair = allOf(schedule, x0, x1);
    for (const given of PREDICTIONS) {
      for (const wanted of PREDICTIONS) {
        const weights = predictionWeights(schedule, { given, wanted });
        const found = weights.place * pair.x + weights.given * pair[given];
        agree(found, pair[wanted], EXACT64, `${wanted} from ${given}`);
      }
    }
  }));
});

Deno.test("what does not determine the wanted one is refused", () => {
  const start = linearScheduler()(0), end = linearScheduler()(1);
  const refused = (schedule: Schedule, given: Prediction, wanted: Prediction): void =>
    throws(() => predictionWeights(schedule, { given, wanted }), {
      name: "RangeError",
      message: new RegExp(`Expected the weight of .* ${wanted}.*; got -?(NaN|Infinity)`),
    });
  refused(start, "noise", "data");
  refused(start, "score", "velocity");
  refused(end, "data", "noise");
  refused(end, "data", "velocity");
  const standing = { alpha: 0.5, sigma: 0.5, alphaDot: 1, sigmaDot: 1 };
  refused(standing, "velocity", "data");
  refused({ alpha: NaN, sigma: 0.5, alphaDot: 1, sigmaDot: -1 }, "data", "noise");
});

Deno.test("what is determined at the ends is given there", () => {
  const start = linearScheduler()(0);
  agree(predictionWeights(start, { given: "noise", wanted: "score" }).given, -1, EXACT64);
  agree(predictionWeights(start, { given: "data", wanted: "velocity" }).given, 1, EXACT64);
  const end = linearScheduler()(1);
  agree(predictionWeights(end, { given: "velocity", wanted: "data" }).place, 1, EXACT64);
});

import { requireFinite } from "../require/numbers.ts";
import type { Schedule } from "./scheduler.ts";

/**
 * What a network may predict of the pair (x0, x1) whose path is at x: the velocity, the score, the
 * noise x0 or the data x1, each as its mean given x.
 */
export type Prediction = "velocity" | "score" | "noise" | "data";

/** One prediction from another: wanted = place * x + given * (the prediction that is given). */
export interface PredictionWeights {
  /** Weight of the place x. */
  readonly place: number;
  /** Weight of the given prediction. */
  readonly given: number;
}

/**
 * How one prediction follows from another at one time.
 *
 *   x = alpha data + sigma noise,   velocity = alphaDot data + sigmaDot noise,   score = -noise / sigma
 *
 * are linear, so every wanted prediction is a multiple of x plus a multiple of the given one. The
 * squared error of the wanted one is `given ** 2` times that of the given one.
 *
 * @param schedule the coefficients at that time
 * @throws {RangeError} when the given one does not determine the wanted one: noise the data at
 *   alpha = 0, data the noise at sigma = 0, velocity anything where alpha / sigma stands still
 * @see Salimans and Ho 2022, section 4 and appendix D; Lipman et al. 2024, section 4.8.1.
 *
 * @example
 * ```ts
 * import { linearScheduler, predictionWeights } from "flowbook/schedules";
 * const ways = { given: "data", wanted: "velocity" } as const;
 * console.log(predictionWeights(linearScheduler()(0.5), ways)); // place -2, given 2
 * ```
 */
export function predictionWeights(
  schedule: Schedule,
  { given, wanted }: { readonly given: Prediction; readonly wanted: Prediction },
): PredictionWeights {
  const { sigma, alphaDot, sigmaDot } = schedule;
  if (given === wanted) return { place: 0, given: 1 };
  const weights = (of: "data" | "noise"): PredictionWeights => endWeights(schedule, given, of);
  if (wanted === "data") return required(weights("data"), given, wanted);
  if (wanted === "noise") return required(weights("noise"), given, wanted);
  if (wanted === "score") return required(scaled(weights("noise"), -1 / sigma), given, wanted);
  const data = scaled(weights("data"), alphaDot), noise = scaled(weights("noise"), sigmaDot);
  return required(
    { place: data.place + noise.place, given: data.given + noise.given },
    given,
    wanted,
  );
}

/** The data, or the noise, from the place and the given prediction. */
function endWeights(
  { alpha, sigma, alphaDot, sigmaDot }: Schedule,
  given: Prediction,
  wanted: "data" | "noise",
): PredictionWeights {
  const turn = alphaDot * sigma - alpha * sigmaDot; // 0 where alpha / sigma stands still
  switch (given) {
    case "data":
      return wanted === "data"
        ? { place: 0, given: 1 }
        : { place: 1 / sigma, given: -alpha / sigma };
    case "noise":
      return wanted === "noise"
        ? { place: 0, given: 1 }
        : { place: 1 / alpha, given: -sigma / alpha };
    case "score":
      return wanted === "noise"
        ? { place: 0, given: -sigma }
        : { place: 1 / alpha, given: sigma ** 2 / alpha };
    case "velocity":
      return wanted === "data"
        ? { place: -sigmaDot / turn, given: sigma / turn }
        : { place: alphaDot / turn, given: -alpha / turn };
  }
}

function scaled(weights: PredictionWeights, factor: number): PredictionWeights {
  return { place: factor * weights.place, given: factor * weights.given };
}

function required(
  weights: PredictionWeights,
  given: Prediction,
  wanted: Prediction,
): PredictionWeights {
  requireFinite(weights.place, `the weight of x in ${wanted} from ${given}`);
  requireFinite(weights.given, `the weight of ${given} in ${wanted}`);
  return weights;
}

import * as tf from "#tensorflow";
import { requireFinite, requireShape, type Times } from "../tensors/shapes.ts";

/**
 * How fast noise fades and data appear along a path xt = alpha(t) x1 + sigma(t) x0.
 *
 * Each function takes times of shape [batch] and returns a fresh tensor of that shape.
 */
export interface Scheduler {
  /** What errors call it. */
  readonly name: string;
  /** Share of the data: 0 at t = 0 and 1 at t = 1. */
  alpha(t: Times): Times;
  /** Share of the noise: 1 at t = 0, small or 0 at t = 1. */
  sigma(t: Times): Times;
  /** Derivative of alpha in t. */
  alphaDot(t: Times): Times;
  /** Derivative of sigma in t. */
  sigmaDot(t: Times): Times;
}

/**
 * The straight path at constant speed, also called the optimal transport path.
 *
 *   alpha(t) = t,   sigma(t) = 1 - (1 - sigmaMin) t
 *
 * @param options.sigmaMin noise left at t = 1, in [0, 1), 0 by default
 * @throws {RangeError} when sigmaMin is outside [0, 1)
 * @see Lipman, Chen, Ben-Hamu, Nickel and Le 2023, "Flow matching for generative modeling",
 * equation 20.
 *
 * @example
 * ```ts
 * import { linearScheduler } from "flowbook/paths";
 * import { tf } from "flowbook/tensors";
 * const { sigma } = linearScheduler({ sigmaMin: 0.5 });
 * console.log(sigma(tf.tensor1d([0, 0.5, 1])).arraySync()); // [1, 0.75, 0.5]
 * ```
 */
export function linearScheduler(options: { sigmaMin?: number } = {}): Scheduler {
  const { sigmaMin = 0 } = options;
  if (!(sigmaMin >= 0 && sigmaMin < 1)) {
    throw new RangeError(`Expected sigmaMin in [0, 1); got ${sigmaMin}`);
  }
  return {
    name: "linear",
    alpha: (t) => tf.clone(t),
    // not 1 - (1 - sigmaMin) t: this way float32 rounding leaves exactly sigmaMin at t = 1
    sigma: (t) => tf.tidy(() => tf.add(tf.sub(1, t), tf.mul(sigmaMin, t))),
    alphaDot: (t) => tf.onesLike(t),
    sigmaDot: (t) => tf.fill<tf.Rank.R1>(t.shape, sigmaMin - 1),
  };
}

const PARTS = ["alpha", "sigma", "alphaDot", "sigmaDot"] as const;

/** The four values of a scheduler at given times, as columns of shape [batch, 1]. */
export interface Coefficients {
  readonly alpha: tf.Tensor2D;
  readonly sigma: tf.Tensor2D;
  readonly alphaDot: tf.Tensor2D;
  readonly sigmaDot: tf.Tensor2D;
}

/**
 * Demands the four functions of a scheduler.
 *
 * @throws {TypeError} when one is missing
 */
export function requireScheduler(scheduler: Scheduler): void {
  for (const part of PARTS) {
    if (typeof scheduler?.[part] !== "function") {
      throw new TypeError(`Expected a scheduler with a function ${part}; got none`);
    }
  }
}

/**
 * Asks a scheduler for its values and looks at them.
 *
 * @param t times of shape [batch]
 * @throws {TypeError} when a value has not the shape of t
 * @throws {RangeError} when a value is not finite
 */
export function coefficients(scheduler: Scheduler, t: Times): Coefficients {
  const column = (part: typeof PARTS[number]): tf.Tensor2D => {
    const values = scheduler[part](t);
    requireShape(values, t.shape, `${part}(t) of ${scheduler.name}`);
    requireFinite(values, `${part}(t) of ${scheduler.name}`);
    return tf.expandDims(values, 1);
  };
  return tf.tidy(() => ({
    alpha: column("alpha"),
    sigma: column("sigma"),
    alphaDot: column("alphaDot"),
    sigmaDot: column("sigmaDot"),
  }));
}

/**
 * Demands noise at every time, where a formula divides by it.
 *
 * @param sigma values of shape [batch, 1]
 * @throws {RangeError} when one is not above 0
 */
export function requireNoise(sigma: tf.Tensor2D, t: Times): void {
  const values = sigma.dataSync<"float32">();
  const bad = values.findIndex((value) => !(value > 0));
  if (bad >= 0) {
    const time = t.dataSync()[bad];
    throw new RangeError(`Expected sigma(t) > 0; got ${values[bad]} at t = ${time}`);
  }
}

import * as tf from "#tensorflow";
import { type Adam, adam } from "../networks/adam/adam.ts";
import { requireCount, requireWhole } from "../require/numbers.ts";
import { gradients } from "./gradients.ts";

/** What {@link train} needs to know; `Batch` is what a step learns from. */
export interface TrainOptions<Batch = undefined> {
  /** What to learn. */
  readonly variables: readonly tf.Variable[];
  /**
   * Draws what a step (0, 1, ...) learns from; its tensors are freed by the loop. No gradient goes
   * through it, which saves the tape: half the time of the same operations inside the loss.
   */
  readonly batch?: (step: number) => Batch;
  /** The loss of a step, a scalar made from the variables; freed by the loop. */
  readonly loss: (step: number, batch: Batch) => tf.Scalar;
  /** How many steps to take now, at least 1. */
  readonly steps: number;
  /** Step size of Adam, 1e-3 by default; not together with an optimiser, which has its own. */
  readonly learningRate?: number;
  /** Adam for these variables, to go on from what it remembers; a fresh one by default. */
  readonly optimiser?: Adam;
  /** Steps done in earlier trainings, 0 by default: the number of the first step now. */
  readonly fromStep?: number;
  /** Called now and then with the state of the training. */
  readonly onProgress?: (progress: TrainingProgress) => void;
  /** Steps from one call of onProgress to the next, a fiftieth of all by default. */
  readonly progressEvery?: number;
  /** Ends the training before the next step once it is aborted. */
  readonly signal?: AbortSignal;
}

/** How far a training is. */
export interface TrainingProgress {
  /** Steps done, those of earlier trainings included. */
  readonly step: number;
  /** Steps in all, those of earlier trainings included. */
  readonly steps: number;
  /** Loss of the last step done. */
  readonly loss: number;
}

/** How a training went. */
export interface History {
  /** Loss of every step done, before that step changed the variables. */
  readonly losses: Float64Array;
  /** Steps done now. */
  readonly steps: number;
  /** "cancelled" when the signal was aborted before the last step. */
  readonly ended: "finished" | "cancelled";
}

/**
 * Lowers a loss by Adam, one step after the other: the one training loop of this library.
 *
 *   w_{k+1} = Adam(w_k, d loss_k / dw)
 *
 * The loop is synchronous: nothing else runs in between, and stopping it keeps what was learned.
 * Draw the batch of a step in `batch`, or inside `loss`, from a stream, and training repeats bit for
 * bit.
 * Draw it from `stream.split(String(step))`, and a training may also stop and go on later: with the
 * same `optimiser`, or one that {@link loadCheckpoint} restored, and `fromStep` the steps done.
 *
 * A variable on which a loss does not depend keeps its value in that step, and what Adam remembers
 * of it fades as for a gradient of 0: so a part of a network can be frozen, or two be trained in turn.
 *
 * @throws {TypeError} when the loss is not a scalar, or both an optimiser and a rate are given
 * @throws {Error} when the loss does not depend on any variable
 * @throws {RangeError} when a number of steps or the learning rate is out of range, or a loss or a
 *   gradient is not finite; the variables are then as they were before that step
 *
 * @example
 * ```ts
 * import { train } from "flowbook/learning";
 * import { tf } from "flowbook/tensors";
 * const w = tf.variable(tf.scalar(0), true, "w");
 * const loss = () => tf.squaredDifference(w, 3).asScalar();
 * train({ variables: [w], loss, steps: 300, learningRate: 0.1 });
 * console.log(w.dataSync()[0]!.toFixed(2)); // 3.00
 * ```
 */
export function train<Batch = undefined>(options: TrainOptions<Batch>): History {
  const { variables, batch, loss, steps, fromStep = 0, onProgress, signal } = options;
  const { progressEvery = Math.max(1, Math.round(steps / 50)) } = options;
  requireCount(steps, "steps");
  requireCount(progressEvery, "progressEvery");
  requireWhole(fromStep, "fromStep");
  const optimiser = optimiserOf(options);
  const losses = new Float64Array(steps);

  function takeStep(step: number): number {
    const drawn = batch?.(step) as Batch; // undefined where there is no batch, and so is Batch then
    const { value, grads, apart } = gradients(() => loss(step, drawn), variables);
    const number = value.dataSync()[0]!;
    if (!Number.isFinite(number)) {
      throw new RangeError(`Expected a finite loss; got ${number} at step ${step}`);
    }
    const kept = apart.map((variable) => tf.clone(variable)); // Adam has momentum where g = 0
    optimiser.apply(grads);
    apart.forEach((variable, v) => variable.assign(kept[v]!));
    return number;
  }

  const end = fromStep + steps;
  for (let i = 0; i < steps; i++) {
    if (signal?.aborted) return { losses: losses.slice(0, i), steps: i, ended: "cancelled" };
    const step = fromStep + i, done = step + 1;
    const number = losses[i] = tf.tidy(() => takeStep(step));
    if (done % progressEvery === 0 || done === end) {
      onProgress?.({ step: done, steps: end, loss: number });
    }
  }
  return { losses, steps, ended: "finished" };
}

function optimiserOf<Batch>(
  { variables, optimiser, learningRate }: TrainOptions<Batch>,
): Adam {
  if (!optimiser) return adam(variables, learningRate === undefined ? {} : { learningRate });
  if (learningRate === undefined) return optimiser;
  throw new TypeError("Expected the learning rate of the optimiser only; got learningRate as well");
}

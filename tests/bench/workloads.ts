/**
 * The workloads that are timed, under the names and with the sizes of the peers' script.
 *
 * @module
 */
import { train, velocityNetwork } from "flowbook/learning";
import { eightGaussians } from "flowbook/measures";
import { cfmLoss, gaussianPath, linearScheduler } from "flowbook/paths";
import { type Stream, stream } from "flowbook/random";
import { normalPoints, tf, uniformTimes } from "flowbook/tensors";
import type { Activation } from "../../lib/tensors/kernels/activations.ts";
import { arithmetic } from "../../lib/tensors/kernels/arithmetic.ts";
import { installKernels } from "../../lib/tensors/kernels/install.ts";
import type { DenseLayer } from "../../lib/tensors/kernels/layers.ts";
import { logDensity } from "../../lib/tensors/kernels/log_density.ts";

installKernels(tf);

/** A piece of work to time again and again. */
export interface Workload {
  readonly name: string;
  /** What one unit of it is, for people. */
  readonly says: string;
  /** How many units are timed, as many as the peers time. */
  readonly runs: number;
  /** How many come before, so that the engine has compiled what it runs. */
  readonly warmup: number;
  /** Does `count` units and calls `done` after each. */
  work(count: number, done: () => void): void;
}

export const WORKLOADS: readonly Workload[] = [
  training("train_cfm_256", { batch: 256, width: 64, runs: 500, warmup: 500 }),
  training("train_cfm_512", { batch: 512, width: 64, runs: 300, warmup: 500 }),
  training("train_cfm_wide", { batch: 4096, width: 512, runs: 8, warmup: 2 }),
  {
    name: "sample_euler_100",
    says: "10000 points, 100 steps of Euler, drawing x0 included",
    runs: 10,
    warmup: 2,
    work(count, done): void {
      const numbers = stream(0), layers = layersOf(numbers, "selu");
      const { sampleEuler } = arithmetic();
      repeat(count, done, () => sampleEuler(layers, normalPoints(10_000, 2, numbers), 100));
    },
  },
  {
    name: "cnf_loglik_rk4",
    says: "log-density of 1000 points, 20 steps of Runge-Kutta, exact trace",
    runs: 8,
    warmup: 2,
    work(count, done): void {
      const numbers = stream(0), layers = layersOf(numbers, "tanh");
      const x1 = normalPoints(1000, 2, numbers);
      repeat(count, done, () => logDensity(layers, x1, 20));
    },
  },
  {
    name: "draw_cfm_256",
    says: "only the random numbers of a step of train_cfm_256; no peer",
    runs: 500,
    warmup: 500,
    work(count, done): void {
      const numbers = stream(0);
      repeat(count, done, () => drawBatch(numbers, 256));
    },
  },
];

/** Steps of conditional flow matching: draw a batch, loss, gradients, Adam. */
function training(
  name: string,
  { batch, width, runs, warmup }: { batch: number; width: number; runs: number; warmup: number },
): Workload {
  return {
    name,
    says: `a CFM step, network 3-${width}-${width}-${width}-2, batch ${batch}, drawing included`,
    runs,
    warmup,
    work(steps, done): void {
      const numbers = stream(0), path = gaussianPath(linearScheduler());
      const hidden = [width, width, width];
      const network = velocityNetwork({ dim: 2, hidden }, numbers.split("weights"));
      train({
        variables: network.variables,
        loss: () => {
          const { x0, x1, t } = drawBatch(numbers, batch);
          return cfmLoss(network.apply, path.sample(x0, x1, t));
        },
        steps,
        onProgress: done,
        progressEvery: 1,
      });
      network.dispose();
    },
  };
}

function drawBatch(
  numbers: Stream,
  batch: number,
): { x0: tf.Tensor2D; x1: tf.Tensor2D; t: tf.Tensor1D } {
  const x1 = eightGaussians().sample(batch, numbers);
  return { x0: normalPoints(batch, 2, numbers), x1, t: uniformTimes(batch, numbers) };
}

/** The layers of a network from (x, t) to the plane with three hidden layers of width 64. */
function layersOf(numbers: Stream, activation: Activation): DenseLayer[] {
  const { variables } = velocityNetwork({ dim: 2 }, numbers.split("weights"));
  return Array.from({ length: variables.length / 2 }, (_, l) => ({
    weights: variables[2 * l] as tf.Variable<tf.Rank.R2>,
    biases: variables[2 * l + 1] as tf.Variable<tf.Rank.R1>,
    activation: l < 3 ? activation : "linear",
  }));
}

function repeat(count: number, done: () => void, unit: () => object): void {
  for (let i = 0; i < count; i++) {
    tf.tidy(() => void unit());
    done();
  }
}

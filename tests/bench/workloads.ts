/**
 * The workloads that are timed, under the names and with the sizes of the peers' script.
 *
 * @module
 */
import { type Coupling, optimalCoupling } from "flowbook/couplings";
import {
  affineCoupling,
  continuousFlow,
  type Flow,
  flow,
  likelihoodLoss,
  maskedAutoregressive,
} from "flowbook/flows";
import { train } from "flowbook/learning";
import { digits, eightGaussians, standardNormal } from "flowbook/measures";
import { type ActivationName, type VelocityNetwork, velocityNetwork } from "flowbook/networks";
import { EULER, RK4 } from "flowbook/odes";
import { cfmLoss, gaussianPath, sampleFlow } from "flowbook/paths";
import { linearScheduler } from "flowbook/schedules";
import { type Stream, stream } from "flowbook/random";
import { normalPoints, tf, uniformTimes } from "flowbook/tensors";
import { assignClouds, sinkhorn, squaredDistances } from "flowbook/transport";

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
  training("train_otcfm_256", {
    batch: 256,
    width: 64,
    runs: 150,
    warmup: 150,
    coupling: optimalCoupling(),
  }),
  {
    name: "sample_euler_100",
    says: "10000 points, 100 steps of Euler, drawing x0 included",
    runs: 10,
    warmup: 2,
    work(count, done): void {
      const numbers = stream(0), { apply } = network(numbers, "selu");
      const options = { tableau: EULER, steps: 100 };
      repeat(count, done, () => sampleFlow(apply, normalPoints(10_000, 2, numbers), options));
    },
  },
  {
    name: "cnf_loglik_rk4",
    says: "log-density of 1000 points, 20 steps of Runge-Kutta, exact trace",
    runs: 8,
    warmup: 2,
    work(count, done): void {
      const numbers = stream(0), field = network(numbers, "tanh");
      const model = continuousFlow({ field, solver: { tableau: RK4, steps: 20 } });
      const x1 = normalPoints(1000, 2, numbers);
      repeat(count, done, () => model.logProb(x1));
    },
  },
  {
    name: "train_cnf_mle",
    says: "a step of maximum likelihood, 10 steps of Runge-Kutta, exact trace, batch 256, Adam",
    runs: 10,
    warmup: 3,
    work(steps, done): void {
      const numbers = stream(0), data = eightGaussians(), field = network(numbers, "tanh");
      const model = continuousFlow({ field, solver: { tableau: RK4, steps: 10 } });
      train({
        variables: model.variables,
        batch: () => data.sample(256, numbers),
        loss: (_step, x) => likelihoodLoss(model, x),
        steps,
        onProgress: done,
        progressEvery: 1,
      });
      model.dispose();
    },
  },
  {
    name: "sample_dopri5",
    says: "10000 points by Dormand-Prince, rtol and atol 1e-5, weights as the peers draw them, " +
      "drawing x0 included",
    runs: 10,
    warmup: 2,
    work(count, done): void {
      const numbers = stream(0), field = networkOfPeers(numbers, "selu");
      const model = continuousFlow({ field, solver: { rtol: 1e-5, atol: 1e-5 } });
      repeat(count, done, () => model.sample(10_000, numbers));
    },
  },
  assignment("assign_256", { count: 256, runs: 30, warmup: 30 }),
  assignment("assign_1000", { count: 1000, runs: 5, warmup: 3 }),
  assignment("assign_2000", { count: 2000, runs: 3, warmup: 1 }),
  {
    name: "sinkhorn_512",
    says: "entropic plan of 512 points, epsilon 1, masses within 1e-9, costs given",
    runs: 5,
    warmup: 2,
    work(count, done): void {
      const { noise, ring } = clouds(512), costs = squaredDistances(noise, ring, 2);
      const masses = new Float64Array(512).fill(1 / 512);
      repeat(count, done, () => sinkhorn(costs, masses, masses, { epsilon: 1, tolerance: 1e-9 }));
    },
  },
  density("train_maf", "MAF of 5 layers, networks 64-128-128-128, orders in turn", maf),
  density("train_realnvp", "RealNVP of 8 couplings, networks 32-128-128-64", realNvp),
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
  { batch, width, runs, warmup, coupling }: {
    readonly batch: number;
    readonly width: number;
    readonly runs: number;
    readonly warmup: number;
    readonly coupling?: Coupling;
  },
): Workload {
  const step = coupling ? "an OT-CFM step, exact pairs" : "a CFM step";
  return {
    name,
    says: `${step}, network 3-${width}-${width}-${width}-2, batch ${batch}, drawing included`,
    runs,
    warmup,
    work(steps, done): void {
      const numbers = stream(0), path = gaussianPath(linearScheduler());
      const hidden = [width, width, width];
      const network = velocityNetwork({ dim: 2, hidden }, numbers.split("weights"));
      train({
        variables: network.variables,
        batch: () => {
          const { x0, x1, t } = drawBatch(numbers, batch);
          const pairs = coupling?.(x0, x1, numbers) ?? { x0, x1 };
          return path.sample(pairs.x0, pairs.x1, t);
        },
        loss: (_step, sample) => cfmLoss(network.apply, sample),
        steps,
        onProgress: done,
        progressEvery: 1,
      });
      network.dispose();
    },
  };
}

/** The cheapest pairing of noise with eight Gaussians, their distances included. */
function assignment(
  name: string,
  { count, runs, warmup }: { count: number; runs: number; warmup: number },
): Workload {
  return {
    name,
    says: `exact pairing of ${count} points in the plane, distances included`,
    runs,
    warmup,
    work(times, done): void {
      const { noise, ring } = clouds(count);
      repeat(times, done, () => assignClouds(noise, ring, 2));
    },
  };
}

function clouds(count: number): { noise: Float64Array; ring: Float64Array } {
  const numbers = stream(0);
  return {
    noise: standardNormal(2).draw(count, numbers),
    ring: eightGaussians().draw(count, numbers),
  };
}

/** Steps of maximum likelihood on digits with noise, 64 dimensions: draw, loss, gradients, Adam. */
function density(name: string, what: string, make: (numbers: Stream) => Flow): Workload {
  return {
    name,
    says: `a step of maximum likelihood, ${what}, digits, batch 256, drawing included`,
    runs: 100,
    warmup: 20,
    work(steps, done): void {
      const numbers = stream(0), data = digits(), model = make(numbers.split("weights"));
      const size = 256 * data.dim;
      train({
        variables: model.variables,
        batch: () => {
          const noise = tf.tensor2d(new Float32Array(numbers.uniform(size)), [256, data.dim]);
          // grey values from 0 to 1 and noise of 1/16 for each step of grey, as the peers have them
          const grey = tf.div(tf.add(data.sample(256, numbers), 1), 2);
          return tf.add(grey, tf.div(noise, 16)) as tf.Tensor2D;
        },
        loss: (_step, x: tf.Tensor2D) => tf.neg(tf.mean(model.logProb(x))),
        steps,
        onProgress: done,
        progressEvery: 1,
      });
      model.dispose();
      data.dispose();
    },
  };
}

function realNvp(numbers: Stream): Flow {
  const bijectors = Array.from({ length: 8 }, (_, k) => {
    const keeps = k % 2 === 0 ? "first" : "last";
    return affineCoupling({ dim: 64, keeps, hidden: [128, 128] }, numbers.split(`layer ${k}`));
  });
  return flow({ bijectors });
}

function maf(numbers: Stream): Flow {
  const there = Array.from({ length: 64 }, (_, i) => i);
  const bijectors = Array.from({ length: 5 }, (_, k) => {
    const order = k % 2 === 0 ? there : there.toReversed();
    const options = { dim: 64, order, hidden: [128, 128] };
    return maskedAutoregressive(options, numbers.split(`layer ${k}`));
  });
  return flow({ bijectors });
}

function drawBatch(
  numbers: Stream,
  batch: number,
): { x0: tf.Tensor2D; x1: tf.Tensor2D; t: tf.Tensor1D } {
  const x1 = eightGaussians().sample(batch, numbers);
  return { x0: normalPoints(batch, 2, numbers), x1, t: uniformTimes(batch, numbers) };
}

function network(numbers: Stream, activation: ActivationName): VelocityNetwork {
  return velocityNetwork({ dim: 2, activation }, numbers.split("weights"));
}

/**
 * The same network with weights and biases as the peers draw them, uniform up to 1/sqrt(inputs).
 *
 * A solver with a tolerance works as hard as its field is steep: with our own weights, which are
 * larger, theirs and ours both need 44 evaluations, with these 26 and 32.
 */
export function networkOfPeers(numbers: Stream, activation: ActivationName): VelocityNetwork {
  const made = network(numbers, activation), drawn = numbers.split("weights of the peers");
  made.layers.forEach(({ weights }, l) => {
    const reach = 1 / Math.sqrt(weights.shape[0]);
    made.variables.slice(2 * l, 2 * l + 2).forEach((variable) => {
      const entries = Float32Array.from(drawn.uniform(variable.size), (u) => reach * (2 * u - 1));
      tf.tidy(() => variable.assign(tf.tensor(entries, variable.shape)));
    });
  });
  return made;
}

function repeat(count: number, done: () => void, unit: () => object): void {
  for (let i = 0; i < count; i++) {
    tf.tidy(() => void unit());
    done();
  }
}

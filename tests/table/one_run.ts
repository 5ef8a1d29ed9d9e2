import { freshPairs } from "flowbook/couplings";
import { train } from "flowbook/learning";
import { type VelocityNetwork, velocityNetwork } from "flowbook/networks";
import { EULER, learnedPathMeasures } from "flowbook/odes";
import { fmLoss, sampleFlow } from "flowbook/paths";
import { type Stream, stream } from "flowbook/random";
import { normalPoints, type Points, tf, type Times, uniformTimes } from "flowbook/tensors";
import { assignClouds } from "flowbook/transport";
import type { Method, PairOfLaws } from "./pairs.ts";

/** How large an experiment is. */
export interface Settings {
  readonly steps: number;
  readonly batch: number;
  readonly hidden: readonly number[];
  readonly learningRate: number;
  /** Width of the tube; last width of the cone. */
  readonly width: number;
  /** Steps of Euler, for samples and for the energy. */
  readonly sampling: number;
  /** Points of a test. */
  readonly points: number;
}

/** Those of the paper, except: no decay of weights, no early stop, fresh points in every batch. */
export const SETTINGS: Settings = {
  steps: 4000,
  batch: 512,
  hidden: [64, 64, 64],
  learningRate: 1e-3,
  width: 0.1,
  sampling: 100,
  points: 10_000,
};

/** What one trained network scores. */
export interface Scores {
  /** W2 of the ends of test starts to test data. */
  readonly w2: number;
  /** The mean over test starts of the integral of |v|^2. */
  readonly energy: number;
  /** The mean of the integral of |v - (x_1 - x_0)|^2. */
  readonly bending: number;
}

/** Trains one network and tests it. */
export function oneRun(
  laws: PairOfLaws,
  method: Method,
  { settings, seed }: { readonly settings: Settings; readonly seed: number },
): Scores {
  const numbers = stream(seed), test = numbers.split("test");
  const network = trained(laws, method, { settings, numbers });
  try {
    const { points, sampling } = settings;
    const data = (laws.test ?? laws.to).draw(points, test.split("data"));
    const start = laws.from.sample(points, test.split("starts"));
    const way = { tableau: EULER, steps: sampling };
    const { energy, straightness } = learnedPathMeasures(network.apply, start, way);
    const ends = sampleFlow(network.apply, start, way);
    const { cost } = assignClouds(ends.dataSync(), data, 2);
    tf.dispose([start, ends]);
    return { w2: Math.sqrt(cost / points), energy: mean(energy), bending: mean(straightness) };
  } finally {
    network.dispose();
  }
}

function trained(
  { from, to }: PairOfLaws,
  { coupling, width }: Method,
  { settings, numbers }: { readonly settings: Settings; readonly numbers: Stream },
): VelocityNetwork {
  const network = velocityNetwork({ dim: 2, hidden: settings.hidden }, numbers.split("weights"));
  const batches = numbers.split("batches"), pairs = freshPairs({ noise: from, data: to, coupling });
  const { variables } = network, { steps, learningRate } = settings;
  train({
    variables,
    steps,
    learningRate,
    batch: () => {
      const { x0, x1 } = pairs.sample(settings.batch, batches);
      const t = uniformTimes(settings.batch, batches);
      return width === "tube"
        ? inTube({ x0, x1, t }, settings.width, batches)
        : inCone({ x0, x1, t }, settings.width);
    },
    loss: (_step, { xt, t, ut }) => fmLoss(network.apply, xt, t, ut),
  });
  return network;
}

interface Pair {
  readonly x0: Points;
  readonly x1: Points;
  readonly t: Times;
}

interface Example {
  readonly xt: Points;
  readonly t: Times;
  readonly ut: Points;
}

/** x_t = (1 - t) x0 + t x1 + width z, velocity x1 - x0: independent of z. */
function inTube({ x0, x1, t }: Pair, width: number, numbers: Stream): Example {
  const time = tf.expandDims<tf.Tensor2D>(t, 1), blur = normalPoints(x0.shape[0], 2, numbers);
  const line: Points = tf.add(x0, tf.mul(time, tf.sub(x1, x0)));
  return { xt: tf.add(line, tf.mul(width, blur)), t, ut: tf.sub(x1, x0) };
}

/** x_t = t x1 + (1 - (1 - width) t) x0, velocity x1 - (1 - width) x0. */
function inCone({ x0, x1, t }: Pair, width: number): Example {
  const time = tf.expandDims<tf.Tensor2D>(t, 1), ut: Points = tf.sub(x1, tf.mul(1 - width, x0));
  return { xt: tf.add(x0, tf.mul(time, ut)), t, ut };
}

function mean(numbers: Float64Array): number {
  return numbers.reduce((total, number) => total + number, 0) / numbers.length;
}

/**
 * How `data/digit_painter.json` was made. To make it again, in a minute or so:
 *
 *     deno run -A tests/trained/train_digit_painter.ts
 *
 * @module
 */
import { train } from "flowbook/learning";
import { velocityNetwork } from "flowbook/networks";
import { cfmLoss, gaussianPath, type PathSample } from "flowbook/paths";
import { stream } from "flowbook/random";
import { linearScheduler } from "flowbook/schedules";
import { normalPoints, tf, uniformTimes } from "flowbook/tensors";
import { digitImages } from "flowbook/trained";
import { toBase64 } from "../../lib/learning/base64.ts";
import { Buffer } from "node:buffer";

const STEPS = 4000;
const BATCH = 128;
const SLOW_FROM = 2800; // from this step on with a tenth of the step size

/** What comes of a training. */
export interface TrainedPainter {
  /** W_1 row by row, b_1, W_2, b_2, and so on. */
  readonly variables: readonly Float32Array[];
  /** Loss of every step. */
  readonly losses: Float64Array;
}

/**
 * Trains the network of the digit painter from the start, bit for bit.
 *
 * Three hidden layers of 128 with selu; batches of 128 independent pairs and uniform times; Adam with
 * the step size 1e-3, and 1e-4 for the last 1200 of 4000 steps.
 *
 * @param steps how far to go
 */
export function trainDigitPainter(steps = STEPS): TrainedPainter {
  const { training } = digitImages(), random = stream(0).split("digit painter");
  const images = tf.tensor2d(training as number[][]), batches = random.split("batches");
  const network = velocityNetwork({ dim: 64, hidden: [128, 128, 128] }, random.split("weights"));
  const { variables } = network, path = gaussianPath(linearScheduler());
  const batch = (): PathSample => {
    const x0 = normalPoints(BATCH, 64, batches);
    const chosen = Int32Array.from(batches.integers(BATCH, training.length));
    return path.sample(x0, tf.gather(images, chosen), uniformTimes(BATCH, batches));
  };
  const loss = (_: number, pairs: PathSample): tf.Scalar => cfmLoss(network.apply, pairs);
  const run = { variables, batch, loss };
  const early = Math.min(steps, SLOW_FROM), losses = [...train({ ...run, steps: early }).losses];
  if (steps > early) {
    const late = { steps: steps - early, learningRate: 1e-4, fromStep: early };
    losses.push(...train({ ...run, ...late }).losses);
  }
  const numbers = variables.map((variable) => Float32Array.from(variable.dataSync()));
  network.dispose();
  images.dispose();
  return { variables: numbers, losses: Float64Array.from(losses) };
}

const WIDTHS = [65, 128, 128, 128, 64];
const LARGEST = 127; // of a whole number in eight bits

/** Weights in eight bits: each column in steps of its own, the largest of them 127 steps from 0. */
function rounded(
  weights: Float32Array,
  outputs: number,
): { whole: Int8Array; steps: Float32Array } {
  const steps = Float32Array.from({ length: outputs }, (_, j) => {
    return Math.max(...weights.filter((_, k) => k % outputs === j).map(Math.abs)) / LARGEST;
  });
  const whole = Int8Array.from(weights, (weight, k) => Math.round(weight / steps[k % outputs]!));
  return { whole, steps };
}

/** The stored file as text. */
export function painterFile({ variables, losses }: TrainedPainter): string {
  const short = (loss: number): number => Number(loss.toFixed(4));
  const last = losses.slice(-400);
  const record = {
    name: "digit painter",
    origin:
      "trained by tests/trained/train_digit_painter.ts on 1198 of the images of digits.json (E. Alpaydin and C. Kaynak, 1998, CC BY 4.0)",
    licence: "CC BY 4.0",
    widths: WIDTHS,
    activation: "selu",
    steps: losses.length,
    firstLosses: Array.from(losses.slice(0, 20), short),
    lastLoss: short(last.reduce((sum, loss) => sum + loss, 0) / last.length),
    layers: WIDTHS.slice(1).map((outputs, l) => {
      const { whole, steps } = rounded(variables[2 * l]!, outputs);
      return {
        weights: Buffer.from(whole.buffer).toString("base64"),
        steps: toBase64(steps),
        biases: toBase64(variables[2 * l + 1]!),
      };
    }),
  };
  return JSON.stringify(record, null, 2) + "\n";
}

if (import.meta.main) {
  const path = new URL("../../data/digit_painter.json", import.meta.url);
  await Deno.writeTextFile(path, painterFile(trainDigitPainter()));
}

import { train } from "flowbook/learning";
import { moons } from "flowbook/measures";
import { type VelocityNetwork, velocityNetwork } from "flowbook/networks";
import { RK4 } from "flowbook/odes";
import { cfmLoss, gaussianPath, sampleFlow } from "flowbook/paths";
import { linearScheduler } from "flowbook/schedules";
import { stream } from "flowbook/random";
import { normalPoints, tf, uniformTimes } from "flowbook/tensors";
import type { Operations } from "./bits.ts";

const STEPS = 50, BATCH = 256;

/** A network trained on two moons, on the kernels of the wasm backend; free it after use. */
function trained(): { network: VelocityNetwork; losses: Float64Array } {
  const root = stream(3), data = moons("sf2m"), path = gaussianPath(linearScheduler());
  const network = velocityNetwork({ dim: 2, arithmetic: "fast" }, root.split("weights"));
  const loss = (step: number): tf.Scalar => {
    const chance = root.split(`step ${step}`);
    const x0 = normalPoints(BATCH, 2, chance.split("x0"));
    const x1 = data.sample(BATCH, chance.split("x1"));
    return cfmLoss(network.apply, path.sample(x0, x1, uniformTimes(BATCH, chance.split("t"))));
  };
  const { losses } = train({ variables: network.variables, loss, steps: STEPS });
  return { network, losses };
}

/** All numbers of all tensors, one after the other. */
function numbersIn(tensors: readonly tf.Tensor[]): Float32Array {
  return Float32Array.from(tensors.flatMap((tensor) => Array.from(tensor.dataSync())));
}

/** What a training leaves behind, read before its network is freed. */
function afterTraining<Result>(
  read: (network: VelocityNetwork, losses: Float64Array) => Result,
): Result {
  const { network, losses } = trained();
  try {
    return tf.tidy(() => read(network, losses) as tf.TensorContainer) as Result;
  } finally {
    network.dispose();
  }
}

/** Drawing, training and sampling in float32. */
export const networkOperations: Operations = {
  "learning/initial weights": () => {
    const network = velocityNetwork({ dim: 2 }, stream(3).split("weights"));
    const weights = numbersIn(network.variables);
    network.dispose();
    return weights;
  },
  "learning/losses of 50 steps": () => afterTraining((_, losses) => losses),
  "learning/weights after 50 steps": () => afterTraining(({ variables }) => numbersIn(variables)),
  "paths/sampleFlow": () =>
    afterTraining(({ apply }) => {
      const x0 = normalPoints(BATCH, 2, stream(3).split("start"));
      return numbersIn([sampleFlow(apply, x0, { tableau: RK4, steps: 10 })]);
    }),
};

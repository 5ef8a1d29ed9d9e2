/** A cell that trains: a network 3-64-64-64-2 learns eight Gaussians in batches of 256. */
export const TRAINING = `import { train } from "flowbook/learning";
import { eightGaussians } from "flowbook/measures";
import { velocityNetwork } from "flowbook/networks";
import { cfmLoss, gaussianPath } from "flowbook/paths";
import { linearScheduler } from "flowbook/schedules";
import { stream } from "flowbook/random";
import { normalPoints, tf, uniformTimes } from "flowbook/tensors";
function trainSteps(steps: number): { losses: Float64Array; milliseconds: number } {
  const numbers = stream(0), path = gaussianPath(linearScheduler());
  const network = velocityNetwork({ dim: 2, hidden: [64, 64, 64] }, numbers.split("weights"));
  const start = performance.now();
  const { losses } = train({
    variables: network.variables,
    loss: () => {
      const x1 = eightGaussians().sample(256, numbers);
      const x0 = normalPoints(256, 2, numbers);
      return cfmLoss(network.apply, path.sample(x0, x1, uniformTimes(256, numbers)));
    },
    steps,
  });
  const milliseconds = (performance.now() - start) / steps;
  network.dispose();
  return { losses, milliseconds };
}
`;

import { conditionalDensity, type Problem } from "flowbook/exact";
import { gaussHermite } from "flowbook/numerics";

/**
 * E[g(x1) | xt = x] straight from Bayes' rule: a Gauss-Hermite sum over the data of each component.
 *
 * Knows only the conditional density and the target, none of the closed forms under test.
 */
export function posteriorAverage(
  problem: Problem,
  x: readonly number[],
  t: number,
  g: (x1: readonly number[]) => readonly number[],
  nodes: number,
): number[] {
  const rule = gaussHermite(nodes);
  const sums: number[] = [];
  let mass = 0;
  problem.target.weights.forEach((weight, k) => {
    for (let cell = 0; cell < nodes ** problem.dim; cell++) {
      const index = (i: number): number => Math.floor(cell / nodes ** i) % nodes;
      const x1 = problem.target.means[k]!.map((mean, i) =>
        mean + problem.target.sds[k]! * rule.nodes[index(i)]!
      );
      const prior = x1.reduce((product, _, i) => product * rule.weights[index(i)]!, weight);
      const share = prior * conditionalDensity(problem, x, t, x1);
      mass += share;
      g(x1).forEach((value, i) => sums[i] = (sums[i] ?? 0) + share * value);
    }
  });
  return sums.map((sum) => sum / mass);
}

import {
  eightGaussiansProblem,
  gaussianTarget,
  marginalLogDensity,
  type Mixture,
  mixtureQuantile,
  type Problem,
  score,
} from "flowbook/exact";
import { linearScheduler } from "flowbook/schedules";
import { estimateMeans, FLOAT32, monteCarlo } from "flowbook/judge";
import {
  type Distribution,
  eightGaussians,
  gaussianMixture,
  standardNormal,
} from "flowbook/measures";
import { stream } from "flowbook/random";
import { tf } from "flowbook/tensors";
import { deepEqual, equal, ok } from "node:assert/strict";
import { close } from "../tensors/close.ts";
import { noLeaks, tensorsAddedBy } from "../tensors/no_leaks.ts";
import { refuses } from "../tensors/refuses.ts";

/** A law beside its exact twin, whose density at t = 1 is that of the target. */
interface Case {
  readonly name: string;
  readonly law: Distribution;
  readonly problem: Problem;
  /** The density is negligible outside [-reach, reach]^dim. */
  readonly reach: number;
}

function mixtureCase(name: string, target: Mixture, reach: number): Case {
  const problem = { name, dim: target.means[0]!.length, target, schedule: linearScheduler() };
  return { name, law: gaussianMixture(target), problem, reach };
}

const unequal: Mixture = { weights: [0.2, 0.8], means: [[-3, 1], [2, -1]], sds: [0.4, 1.2] };
const CASES: Case[] = [
  { name: "normal 1", law: standardNormal(1), problem: gaussianTarget(0, 1), reach: 8 },
  { name: "normal 2", law: standardNormal(2), problem: gaussianTarget(0, 1, 2), reach: 8 },
  mixtureCase("bumps", { weights: [0.3, 0.7], means: [[-1], [2]], sds: [0.5, 0.25] }, 8),
  mixtureCase("unequal", unequal, 9),
  mixtureCase("weight 0", { ...unequal, weights: [0, 1] }, 9),
  { name: "eight", law: eightGaussians(), problem: eightGaussiansProblem, reach: 11 },
];

const STEP = 1 / 8; // far below every sd: the rectangle rule on a Gaussian is then exact

for (const { name, law, problem, reach } of CASES) {
  const points = (): tf.Tensor2D => law.sample(64, stream(8).split(name));

  noLeaks(`${name}: the density has integral 1`, () => {
    const cells = Math.round(2 * reach / STEP) + 1;
    const grid = Float32Array.from({ length: cells ** law.dim * law.dim }, (_, i) => {
      const row = Math.floor(i / law.dim), axis = i % law.dim;
      return STEP * (Math.floor(row / cells ** axis) % cells) - reach;
    });
    const x = tf.tensor2d(grid, [cells ** law.dim, law.dim]), logs = law.logProb(x);
    let total = 0;
    for (const log of logs.dataSync()) total += Math.exp(log) * STEP ** law.dim;
    close(total, 1, FLOAT32);
    tf.dispose([x, logs]);
  });

  noLeaks(`${name}: logProb() equals the float64 density`, () => {
    const x = points(), logs = law.logProb(x);
    close(logs.dataSync(), x.arraySync().map((p) => marginalLogDensity(problem, p, 1)), FLOAT32);
    tf.dispose([x, logs]);
  });

  noLeaks(`${name}: the gradient of logProb() equals the float64 score`, () => {
    const x = points();
    const gradient = tf.tidy(() => tf.grad((x) => law.logProb(x as tf.Tensor2D))(x));
    close(gradient.dataSync(), x.arraySync().flatMap((p) => score(problem, p, 1)), FLOAT32);
    tf.dispose([x, gradient]);
  });

  noLeaks(`${name}: first and second moments of samples`, () => {
    const x = law.sample(20_000, stream(9).split(name)), rows = x.arraySync();
    const { weights, means, sds } = problem.target;
    const axes = Array.from({ length: law.dim }, (_, axis) => axis);
    const pairs = axes.flatMap((i) => axes.filter((j) => j >= i).map((j) => ({ i, j })));
    const expect = (f: (mean: readonly number[], sd: number) => number): number =>
      weights.reduce((sum, weight, k) => sum + weight * f(means[k]!, sds[k]!), 0);
    const estimate = estimateMeans([
      ...axes.map((i) => rows.map((row) => row[i]!)),
      ...pairs.map(({ i, j }) => rows.map((row) => row[i]! * row[j]!)),
    ]);
    const exact = [
      ...axes.map((i) => expect((mean) => mean[i]!)),
      ...pairs.map(({ i, j }) =>
        expect((mean, sd) => mean[i]! * mean[j]! + (i === j ? sd * sd : 0))
      ),
    ];
    close(estimate, exact, monteCarlo());
    x.dispose();
  });

  noLeaks(`${name}: the first coordinate of samples has the exact distribution function`, () => {
    const x = law.sample(20_000, stream(10).split(name)), rows = x.arraySync();
    const marginal = { ...problem.target, means: problem.target.means.map(([mean]) => [mean!]) };
    const probabilities = [0.05, 0.25, 0.5, 0.75, 0.95];
    const places = probabilities.map((p) => mixtureQuantile(marginal, p));
    // moments alone would pass heavy tails, which enlarge their own standard errors
    const shares = places.map((place) => rows.map(([y]) => y! <= place ? 1 : 0));
    close(estimateMeans(shares), probabilities, monteCarlo());
    x.dispose();
  });

  noLeaks(`${name}: sample() repeats from a fresh stream and goes on with a used one`, () => {
    const draws = (numbers = stream(3)): number[] => {
      const x = law.sample(5, numbers);
      const values = [...x.dataSync()];
      x.dispose();
      return values;
    };
    const numbers = stream(3);
    deepEqual(draws(numbers), draws());
    ok(draws(numbers)[0] !== draws()[0]);
  });

  noLeaks(`${name}: sample() and logProb() add one tensor each and check what they get`, () => {
    const made: tf.Tensor[] = [];
    equal(tensorsAddedBy(() => made.push(law.sample(7, stream(0)))), 1);
    const x = made[0] as tf.Tensor2D, wide = tf.zeros<tf.Rank.R2>([4, 3]);
    equal(tensorsAddedBy(() => made.push(law.logProb(x))), 1);
    deepEqual(made.map(({ shape }) => shape), [[7, law.dim], [7]]);
    refuses(
      () => law.sample(-1, stream(0)),
      new RangeError("Expected count to be a non-negative integer; got -1"),
    );
    refuses(
      () => law.logProb(wide),
      new TypeError(`Expected x of shape [batch, ${law.dim}]; got [4, 3]`),
    );
    for (const bad of [NaN, -Infinity]) {
      const infinite = tf.fill<tf.Rank.R2>([1, law.dim], bad);
      const error = new RangeError(`Expected x to be finite; got ${bad}`);
      equal(tensorsAddedBy(() => refuses(() => law.logProb(infinite), error)), 0);
      infinite.dispose();
    }
    tf.dispose([made, wide]);
  });
}

noLeaks("logProb() refuses points whose square float32 cannot hold", () => {
  const far = tf.tensor2d([[1e30]]);
  refuses(
    () => standardNormal(1).logProb(far),
    new RangeError("Expected |x|^2 in float32 to be finite; got Infinity"),
  );
  refuses(
    () => gaussianMixture({ weights: [1], means: [[0]], sds: [1] }).logProb(far),
    new RangeError("Expected |x - mean|^2 in float32 to be finite; got Infinity"),
  );
  far.dispose();
});

noLeaks("point masses can be sampled and have no density", () => {
  const law = gaussianMixture({ weights: [0.5, 0.5], means: [[-1], [2]], sds: [0, 0] });
  const x = law.sample(50, stream(1));
  deepEqual(new Set(x.dataSync()), new Set([-1, 2]));
  refuses(() => law.logProb(x), new RangeError("Expected sds above 0 for a density; got 0"));
  x.dispose();
});

Deno.test("laws name what they cannot use", () => {
  refuses(
    () => standardNormal(0),
    new RangeError("Expected dim to be a positive integer; got 0"),
  );
  const good: Mixture = { weights: [1], means: [[0, 0]], sds: [1] };
  refuses(
    () => gaussianMixture({ ...good, weights: [0.5] }),
    new RangeError("Expected weights with sum 1; got sum 0.5"),
  );
  refuses(
    () => gaussianMixture({ ...good, means: [[0], [1]] }),
    new TypeError("Expected means of length 1; got 2"),
  );
  refuses(
    () => gaussianMixture({ weights: [], means: [], sds: [] }),
    new RangeError("Expected at least one component; got none"),
  );
});

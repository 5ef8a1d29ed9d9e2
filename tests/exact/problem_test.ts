import { deepEqual, doesNotThrow, equal, throws } from "node:assert/strict";
import {
  eightGaussiansProblem,
  evenTarget,
  gaussianTarget,
  marginalVelocity,
  type Mixture,
  type Problem,
  requireProblem,
  twoBumps,
  twoPoints,
  twoTargets,
} from "flowbook/exact";
import { EXACT64 } from "flowbook/judge";
import { linearScheduler } from "flowbook/schedules";
import { agree } from "../judge/agree.ts";

const BASE: Problem = {
  name: "base",
  dim: 1,
  target: { weights: [0.5, 0.5], means: [[0], [1]], sds: [1, 0] },
  schedule: linearScheduler(),
};

function withTarget(change: Partial<Mixture>): Problem {
  return { ...BASE, target: { ...BASE.target, ...change } };
}

Deno.test("the named problems are sound", () => {
  for (const problem of [twoTargets, twoBumps, twoPoints, eightGaussiansProblem, BASE]) {
    doesNotThrow(() => requireProblem(problem), problem.name);
  }
});

Deno.test("the named problems have the mean and spread that the course states", () => {
  const moments = ({ target, dim }: Problem): number[] => {
    const { weights, means, sds } = target;
    const average = (f: (k: number) => number): number =>
      weights.reduce((sum, weight, k) => sum + weight * f(k), 0);
    const mean = Array.from({ length: dim }, (_, i) => average((k) => means[k]![i]!));
    const squares = average((k) => Math.hypot(...means[k]!) ** 2 + dim * sds[k]! ** 2);
    return [...mean, squares];
  };
  agree(moments(twoTargets), [1.1, 3.1], EXACT64);
  agree(moments(twoBumps), [1.1, 3.35], EXACT64);
  agree(moments(twoPoints), [0, 1], EXACT64);
  agree(moments(eightGaussiansProblem), [0, 0, 27], EXACT64);
  agree(moments(gaussianTarget([1, -2], 0.5)), [1, -2, 5.5], EXACT64);
});

Deno.test("the noise that is left at t = 1 is 0.1 for two targets and none elsewhere", () => {
  equal(twoTargets.schedule(1).sigma, 0.1);
  for (const problem of [twoBumps, twoPoints, eightGaussiansProblem, gaussianTarget(0, 1)]) {
    equal(problem.schedule(1).sigma, 0);
  }
});

Deno.test("the eight Gaussians lie every 45 degrees on a circle of radius 5", () => {
  eightGaussiansProblem.target.means.forEach((mean, j) => {
    const angle = j * Math.PI / 4;
    agree(mean, [5 * Math.cos(angle), 5 * Math.sin(angle)], EXACT64, `centre ${j}`);
  });
});

Deno.test("gaussianTarget() takes a point, or one number for all coordinates", () => {
  deepEqual(gaussianTarget(2, 1).target.means, [[2]]);
  deepEqual(gaussianTarget(2, 1, 3).target.means, [[2, 2, 2]]);
  deepEqual(gaussianTarget([1, 2], 1).target.means, [[1, 2]]);
  equal(gaussianTarget([1, 2], 1).dim, 2);
  equal(gaussianTarget([1, 2], 1, 2).name, "Gaussian target, mean [1,2], sd 1");
  throws(() => gaussianTarget([1, 2], 1, 3), {
    name: "TypeError",
    message: "Expected mean of length 3; got 2",
  });
  throws(() => gaussianTarget(0, -1), {
    name: "RangeError",
    message: "Expected sd >= 0; got -1",
  });
  throws(() => marginalVelocity(gaussianTarget(NaN, 1), [0], 0), {
    name: "RangeError",
    message: "Expected means[0][0] to be finite; got NaN",
  });
});

Deno.test("weights may miss the sum 1 by rounding", () => {
  const weights = Array<number>(10).fill(0.1); // their sum is 1 - 2^-53
  const target = { weights, means: weights.map((_, k) => [k]), sds: weights };
  doesNotThrow(() => requireProblem({ ...BASE, target }));
});

Deno.test("a problem with a slip is refused by name", () => {
  const slips: { problem: Problem; name: string; message: string }[] = [
    {
      problem: withTarget({ weights: [], means: [], sds: [] }),
      name: "RangeError",
      message: "Expected at least one component; got none",
    },
    {
      problem: withTarget({ sds: [1] }),
      name: "TypeError",
      message: "Expected sds of length 2; got 1",
    },
    {
      problem: withTarget({ means: [[0]] }),
      name: "TypeError",
      message: "Expected means of length 2; got 1",
    },
    {
      problem: withTarget({ means: [[0], [1, 2]] }),
      name: "TypeError",
      message: "Expected means[1] of length 1; got 2",
    },
    {
      problem: withTarget({ sds: [1, -1] }),
      name: "RangeError",
      message: "Expected sds[1] >= 0; got -1",
    },
    {
      problem: withTarget({ weights: [1.5, -0.5] }),
      name: "RangeError",
      message: "Expected weights[1] >= 0; got -0.5",
    },
    {
      problem: withTarget({ weights: [NaN, 1] }),
      name: "RangeError",
      message: "Expected weights[0] to be finite; got NaN",
    },
    {
      problem: withTarget({ weights: [0.5, 0.25] }),
      name: "RangeError",
      message: "Expected weights with sum 1; got sum 0.75",
    },
    {
      problem: withTarget({ weights: [0.5, 0.5 + 1e-9] }),
      name: "RangeError",
      message: "Expected weights with sum 1; got sum 1.000000001",
    },
    {
      problem: withTarget({ weights: [0.5 - 2 ** -30, 0.5] }),
      name: "RangeError",
      message: "Expected weights with sum 1; got sum 0.9999999990686774",
    },
    {
      problem: { ...BASE, schedule: "linear" as unknown as Problem["schedule"] },
      name: "TypeError",
      message: "Expected a scheduler t => { alpha, ... }; got string",
    },
    {
      problem: { ...BASE, schedule: (t) => ({ ...linearScheduler()(t), sigmaDot: 1 }) },
      name: "RangeError",
      message: "Expected sigmaDot = -1.0000 at t = 0.15; got 1.0000",
    },
    {
      problem: { ...withTarget({ means: [[], []] }), dim: 0 },
      name: "RangeError",
      message: "Expected dim to be a positive integer; got 0",
    },
  ];
  for (const { problem, name, message } of slips) {
    throws(() => requireProblem(problem), { name, message });
    throws(() => requireProblem(problem), { name, message }); // a refusal is not remembered as sound
  }
});

Deno.test("evenTarget() of one point is gaussianTarget(), of two the fixture of two points", () => {
  const { name: _one, ...one } = evenTarget([[3, -1]], 0.5), single = gaussianTarget([3, -1], 0.5);
  deepEqual([one.dim, one.target], [single.dim, single.target]);
  const pair = evenTarget([[-1], [1]], 0);
  deepEqual(pair.target, twoPoints.target);
  deepEqual(marginalVelocity(pair, [0.3], 0.5), marginalVelocity(twoPoints, [0.3], 0.5));
  doesNotThrow(() => requireProblem(evenTarget([[0, 1], [2, 3], [4, 5]], 0.1)));
});

Deno.test("evenTarget() refuses no points, points of several dimensions or none, and a negative width", () => {
  throws(() => evenTarget([], 1), {
    name: "TypeError",
    message: "Expected at least one point; got none",
  });
  throws(() => evenTarget([[0], [0, 1]], 1), {
    name: "TypeError",
    message: "Expected points[1] of length 1; got 2",
  });
  throws(() => evenTarget([[]], 1), {
    name: "RangeError",
    message: "Expected the dimension of the points to be a positive integer; got 0",
  });
  throws(() => evenTarget([[0]], -1), { name: "RangeError" });
  throws(() => evenTarget([[NaN]], 1), { name: "RangeError" });
});

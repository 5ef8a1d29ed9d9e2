import { deepEqual, equal, notDeepEqual, ok, throws } from "node:assert/strict";
import {
  drawPairs,
  drawPairsAt,
  eightGaussiansProblem,
  marginalDensity,
  marginalVelocity,
  mixtureCdf,
  type Problem,
  twoBumps,
  twoTargets,
} from "flowbook/exact";
import { estimateMean, estimateMeans, EXACT64, monteCarlo } from "flowbook/judge";
import { integrate } from "flowbook/numerics";
import { type Stream, stream } from "flowbook/random";
import { linearScheduler } from "flowbook/schedules";
import { agree } from "../judge/agree.ts";

const COUNT = 40_000;

Deno.test("drawPairs() lays xt and ut on the line from x0 to x1", () => {
  for (const problem of [twoTargets, twoBumps, eightGaussiansProblem]) {
    const { t, x0, x1, xt, ut } = drawPairs(problem, 100, stream(1));
    const dim = problem.dim, left = problem.schedule(1).sigma, slope = 1 - left;
    equal(xt.length, 100 * dim);
    for (let j = 0; j < 100 * dim; j++) {
      const time = t[Math.floor(j / dim)]!;
      // the end of the path is x1 plus the noise that is left; ut is the way from start to end
      const end = x1[j]! + left * x0[j]!;
      agree(xt[j]!, (1 - time) * x0[j]! + time * end, EXACT64);
      agree(ut[j]!, x1[j]! - slope * x0[j]!, EXACT64);
    }
  }
});

Deno.test("drawPairsAt() draws as drawPairs() does, at the times that it is given", () => {
  for (const problem of [twoTargets, eightGaussiansProblem]) {
    const pairs = drawPairs(problem, 50, stream(5));
    deepEqual(drawPairsAt(problem, pairs.t, stream(5)), pairs);
    const ends = drawPairsAt(problem, new Float64Array(50), stream(5));
    deepEqual([ends.xt, ends.x0, ends.x1], [pairs.x0, pairs.x0, pairs.x1]);
  }
  throws(() => drawPairsAt(twoBumps, new Float64Array(0), stream(0)), {
    name: "RangeError",
    message: "Expected the number of times to be a positive integer; got 0",
  });
  const never = {
    split: () => {
      throw new Error("drawn before the times were looked at");
    },
  } as unknown as Stream;
  throws(() => drawPairsAt(twoBumps, Float64Array.of(0.5, 1.1), never), {
    name: "RangeError",
    message: "Expected t in [0, 1]; got 1.1",
  });
});

Deno.test("drawPairs() repeats for the same stream and leaves it where it was", () => {
  const source = stream(2).split("pairs");
  const first = drawPairs(twoBumps, 10, source);
  deepEqual(drawPairs(twoBumps, 10, source), first);
  deepEqual(source.uniform(2), stream(2).split("pairs").uniform(2));
  notDeepEqual(drawPairs(twoBumps, 10, stream(3)).x1, first.x1);
});

Deno.test("drawPairs() draws t uniformly, x0 from N(0, 1) and x1 from the target", () => {
  const { t, x0, x1 } = drawPairs(twoBumps, COUNT, stream(4));
  agree(
    estimateMeans([t, t.map((v) => v ** 2), t.map((v) => v ** 3)]),
    [1 / 2, 1 / 3, 1 / 4],
    monteCarlo(),
  );
  agree(estimateMeans([x0, x0.map((v) => v ** 2)]), [0, 1], monteCarlo());
  const levels = [-1.5, -1, 0, 1.5, 2, 2.5];
  const rows = levels.map((level) => x1.map((v) => v <= level ? 1 : 0));
  const cdf = levels.map((level) => mixtureCdf(twoBumps.target, level));
  agree(estimateMeans(rows), cdf, monteCarlo());
});

Deno.test("drawPairs() draws t, x0 and x1 independently", () => {
  const { t, x0, x1 } = drawPairs(twoBumps, COUNT, stream(5));
  const products = [
    x0.map((v, i) => v * (x1[i]! - 1.1)),
    x0.map((v, i) => v * (t[i]! - 0.5)),
    x1.map((v, i) => (v - 1.1) * (t[i]! - 0.5)),
    x0.map((v, i) => (v ** 2 - 1) * (x1[i]! - 1.1)),
  ];
  agree(estimateMeans(products), [0, 0, 0, 0], monteCarlo());
});

Deno.test("drawPairs() chooses one component for all coordinates of a point", () => {
  const corners: Problem = {
    name: "two corners",
    dim: 3,
    target: { weights: [0.5, 0.5], means: [[1, 2, 3], [-1, -2, -3]], sds: [0, 0] },
    schedule: linearScheduler(),
  };
  const { x1 } = drawPairs(corners, 50, stream(6));
  for (let i = 0; i < x1.length; i += 3) {
    deepEqual([...x1.slice(i, i + 3)], [1, 2, 3].map((v) => v * Math.sign(x1[i]!)));
  }
  ok(x1.includes(3) && x1.includes(-3));
});

Deno.test("drawPairs() gives xt the marginal law and ut the marginal velocity on average", () => {
  const { t, xt, ut } = drawPairs(twoTargets, COUNT, stream(7));
  const expected = (f: (x: number, t: number) => number): number =>
    integrate(
      (time) => integrate((x) => marginalDensity(twoTargets, [x], time) * f(x, time), -9, 9),
      0,
      1,
      { panels: 8, nodes: 12 },
    );
  const cosine = xt.map((x) => Math.cos(x));
  agree(estimateMean(cosine), expected((x) => Math.cos(x)), monteCarlo());
  const weighted = ut.map((u, i) => u * Math.cos(xt[i]!) * t[i]!);
  const velocity = (x: number, time: number): number =>
    marginalVelocity(twoTargets, [x], time)[0]! * Math.cos(x) * time;
  agree(estimateMean(weighted), expected(velocity), monteCarlo());
});

Deno.test("drawPairs() of the eight Gaussians visits every centre equally often", () => {
  const { x1 } = drawPairs(eightGaussiansProblem, COUNT, stream(8));
  const nearest = Array.from({ length: COUNT }, (_, i) => {
    const angle = Math.atan2(x1[2 * i + 1]!, x1[2 * i]!);
    return (Math.round(angle / (Math.PI / 4)) + 8) % 8;
  });
  // by symmetry each sector of 45 degrees holds one eighth of the mass
  const rows = eightGaussiansProblem.target.means.map((_, j) =>
    nearest.map((k) => k === j ? 1 : 0)
  );
  agree(estimateMeans(rows), rows.map(() => 1 / 8), monteCarlo());
});

Deno.test("drawPairs() refuses a count that is no count", () => {
  for (const count of [0, -1, 1.5]) {
    throws(() => drawPairs(twoBumps, count, stream(1)), {
      name: "RangeError",
      message: `Expected count to be a positive integer; got ${count}`,
    });
  }
  const still: Problem = {
    ...twoBumps,
    schedule: (t) => ({ ...linearScheduler()(t), alphaDot: 0 }),
  };
  throws(() => drawPairs(still, 1, stream(1)), {
    name: "RangeError",
    message: "Expected alphaDot = 1.0000 at t = 0.15; got 0.0000",
  });
  const target = { ...twoBumps.target, weights: [1.5, -0.5] };
  throws(() => drawPairs({ ...twoBumps, target }, 1, stream(1)), {
    name: "RangeError",
    message: "Expected weights[1] >= 0; got -0.5",
  });
});

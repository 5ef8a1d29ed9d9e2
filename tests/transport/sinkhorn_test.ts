import { deepEqual, equal, ok, throws } from "node:assert/strict";
import fc from "#properties";
import { EXACT64, LINEAR_PROGRAM, within } from "flowbook/judge";
import { gaussHermite, sum } from "flowbook/numerics";
import { stream } from "flowbook/random";
import { optimalTransport, sinkhorn, squaredDistances } from "flowbook/transport";
import { agree } from "../judge/agree.ts";
import { ScaledKernel } from "../../lib/transport/scaled_kernel.ts";
import { anyAtoms, cheapestPlan } from "./atoms.ts";

/** Tables of costs of any sign between two lists of masses, some of them zero. */
const tables = fc.tuple(anyAtoms(7), anyAtoms(7)).chain(([{ masses: from }, { masses: to }]) => {
  const length = from.length * to.length;
  const entry = fc.double({ min: -5, max: 5, noNaN: true });
  return fc.array(entry, { minLength: length, maxLength: length })
    .map((costs) => ({ costs, from, to }));
});

/** Masses sent and received, added up one by one. */
function marginals(plan: ArrayLike<number>, rows: number, columns: number): number[] {
  const sent = Array.from(
    { length: rows },
    (_, i) => sum(Array.from({ length: columns }, (_, j) => plan[i * columns + j]!)),
  );
  const received = Array.from(
    { length: columns },
    (_, j) => sum(Array.from({ length: rows }, (_, i) => plan[i * columns + j]!)),
  );
  return [...sent, ...received];
}

const EPSILONS = fc.constantFrom(0.2, 1, 10);
/** A plan has its form wherever the iteration ends, early ends included. */
const TOLERANCES = fc.constantFrom(1e-10, 0.01);

Deno.test("sinkhorn() reaches the masses it states and has the form of an entropic plan", () => {
  fc.assert(
    fc.property(tables, EPSILONS, TOLERANCES, ({ costs, from, to }, epsilon, tolerance) => {
      const found = sinkhorn(costs, from, to, { epsilon, tolerance });
      equal(found.ended, "converged");
      const off = marginals(found.plan, from.length, to.length).map((mass, k) =>
        Math.abs(mass - [...Array.from(from), ...Array.from(to)][k]!)
      );
      ok(sum(off) <= tolerance, `${sum(off)}`);
      agree(found.marginalError, sum(off), EXACT64);
      const { sourcePotential: f, targetPotential: g } = found;
      const form = Array.from(found.plan, (_, k) => {
        const i = Math.floor(k / to.length), j = k % to.length;
        return from[i]! * to[j]! * Math.exp((f[i]! + g[j]! - costs[k]!) / epsilon);
      });
      agree(found.plan, form, EXACT64);
      agree(found.cost, sum(form.map((mass, k) => mass * costs[k]!)), EXACT64);
    }),
    { seed: 1, numRuns: 60 },
  );
});

Deno.test("sinkhorn() bounds the least cost from below, and its own objective", () => {
  fc.assert(
    fc.property(tables, fc.constantFrom(0.1, 2), ({ costs, from, to }, epsilon) => {
      const { plan, cost, lowerBound, value } = sinkhorn(costs, from, to, { epsilon });
      const least = optimalTransport(costs, from, to).cost;
      ok(lowerBound <= least + 1e-9 && least <= cost + 1e-7, `${lowerBound} ${least} ${cost}`);
      const entropy = sum(Array.from(plan, (mass, k) => {
        const product = from[Math.floor(k / to.length)]! * to[k % to.length]!;
        return mass === 0 ? 0 : mass * Math.log(mass / product);
      }));
      // at the optimum both sides of the duality are equal; potentials times the error remain
      agree(cost + epsilon * entropy, value, within(1e-6, "1e-9 of the masses times potentials"));
    }),
    { seed: 2, numRuns: 60 },
  );
});

Deno.test("sinkhorn() with a small epsilon closes in on the simplex code highs", async () => {
  for (const { costs, from, to } of fc.sample(tables, { seed: 3, numRuns: 5 })) {
    const least = await cheapestPlan(costs, from, to);
    const options = { epsilon: 0.01, tolerance: 1e-7, limit: 100_000 };
    const { cost, lowerBound } = sinkhorn(costs, from, to, options);
    // the entropy of a plan between 7 and 7 atoms is at most log 49
    ok(cost <= least + 0.01 * Math.log(49) + 1e-5 && cost >= least - 1e-5, `${cost} ${least}`);
    ok(lowerBound <= least + LINEAR_PROGRAM.size * 10 && lowerBound >= least - 0.1);
  }
});

Deno.test("sinkhorn() between two points is one number, and of a large epsilon the product", () => {
  // P_12 = x / 2 with (1 - x) / x = exp(2 / epsilon) by the symmetric form
  const costs = [0, 1, 1, 0], half = [0.5, 0.5];
  for (const epsilon of [0.05, 0.5, 3]) {
    const { plan } = sinkhorn(costs, half, half, { epsilon });
    agree(plan[1]!, 0.5 / (1 + Math.exp(1 / epsilon)), EXACT64);
  }
  const wide = sinkhorn([3, -1, 2, 5], [0.3, 0.7], [0.4, 0.6], { epsilon: 1e9 });
  agree(wide.plan, [0.12, 0.18, 0.28, 0.42], within(1e-8, "costs over epsilon remain"));
});

Deno.test("sinkhorn() of two normal laws on a grid has the correlation of the bridge", () => {
  // between N(0, 1) and itself with noise sigma: rho = (sqrt(sigma^4 + 4) - sigma^2) / 2
  const { nodes: places, weights } = gaussHermite(40), total = sum(weights);
  const law = Array.from(weights, (mass) => mass / total);
  const costs = Float64Array.from(
    { length: places.length ** 2 },
    (_, k) => (places[Math.floor(k / places.length)]! - places[k % places.length]!) ** 2,
  );
  const sigma = 1, { plan } = sinkhorn(costs, law, law, { epsilon: 2 * sigma ** 2 });
  const correlation = sum(
    Array.from(
      plan,
      (mass, k) => mass * places[Math.floor(k / places.length)]! * places[k % places.length]!,
    ),
  );
  const rho = (Math.sqrt(sigma ** 4 + 4) - sigma ** 2) / 2;
  agree(correlation, rho, within(1e-6, "forty nodes for the law"));
});

Deno.test("a scaled kernel takes the steps that logarithms alone would take", () => {
  const x = stream(6).normal(30), y = stream(7).normal(24).map((v) => 4 * v + 3);
  const costs = Float64Array.from({ length: 15 * 12 }, (_, k) => {
    const i = Math.floor(k / 12), j = k % 12;
    return (x[2 * i]! - y[2 * j]!) ** 2 + (x[2 * i + 1]! - y[2 * j + 1]!) ** 2;
  });
  const from = Float64Array.from({ length: 15 }, (_, i) => (i + 1) / 120);
  const to = Float64Array.from({ length: 12 }, (_, j) => (12 - j) / 78);
  // small ones lose whole rows of the kernel and let scalings run out of bounds
  for (let epsilon = 5; epsilon > 0.002; epsilon /= 1.3) {
    const kernel = new ScaledKernel({ costs, from, to }, epsilon);
    const f = new Float64Array(15), g = new Float64Array(12);
    const fit = (here: Float64Array, there: Float64Array, masses: Float64Array, turned: number) =>
      here.forEach((_, a) => {
        const terms = Array.from(
          masses,
          (mass, b) =>
            Math.log(mass) + (there[b]! - costs[turned ? b * 12 + a : a * 12 + b]!) / epsilon,
        );
        const most = Math.max(...terms);
        here[a] = -epsilon * (most + Math.log(sum(terms.map((term) => Math.exp(term - most)))));
      });
    for (let k = 0; k < 100; k++) {
      if (k > 0) kernel.step();
      fit(f, g, to, 0);
      fit(g, f, from, 1);
      if (k % 25 !== 24) continue;
      const plan = Array.from(costs, (cost, e) => {
        const i = Math.floor(e / 12), j = e % 12;
        return from[i]! * to[j]! * Math.exp((f[i]! + g[j]! - cost) / epsilon);
      });
      agree(kernel.plan(), plan, within(1e-9, "rounding of the costs over epsilon"));
      const sent = marginals(plan, 15, 12).slice(0, 15);
      const error = sum(sent.map((mass, i) => Math.abs(mass - from[i]!)));
      agree(kernel.error, error, within(1e-9, "as above"));
    }
    kernel.absorb();
    agree(kernel.f, f, EXACT64);
    agree(kernel.g, g, EXACT64);
  }
});

Deno.test("sinkhorn() passes through underflow and stops at its limit", () => {
  const x = stream(4).normal(40), y = stream(5).normal(40).map((v) => v + 100);
  const masses = new Float64Array(20).fill(1 / 20), costs = squaredDistances(x, y, 2);
  const far = sinkhorn(costs, masses, masses, { epsilon: 0.05, tolerance: 1e-8, limit: 50_000 });
  ok(far.plan.every(Number.isFinite) && Number.isFinite(far.value));
  equal(far.ended, "converged");
  const short = sinkhorn(costs, masses, masses, { epsilon: 0.05, limit: 3 });
  deepEqual([short.ended, short.iterations], ["limit", 3]);
  ok(short.marginalError > 1e-9);
  ok(short.lowerBound <= optimalTransport(costs, masses, masses).cost + 1e-6);
});

Deno.test("sinkhorn() refuses what is no problem, and an epsilon that rounding would decide", () => {
  const half = [0.5, 0.5], costs = [0, 1, 1, 0];
  const solve = (...[c, a, b, epsilon]: [number[], number[], number[], number]): unknown =>
    sinkhorn(c, a, b, { epsilon });
  for (const epsilon of [0, -1, NaN, Infinity]) {
    throws(() => solve(costs, half, half, epsilon), {
      name: "RangeError",
      message: `Expected epsilon > 0 and finite; got ${epsilon}`,
    });
  }
  throws(() => solve([0, 1e3, 1e3, 0], half, half, 1e-8), {
    name: "RangeError",
    message: "Expected epsilon >= 2.22e-7 (below that rounding of the costs decides the plan); " +
      "got 1e-8",
  });
  throws(() => solve([0, NaN, 1, 0], half, half, 1), {
    name: "RangeError",
    message: "Expected finite costs; got NaN",
  });
  throws(() => solve([0, 1], half, half, 1), {
    name: "TypeError",
    message: "Expected costs of length 4; got 2",
  });
  throws(() => solve(costs, [0.5, 0.6], half, 1), {
    message: "Expected from with sum 1; got sum 1.1",
  });
  throws(() => solve(costs, half, [1.5, -0.5], 1), {
    message: "Expected to[1] >= 0; got -0.5",
  });
  throws(() => sinkhorn(costs, half, half, { epsilon: 1, tolerance: 0 }), { name: "RangeError" });
  throws(() => sinkhorn(costs, half, half, { epsilon: 1, limit: 0 }), { name: "RangeError" });
});

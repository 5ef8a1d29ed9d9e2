import {
  continuousFlow,
  exactContinuousFlow,
  hutchinson,
  hutchinsonVariance,
  type ProbeLaw,
  traceEstimate,
} from "flowbook/flows";
import { EXACT64, FLOAT32, monteCarlo, QUADRATURE64, within } from "flowbook/judge";
import { estimateMean } from "flowbook/judge";
import { gaussHermite } from "flowbook/numerics";
import { RK4 } from "flowbook/odes";
import { stream } from "flowbook/random";
import { normalPoints, tf } from "flowbook/tensors";
import * as fc from "#properties";
import { deepEqual, equal, notDeepEqual, ok } from "node:assert/strict";
import { agree } from "../judge/agree.ts";
import { noLeaks } from "../tensors/no_leaks.ts";
import { refuses } from "../tensors/refuses.ts";
import { busyNetwork } from "./continuous_fields.ts";

type Matrix = readonly (readonly number[])[];

/** All probes of a law with their probabilities, exact for polynomials of degree 4. */
function probesOf(law: ProbeLaw, dim: number): { probe: number[]; weight: number }[] {
  const { nodes, weights } = gaussHermite(3);
  const line = law === "rademacher"
    ? [{ probe: [-1], weight: 0.5 }, { probe: [1], weight: 0.5 }]
    : nodes.map((node, i) => ({ probe: [node], weight: weights[i]! }));
  let all = [{ probe: [] as number[], weight: 1 }];
  for (let i = 0; i < dim; i++) {
    all = all.flatMap((one) =>
      line.map((next) => ({
        probe: [...one.probe, ...next.probe],
        weight: one.weight * next.weight,
      }))
    );
  }
  return all;
}

Deno.test("the mean of all probes is the trace, and their variance the formula", () => {
  const entry = fc.double({ min: -3, max: 3, noNaN: true });
  const matrix = fc.integer({ min: 1, max: 4 }).chain((dim) =>
    fc.array(fc.array(entry, { minLength: dim, maxLength: dim }), {
      minLength: dim,
      maxLength: dim,
    })
  );
  fc.assert(
    fc.property(matrix, fc.constantFrom<ProbeLaw>("rademacher", "gaussian"), (a: Matrix, law) => {
      const all = probesOf(law, a.length);
      const average = (f: (value: number) => number): number =>
        all.reduce((sum, { probe, weight }) => sum + weight * f(traceEstimate(a, probe)), 0);
      const trace = a.reduce((sum, row, i) => sum + row[i]!, 0);
      agree(average((value) => value), trace, EXACT64);
      agree(average((value) => (value - trace) ** 2), hutchinsonVariance(a, law), EXACT64);
      ok(hutchinsonVariance(a, "rademacher") <= hutchinsonVariance(a, "gaussian"));
    }),
    { seed: 12, numRuns: 60 },
  );
});

Deno.test("a skew matrix has no scatter, a diagonal one none with signs", () => {
  for (const law of ["rademacher", "gaussian"] as const) {
    equal(hutchinsonVariance([[0, 3], [-3, 0]], law), 0);
    equal(hutchinsonVariance([[2, 0], [0, 5]], law), law === "gaussian" ? 2 * 29 : 0);
  }
});

/** v = tanh(W x + t c), its Jacobian and the flow whose divergence is what a probe sees. */
const W = [[0.5, -0.3], [0.2, 0.4]], C = [0.1, -0.2];
const velocity = (x: readonly number[], t: number): number[] =>
  W.map((row, i) => Math.tanh(row[0]! * x[0]! + row[1]! * x[1]! + C[i]! * t));
const slopes = (x: readonly number[], t: number): number[][] =>
  velocity(x, t).map((v, i) => W[i]!.map((entry) => (1 - v * v) * entry));

Deno.test("the estimates of both sign patterns average to the exact log-density", () => {
  const solver = { rtol: 1e-12, atol: 1e-12 };
  const along = (probe?: readonly number[]): number =>
    exactContinuousFlow({
      dim: 2,
      velocity,
      divergence: (x, t) =>
        traceEstimate(slopes(x, t), probe ?? [1, 0]) +
        (probe ? 0 : traceEstimate(slopes(x, t), [0, 1])),
      solver,
    }).logProb([0.7, -0.4]);
  const values = [along([1, 1]), along([1, -1])];
  agree((values[0]! + values[1]!) / 2, along(), QUADRATURE64);
  ok(Math.abs(values[0]! - values[1]!) > 0.1);
});

Deno.test("one probe per solve keeps the order of RK4; a fresh one in each stage does not", () => {
  const errorOf = (steps: number, fresh: "fresh" | "kept"): number => {
    const numbers = stream(31).split(`${steps}`);
    const solve = (tableauSteps: number): number => {
      const flow = exactContinuousFlow({
        dim: 2,
        velocity,
        divergence: (x, t) => {
          const sign = fresh === "kept" || numbers.uniform(1)[0]! < 0.5 ? 1 : -1;
          return traceEstimate(slopes(x, t), [1, sign]);
        },
        solver: { tableau: RK4, steps: tableauSteps },
      });
      return flow.inverse([0.7, -0.4]).logDet;
    };
    return Math.abs(solve(steps) - solve(fresh === "kept" ? 512 : 4096));
  };
  agree(Math.log2(errorOf(16, "kept") / errorOf(32, "kept")), 4, within(0.15, "observed order"));
  ok(errorOf(32, "fresh") > 1000 * errorOf(32, "kept"));
});

noLeaks("the estimate of a network is unbiased, and given probes repeat it", () => {
  const field = busyNetwork(), solver = { tableau: RK4, steps: 6 }, draws = 600;
  const point = normalPoints(1, 2, stream(2));
  tf.tidy(() => {
    const y = tf.tile(point, [draws, 1]);
    const exact = continuousFlow({ field, solver }).logProb(point).dataSync()[0]!;
    for (const law of ["rademacher", "gaussian"] as const) {
      const model = continuousFlow({
        field,
        solver,
        divergence: hutchinson(law, stream(14).split(law)),
      });
      const first = model.logProb(y).dataSync<"float32">();
      agree(estimateMean(first), exact, monteCarlo(), law);
      notDeepEqual(model.logProb(y).dataSync(), first); // the next solve has other probes
    }
    // the four signs, each in its row: their mean is the exact trace along the path
    const probes = tf.tensor2d([[1, 1], [1, -1], [-1, 1], [-1, -1]]);
    const model = continuousFlow({ field, solver, divergence: { probes } });
    const found = model.logProb(tf.tile(point, [4, 1])),
      again = model.logProb(tf.tile(point, [4, 1]));
    deepEqual(found.dataSync(), again.dataSync());
    agree(tf.mean(found).dataSync()[0]!, exact, FLOAT32);
  });
  point.dispose();
  field.dispose();
});

Deno.test("hutchinson() and its formulas refuse what they do not know", () => {
  const law = "uniform" as ProbeLaw;
  const unknown = new RangeError("Expected probes rademacher or gaussian; got uniform");
  refuses(() => hutchinson(law, stream(1)), unknown);
  refuses(() => hutchinsonVariance([[1]], law), unknown);
  refuses(
    () => hutchinsonVariance([[1, 2]], "gaussian"),
    new TypeError("Expected row 0 of the matrix of length 1; got 2"),
  );
  refuses(() => traceEstimate([[1]], [1, 2]), new TypeError("Expected probe of length 1; got 2"));
  refuses(
    () => traceEstimate([[NaN]], [1]),
    new RangeError("Expected row 0 of the matrix[0] to be finite; got NaN"),
  );
});

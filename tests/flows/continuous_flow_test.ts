import { deepEqual, equal } from "node:assert/strict";
import {
  eightGaussiansProblem,
  marginalDivergence,
  marginalLogDensity,
  marginalVelocity,
  type Problem,
  twoBumps,
} from "flowbook/exact";
import {
  continuousFlow,
  type ExactContinuousFlow,
  exactContinuousFlow,
  type FlowSolver,
  logDensity,
  problemField,
} from "flowbook/flows";
import { FLOAT32, ODE64, QUADRATURE64, within } from "flowbook/judge";
import { gaussianMixture, standardNormal } from "flowbook/measures";
import { velocityNetwork } from "flowbook/networks";
import { EULER, HEUN, RK4 } from "flowbook/odes";
import { sampleFlow } from "flowbook/paths";
import { stream } from "flowbook/random";
import { normalPoints, tf } from "flowbook/tensors";
import { agree } from "../judge/agree.ts";
import { noLeaks, tensorsAddedBy } from "../tensors/no_leaks.ts";
import { refuses } from "../tensors/refuses.ts";
import { busyNetwork, spinning } from "./continuous_fields.ts";

const TIGHT = { rtol: 1e-12, atol: 1e-12 };

function exactOf(problem: Problem, solver: FlowSolver): ExactContinuousFlow {
  return exactContinuousFlow({
    dim: problem.dim,
    velocity: (x, t) => marginalVelocity(problem, x, t),
    divergence: (x, t) => marginalDivergence(problem, x, t),
    solver,
  });
}

Deno.test("the exact field of a mixture gives its log-density to 1e-9 in float64", () => {
  for (
    const [problem, places] of [
      [twoBumps, [[-2], [-0.5], [0.4], [1.7], [3.2]]],
      [eightGaussiansProblem, [[0, 0], [5, 0], [3, 3.5], [-2, 1]]],
    ] as const
  ) {
    const flow = exactOf(problem, TIGHT);
    const found = places.map((y) => flow.logProb(y));
    const closed = places.map((y) => marginalLogDensity(problem, y, 1));
    agree(found, closed, within(1e-9, "Dormand-Prince with rtol 1e-12"), problem.name);
  }
});

noLeaks("the exact field of a mixture gives its log-density to 1e-4 in float32", () => {
  const law = gaussianMixture(eightGaussiansProblem.target), y = law.sample(12, stream(1));
  const expected = y.arraySync().map((point) =>
    marginalLogDensity(eightGaussiansProblem, point, 1)
  );
  for (const solver of [{ tableau: RK4, steps: 40 }, { rtol: 1e-6, atol: 1e-6 }]) {
    const model = continuousFlow({ field: problemField(eightGaussiansProblem), solver });
    const found = model.logProb(y);
    agree(
      found.dataSync<"float32">(),
      expected,
      within(1e-4, "the target of the course in float32"),
    );
    found.dispose();
  }
  y.dispose();
});

Deno.test("the float64 flow has the order of its method, in point and volume", () => {
  const truth = exactOf(twoBumps, { rtol: 1e-13, atol: 1e-13 }).inverse([-0.6]);
  for (const [tableau, order] of [[EULER, 1], [HEUN, 2], [RK4, 4]] as const) {
    const errors = [64, 128].map((steps) => {
      const { point, logDet } = exactOf(twoBumps, { tableau, steps }).inverse([-0.6]);
      return [point[0]! - truth.point[0]!, logDet - truth.logDet];
    });
    const slopes = [0, 1].map((part) => Math.log2(errors[0]![part]! / errors[1]![part]!));
    agree(slopes, [order, order], within(0.2, "observed order of the last pair"), tableau.name);
  }
});

Deno.test("in float64 forward undoes inverse, and their volumes cancel", () => {
  const flow = exactOf(eightGaussiansProblem, TIGHT);
  for (const y of [[0.3, -0.2], [4, 3]]) {
    const back = flow.inverse(y), there = flow.forward(back.point);
    agree(there.point, y, ODE64);
    agree(there.logDet + back.logDet, 0, ODE64);
    equal(back.evaluations > 50, true);
  }
});

noLeaks("a linear field carries N(0, I) to the Gaussian it should, by any rule and solver", () => {
  // x1 = e^A x0 + m with A = 0.5 I + J: covariance e I, and m from the float64 flow of the origin
  const y = normalPoints(6, 2, stream(4)),
    probes = tf.tensor2d(Array.from({ length: 6 }, () => [1, -1]));
  const exact = exactContinuousFlow({
    dim: 2,
    velocity: ([a, b], t) => [0.5 * a! - b! + t, a! + 0.5 * b! - t],
    divergence: () => 1,
    solver: TIGHT,
  });
  const expected = y.arraySync().map((point) => exact.logProb(point));
  const m = exact.forward([0, 0]).point;
  const closed = y.arraySync().map(([a, b]) =>
    -((a! - m[0]!) ** 2 + (b! - m[1]!) ** 2) / (2 * Math.E) - Math.log(2 * Math.PI) - 1
  );
  agree(expected, closed, QUADRATURE64);
  for (const solver of [{ tableau: RK4, steps: 20 }, { rtol: 1e-6, atol: 1e-6 }]) {
    for (const divergence of ["exact", { probes }] as const) {
      const model = continuousFlow({ field: spinning, solver, divergence });
      const found = model.logProb(y);
      agree(found.dataSync<"float32">(), closed, FLOAT32);
      found.dispose();
    }
  }
  tf.dispose([y, probes]);
});

Deno.test("the exact flow begins with the law that it is given", () => {
  // x1 = e x0 from N(0, 9): N(0, 9 e^2)
  const flow = exactContinuousFlow({
    dim: 1,
    velocity: ([x]) => [x!],
    divergence: () => 1,
    solver: TIGHT,
    base: ([x]) => -(x! ** 2) / 18 - Math.log(2 * Math.PI * 9) / 2,
  });
  const variance = 9 * Math.E ** 2;
  agree(flow.logProb([2]), -2 / variance - Math.log(2 * Math.PI * variance) / 2, ODE64);
});

noLeaks("a path along a linear field costs what it should, by any rule and solver", () => {
  // v = A x with A = 0.5 I + J: |v|^2 = 1.25 |x|^2, |x|^2 = e^(t - 1) |y|^2, |A|^2 = |A e|^2 = 2.5
  const field = velocityNetwork({ dim: 2, hidden: [] }, stream(10));
  tf.tidy(() => field.variables[0]!.assign(tf.tensor2d([[0.5, 1], [-1, 0.5], [0, 0]])));
  const y = normalPoints(6, 2, stream(4));
  const probes = tf.tensor2d(Array.from({ length: 6 }, () => [1, -1]));
  const lengths = y.arraySync().map(([a, b]) => 1.25 * (a! ** 2 + b! ** 2) * (1 - 1 / Math.E));
  for (const solver of [{ tableau: RK4, steps: 20 }, { rtol: 1e-6, atol: 1e-6 }]) {
    for (const divergence of ["exact", { probes }] as const) {
      const found = continuousFlow({ field, solver, divergence }).inverseWithCosts(y);
      agree(found.kinetic.dataSync<"float32">(), lengths, FLOAT32);
      agree(found.jacobian.dataSync<"float32">(), Array(6).fill(2.5), FLOAT32);
      agree(found.logDet.dataSync<"float32">(), Array(6).fill(-1), FLOAT32);
      tf.dispose([found.points, found.logDet, found.kinetic, found.jacobian]);
    }
  }
  tf.dispose([y, probes]);
  field.dispose();
});

noLeaks(
  "a network is carried as its float64 twin is, there and back, on the tape and off it",
  () => {
    for (const [dim, activation] of [[2, "tanh"], [3, "silu"]] as const) {
      const field = busyNetwork(dim, activation), y = normalPoints(5, dim, stream(5));
      const model = continuousFlow({ field, solver: { tableau: RK4, steps: 12 } });
      const exact = model.exact();
      for (const direction of ["forward", "inverse"] as const) {
        const twins = y.arraySync().map((point) => exact[direction](point));
        tf.tidy(() => {
          const { points, logDet, evaluations } = model[direction](y);
          agree(points.dataSync<"float32">(), twins.flatMap(({ point }) => point), FLOAT32);
          agree(logDet.dataSync<"float32">(), twins.map(({ logDet }) => logDet), FLOAT32);
          equal(evaluations, 48);
          const { value } = tf.variableGrads(() => {
            const { points, logDet } = model[direction](y);
            return tf.add(tf.sum(points), tf.sum(logDet)) as tf.Scalar;
          }, [...model.variables]);
          const sum = twins.reduce(
            (all, { point, logDet }) => all + logDet + point.reduce((a, b) => a + b),
            0,
          );
          agree(value.dataSync()[0]!, sum, FLOAT32);
        });
      }
      const [ours, known] = [model.logProb(y), logDensity(field.layers, y, 12)];
      agree(ours.dataSync<"float32">(), known.dataSync<"float32">(), FLOAT32);
      tf.dispose([y, ours, known]);
      model.dispose();
    }
  },
);

noLeaks("samples are noise carried forward, and the density of a network has mass one", () => {
  const field = busyNetwork(1), solver = { tableau: RK4, steps: 10 };
  const model = continuousFlow({ field, solver });
  const drawn = model.sample(9, stream(7)), x0 = standardNormal(1).sample(9, stream(7));
  const carried = sampleFlow(field.apply, x0, solver);
  deepEqual(drawn.arraySync(), carried.arraySync());
  const step = 0.05, grid = tf.tensor2d(Array.from({ length: 401 }, (_, i) => [-10 + i * step]));
  const mass = tf.tidy(() => tf.sum(tf.exp(model.logProb(grid))).dataSync()[0]! * step);
  agree(mass, 1, FLOAT32);
  equal(tensorsAddedBy(() => tf.dispose(model.logProb(grid))), 0);
  tf.dispose([drawn, x0, carried, grid]);
  model.dispose();
});

noLeaks("samples by steps that adapt are what fine steps give, on the tape and off it", () => {
  const field = busyNetwork(), adaptive = { rtol: 1e-6, atol: 1e-6 };
  const model = continuousFlow({ field, solver: adaptive });
  const fine = continuousFlow({ field, solver: { tableau: RK4, steps: 40 } });
  tf.tidy(() => {
    const expected = fine.sample(50, stream(7)).dataSync<"float32">();
    agree(model.sample(50, stream(7)).dataSync<"float32">(), expected, FLOAT32);
    const { value, grads } = tf.variableGrads(
      () => tf.sum(model.sample(50, stream(7))),
      [...model.variables],
    );
    agree(value.dataSync()[0]! / 50, expected.reduce((sum, x) => sum + x, 0) / 50, FLOAT32);
    equal(Object.keys(grads).length, model.variables.length);
  });
  model.dispose();
});

noLeaks("another base is where the density starts", () => {
  const base = gaussianMixture({ weights: [1], means: [[2, 0]], sds: [0.5] });
  const still = {
    ...spinning,
    apply: (x: tf.Tensor2D) => tf.zerosLike(x),
    divergence: (x: tf.Tensor2D) => tf.zeros<tf.Rank.R1>([x.shape[0]]),
  };
  const model = continuousFlow({ field: still, base, solver: { tableau: EULER, steps: 1 } });
  const y = base.sample(4, stream(8)), [found, expected] = [model.logProb(y), base.logProb(y)];
  agree(found.dataSync<"float32">(), expected.dataSync<"float32">(), FLOAT32);
  refuses(
    () => model.exact(),
    new TypeError("Expected the base N(0, I) in float64; got another one"),
  );
  tf.dispose([y, found, expected]);
});

noLeaks("continuousFlow() refuses what does not fit", () => {
  const solver = { tableau: RK4, steps: 4 }, { apply, divergence } = spinning;
  const x = normalPoints(3, 2, stream(9)), wide = tf.zeros<tf.Rank.R2>([3, 4]);
  const plain = { dim: 2, apply };
  refuses(
    () => continuousFlow({ field: plain, solver }),
    new TypeError("Expected a field with layers or a divergence of its own; got neither"),
  );
  refuses(
    () => continuousFlow({ field: { ...plain, divergence }, divergence: { probes: x }, solver }),
    new TypeError("Expected a field with layers or tangents for a probe; got neither"),
  );
  refuses(
    () => continuousFlow({ field: spinning, base: standardNormal(3), solver }),
    new TypeError("Expected a base of dim 2; got 3"),
  );
  const withProbes = continuousFlow({ field: spinning, divergence: { probes: wide }, solver });
  refuses(
    () => withProbes.logProb(x),
    new TypeError("Expected the probes of shape [3, 2]; got [3, 4]"),
  );
  const model = continuousFlow({ field: spinning, solver });
  refuses(() => model.logProb(wide), new TypeError("Expected y of shape [batch, 2]; got [3, 4]"));
  refuses(() => model.forward(wide), new TypeError("Expected x of shape [batch, 2]; got [3, 4]"));
  refuses(() => model.exact(), new TypeError("Expected a field with layers for float64; got none"));
  refuses(
    () => model.inverseWithCosts(x),
    new TypeError("Expected a field with layers for the size of its Jacobian; got none"),
  );
  for (const steps of [0, -3, 1.5]) {
    const none = continuousFlow({ field: spinning, solver: { tableau: RK4, steps } });
    refuses(
      () => none.logProb(x),
      new RangeError(`Expected steps to be a positive integer; got ${steps}`),
    );
    refuses(
      () => none.sample(2, stream(1)),
      new RangeError(`Expected steps to be a positive integer; got ${steps}`),
    );
  }
  const bad = continuousFlow({
    field: { ...spinning, apply: (x) => tf.fill(x.shape, NaN) },
    solver,
  });
  refuses(
    () => bad.logProb(x),
    new RangeError("Expected x of v(x, t) at t = 1 to be finite; got NaN"),
  );
  tf.dispose([x, wide]);
});

import {
  type ContinuousFlow,
  continuousFlow,
  likelihoodLoss,
  type PathPrices,
  problemField,
} from "flowbook/flows";
import { evaluateMlp, type Mlp, twoBumps, vectorJacobianProduct } from "flowbook/exact";
import { FINITE_DIFFERENCE32, FLOAT32 } from "flowbook/judge";
import { train } from "flowbook/learning";
import { moons } from "flowbook/measures";
import { velocityNetwork } from "flowbook/networks";
import { type Field64, float64, HEUN, product, RK4, solve } from "flowbook/odes";
import { stream } from "flowbook/random";
import { normalPoints, tf } from "flowbook/tensors";
import { divergence as divergence64 } from "flowbook/numerics";
import { equal, ok } from "node:assert/strict";
import { agree } from "../judge/agree.ts";
import { judge } from "../networks/help.ts";
import { noLeaks, tensorsAddedBy } from "../tensors/no_leaks.ts";
import { refuses } from "../tensors/refuses.ts";
import { busyNetwork, differencesIn, spinning } from "./continuous_fields.ts";

const PRICES: PathPrices = { kinetic: 0.3, jacobian: 0.2 };
const STEPS = 4;

/** The loss in float64, by the layers as they are now: with the trace or along the given probes. */
function loss64(
  model: ContinuousFlow,
  y: number[][],
  prices: PathPrices,
  probes?: number[][],
): number {
  const net: Mlp = judge(model.field.layers!, "tanh");
  const values = y.map((point, row) => {
    const v: Field64 = (x, t) => evaluateMlp(net, [...x, t]);
    const jacobian = (x: readonly number[], t: number): number[][] =>
      x.map((_, i) =>
        vectorJacobianProduct(net, [...x, t], x.map((_, j) => Number(i === j))).input.slice(
          0,
          x.length,
        )
      );
    const { end } = solve(
      product({ x: float64, sums: float64 }),
      ({ x }, t) => {
        const J = jacobian(x, t), velocity = v(x, t), e = probes?.[row];
        const Je = e && J.map((line) => line.reduce((sum, entry, j) => sum + entry * e[j]!, 0));
        const spread = Je
          ? Je.reduce((sum, entry, i) => sum + entry * e[i]!, 0)
          : J.reduce((sum, line, i) => sum + line[i]!, 0);
        const squares = (list: ArrayLike<number>): number =>
          Array.from(list).reduce((sum, entry) => sum + entry ** 2, 0);
        return {
          x: velocity,
          sums: [spread, squares(velocity), Je ? squares(Je) : squares(J.flat())],
        };
      },
      { x: point, sums: [0, 0, 0] },
      { tableau: RK4, steps: STEPS, from: 1, to: 0 },
    );
    const square = end.x.reduce((sum, entry) => sum + entry ** 2, 0);
    const logProb = -(square + point.length * Math.log(2 * Math.PI)) / 2 + end.sums[0]!;
    return -logProb - (prices.kinetic ?? 0) * end.sums[1]! - (prices.jacobian ?? 0) * end.sums[2]!;
  });
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

for (
  const [name, prices, rule] of [
    ["maximum likelihood", {}, "exact"],
    ["maximum likelihood with prices", PRICES, "exact"],
    ["an estimated likelihood with prices", PRICES, "probes"],
  ] as const
) {
  noLeaks(`${name} has the gradient of its float64 twin in every weight`, () => {
    const field = busyNetwork(), y = normalPoints(4, 2, stream(6)), rows = y.arraySync();
    const signs = [[1, 1], [1, -1], [-1, 1], [1, 1]], probes = tf.tensor2d(signs);
    const divergence = rule === "exact" ? "exact" as const : { probes };
    const model = continuousFlow({ field, solver: { tableau: RK4, steps: STEPS }, divergence });
    const twin = (): number => loss64(model, rows, prices, rule === "exact" ? undefined : signs);
    const value = likelihoodLoss(model, y, prices);
    agree(value.dataSync()[0]!, twin(), FLOAT32);
    const { value: taped, grads } = tf.variableGrads(() => likelihoodLoss(model, y, prices), [
      ...model.variables,
    ]);
    agree(taped.dataSync()[0]!, twin(), FLOAT32);
    differencesIn(model, twin).forEach((expected, v) => {
      const { name } = model.variables[v]!;
      agree(grads[name]!.dataSync<"float32">(), expected, FINITE_DIFFERENCE32, name);
    });
    tf.dispose([y, probes, value, taped, grads]);
    model.dispose();
  });
}

noLeaks("the gradient in the points is the one of the float64 density", () => {
  const field = busyNetwork(), y = normalPoints(3, 2, stream(8));
  const model = continuousFlow({ field, solver: { tableau: HEUN, steps: 5 } }),
    exact = model.exact();
  const found = tf.tidy(() =>
    tf.grad((y) => tf.sum(model.logProb(y as tf.Tensor2D)))(y).dataSync()
  );
  // the divergence of (p, 0) and of (0, p) are the two slopes of p
  const expected = y.arraySync().flatMap((point) =>
    point.map((_, i) =>
      divergence64((at) => at.map((_, j) => i === j ? exact.logProb(at) : 0), point)
    )
  );
  agree(found, expected, FINITE_DIFFERENCE32);
  y.dispose();
  model.dispose();
});

noLeaks(
  "steps that adapt may stand in a loss: the gradient of the solution, to their tolerance",
  () => {
    const field = busyNetwork(), y = normalPoints(6, 2, stream(9));
    const [fine, adaptive] = [{ tableau: RK4, steps: 30 }, { rtol: 1e-5, atol: 1e-5 }].map(
      (solver) => {
        const model = continuousFlow({ field, solver });
        return tf.tidy(() => {
          const { grads } = tf.variableGrads(() => likelihoodLoss(model, y), [...model.variables]);
          return model.variables.flatMap(({ name }) => Array.from(grads[name]!.dataSync()));
        });
      },
    );
    agree(adaptive!, fine!, FINITE_DIFFERENCE32);
    y.dispose();
    field.dispose();
  },
);

noLeaks("a field without gradient is refused in a loss, not taken for a constant", () => {
  const y = tf.tidy(() => tf.variable(tf.tensor2d([[0.3], [1]])));
  const model = continuousFlow({
    field: problemField(twoBumps),
    solver: { tableau: RK4, steps: 3 },
  });
  refuses(
    () => train({ variables: [y], loss: () => likelihoodLoss(model, y as tf.Tensor2D), steps: 1 }),
    new Error("the field of two bumps has no gradient"),
  );
  y.dispose();
  const x = normalPoints(3, 2, stream(1));
  const own = continuousFlow({ field: spinning, solver: { tableau: RK4, steps: 3 } });
  refuses(
    () => likelihoodLoss(own, x, { kinetic: -1 }),
    new RangeError("Expected kinetic >= 0; got -1"),
  );
  refuses(
    () => likelihoodLoss(own, x, { jacobian: NaN }),
    new RangeError("Expected jacobian to be finite; got NaN"),
  );
  equal(tensorsAddedBy(() => likelihoodLoss(own, x).dispose()), 0);
  x.dispose();
});

noLeaks("a second derivative of a likelihood is refused", () => {
  const field = busyNetwork(), x = normalPoints(2, 2, stream(3));
  const model = continuousFlow({ field, solver: { tableau: RK4, steps: 2 } });
  const size = (): tf.Scalar => {
    const score = tf.grad((y) => tf.sum(model.logProb(y as tf.Tensor2D)))(x);
    return tf.sum(tf.square(score));
  };
  tf.tidy(() => void size()); // as a number it may be used
  refuses(
    () => train({ variables: model.variables, loss: size, steps: 1 }),
    new Error("the gradient of a continuous flow has no gradient"),
  );
  x.dispose();
  model.dispose();
});

noLeaks(
  "likelihood is learned, and a price on the path makes it shorter at a like likelihood",
  () => {
    const data = moons(), test = data.sample(500, stream(90));
    const learn = (prices: PathPrices): { first: number; last: number; energy: number } => {
      const field = velocityNetwork({ dim: 2, hidden: [24], activation: "tanh" }, stream(91));
      const model = continuousFlow({ field, solver: { tableau: RK4, steps: 6 } });
      const batches = stream(92),
        energyOf = (): number =>
          tf.tidy(() => tf.mean(model.inverseWithCosts(test).kinetic).dataSync()[0]!);
      const nll = (): number => tf.tidy(() => -tf.mean(model.logProb(test)).dataSync()[0]!);
      const first = nll();
      train({
        variables: model.variables,
        batch: () => data.sample(128, batches),
        loss: (_step, y) => likelihoodLoss(model, y, prices),
        steps: 80,
        learningRate: 0.02,
      });
      const found = { first, last: nll(), energy: energyOf() };
      model.dispose();
      return found;
    };
    const free = learn({}), priced = learn({ kinetic: 0.1 });
    ok(free.last < free.first - 0.2, `${free.first} to ${free.last}`);
    ok(priced.energy < 0.8 * free.energy, `${priced.energy} for ${free.energy}`);
    ok(priced.last < free.last + 0.3, `${priced.last} for ${free.last}`);
    test.dispose();
  },
);

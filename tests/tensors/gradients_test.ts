import { FINITE_DIFFERENCE32 } from "flowbook/judge";
import { type ContinuousFlow, continuousFlow, likelihoodLoss, logDensity } from "flowbook/flows";
import { gaussianMixture, standardNormal } from "flowbook/measures";
import { type DenseLayer, exactDivergence, jvp } from "flowbook/networks";
import { adjoint, EULER, RK4, solve, tensors } from "flowbook/odes";
import {
  cfmLoss,
  empiricalPosterior,
  empiricalVelocity,
  fmLoss,
  gaussianPath,
  sampleFlow,
} from "flowbook/paths";
import { stream } from "flowbook/random";
import { cosineScheduler } from "flowbook/schedules";
import { type Points, tf, type Times } from "flowbook/tensors";
import { ok, throws } from "node:assert/strict";
import { ARITHMETICS } from "../networks/help.ts";
import { close } from "./close.ts";
import { matrix } from "./matrices.ts";

/** A function of tensors that are named in the message. */
interface Case {
  readonly inputs: Readonly<Record<string, tf.Tensor>>;
  readonly value: (inputs: Record<string, tf.Tensor>) => tf.Tensor;
  /** By input: why there is no gradient in it. */
  readonly refuses?: Readonly<Record<string, RegExp>>;
}

const path = gaussianPath(cosineScheduler());
const SPEEDS = /^(alphaDot|sigmaDot)\(t\) has no gradient: a scheduler does not know it$/;

function layersOf({ w0, b0, w1, b1 }: Record<string, tf.Tensor>): DenseLayer[] {
  return [
    { weights: w0 as tf.Tensor2D, biases: b0 as tf.Tensor1D, activation: "tanh" },
    { weights: w1 as tf.Tensor2D, biases: b1 as tf.Tensor1D, activation: "linear" },
  ];
}

/** All functions of the library that make tensors of tensors. */
function cases(): Record<string, Case> {
  const x = matrix(3, 2, "x"), y = matrix(3, 2, "y"), t = tf.tensor1d([0.2, 0.5, 0.7]);
  const [w0, b0, w1, b1] = [matrix(3, 4, "w0"), matrix(1, 4, "b0"), matrix(4, 2, "w1"), [0.3, -1]];
  const net = { w0, b0: tf.squeeze(b0) as tf.Tensor1D, w1, b1: tf.tensor1d(b1) };
  const field = (inputs: Record<string, tf.Tensor>) => (x: Points, t: Times): Points =>
    ARITHMETICS[0]!.forward(layersOf(inputs), tf.concat([x, tf.expandDims(t, 1)], 1));
  const as = <T extends tf.Tensor>(tensor: tf.Tensor | undefined): T => tensor as T;
  const sample = ({ x, y, t }: Record<string, tf.Tensor>) => path.sample(as(x), as(y), as(t));
  const mixture = gaussianMixture({ weights: [0.3, 0.7], means: [[0, 1], [2, 0]], sds: [1, 0.5] });
  const none = /^logDensity\(\) has no gradient$/;
  const noneOfNet = { x: none, w0: none, b0: none, w1: none, b1: none };
  const weights = tf.tensor1d([1, 2, 3]);
  const flowOf = (all: Record<string, tf.Tensor>): ContinuousFlow =>
    continuousFlow({
      field: { dim: 2, apply: field(all), layers: layersOf(all) },
      solver: { tableau: RK4, steps: 3 },
    });
  const euler = { tableau: EULER, steps: 2 };
  const both = ARITHMETICS.flatMap((arithmetic): [string, Case][] => {
    const { name, dense, forward, meanSquare } = arithmetic;
    return [
      [`${name} logDensity()`, {
        inputs: { x, ...net },
        value: (all) => logDensity(layersOf(all), as(all.x), 2, arithmetic),
        refuses: noneOfNet,
      }],
      [`${name} dense()`, {
        inputs: { x: matrix(3, 3, "xt"), w0, b0: net.b0 },
        value: ({ x, w0, b0 }) => dense(as(x), as(w0), as(b0), "tanh"),
      }],
      [`${name} forward()`, {
        inputs: { x: matrix(3, 3, "xt"), ...net },
        value: (all) => forward(layersOf(all), as(all.x)),
      }],
      [`${name} meanSquare()`, {
        inputs: { x, y },
        value: ({ x, y }) => meanSquare(as(x), as(y)),
      }],
    ];
  });
  return {
    ...Object.fromEntries(both),
    "jvp()": {
      inputs: { x: matrix(3, 3, "xt"), dx: matrix(3, 3, "dx"), ...net },
      value: (all) => {
        const { value, tangent } = jvp(layersOf(all), as(all.x), as(all.dx));
        return tf.add(value, tangent);
      },
    },
    "exactDivergence()": {
      inputs: { x, t, w0, b0: net.b0, w1 }, // the last bias has no part in it
      value: (all) => exactDivergence(layersOf({ ...all, b1: net.b1 }), as(all.x), as(all.t)),
    },
    "sampleFlow()": {
      inputs: { x, ...net },
      value: (all) => sampleFlow(field(all), as(all.x), euler),
    },
    "solve()": {
      inputs: { x, w: matrix(2, 2, "w") },
      value: ({ x, w }) =>
        solve(tensors, (x) => tf.matMul(x, as(w)), as(x), euler)
          .end,
    },
    ...Object.fromEntries((["stages", "checkpoints", "continuous"] as const).map((back) => [
      `adjoint() by ${back}`,
      {
        inputs: { x, w: matrix(2, 2, "w") },
        value: ({ x, w }: Record<string, tf.Tensor>) => {
          const settings = { tableau: RK4, steps: 12, back, variables: [as<tf.Variable>(w)] };
          return adjoint((x) => tf.tanh(tf.matMul(x, as<Points>(w))), as(x), settings).end;
        },
      },
    ])),
    "continuousFlow().logProb()": {
      inputs: { x, w0, b0: net.b0, w1, b1: net.b1 },
      value: (all) => flowOf(all).logProb(as(all.x)),
    },
    "continuousFlow().forward()": {
      inputs: { x, w0, b0: net.b0, w1, b1: net.b1 },
      value: (all) => {
        const { points, logDet } = flowOf(all).forward(as(all.x));
        return tf.add(tf.sum(points, 1), logDet);
      },
    },
    "likelihoodLoss()": {
      inputs: { x, w0, b0: net.b0, w1, b1: net.b1 },
      value: (all) => likelihoodLoss(flowOf(all), as(all.x), { kinetic: 0.5, jacobian: 0.5 }),
    },
    "path.sample().xt": { inputs: { x, y, t }, value: (all) => sample(all).xt },
    "path.sample().ut": {
      inputs: { x, y, t },
      value: (all) => sample(all).ut,
      refuses: { t: SPEEDS },
    },
    "path.conditionalVelocity()": {
      inputs: { x, y, t },
      value: ({ x, y, t }) => path.conditionalVelocity(as(x), as(y), as(t)),
      refuses: { t: SPEEDS },
    },
    "empiricalPosterior()": {
      inputs: { x, t, y, weights },
      value: ({ x, t, y, weights }) => empiricalPosterior(path, as(x), as(t), as(y), as(weights)),
    },
    "empiricalVelocity()": {
      inputs: { x, t, y, weights },
      value: ({ x, t, y, weights }) => empiricalVelocity(path, as(x), as(t), as(y), as(weights)),
      refuses: { t: SPEEDS },
    },
    "fmLoss()": {
      inputs: { x, y, t, ...net },
      value: (all) => fmLoss(field(all), as(all.x), as(all.t), as(all.y)),
    },
    "cfmLoss()": {
      inputs: { x, y, t, ...net },
      value: (all) => cfmLoss(field(all), sample(all)),
      refuses: { t: SPEEDS },
    },
    "standardNormal().logProb()": {
      inputs: { x },
      value: ({ x }) => standardNormal(2).logProb(as(x)),
    },
    "gaussianMixture().logProb()": { inputs: { x }, value: ({ x }) => mixture.logProb(as(x)) },
  };
}

/** The derivative of a sum of the entries, each with a weight of its own, along a direction. */
function slopes({ inputs, value }: Case, name: string): { byTape: number; byDifferences: number } {
  const at = inputs[name]!, numbers = stream(11).split(name);
  const direction = tf.tensor(Float32Array.from(numbers.normal(at.size)), at.shape);
  const sum = (moved: tf.Tensor): tf.Scalar => {
    const y = value({ ...inputs, [name]: moved });
    return tf.sum(tf.mul(y, tf.reshape(tf.range(1, y.size + 1, 1), y.shape)));
  };
  const along = (shift: number): number => sum(tf.add(at, tf.mul(shift, direction))).dataSync()[0]!;
  const h = 0.02; // errs by h^4, and by rounding over h
  const byDifferences = (8 * (along(h) - along(-h)) - (along(2 * h) - along(-2 * h))) / (12 * h);
  const byTape = tf.sum(tf.mul(tf.grad(sum)(at), direction)).dataSync()[0]!;
  return { byTape, byDifferences };
}

Deno.test("what is made of tensors has the gradient of its value, or says that it has none", () => {
  tf.tidy(() => {
    for (const [name, tested] of Object.entries(cases())) {
      for (const input of Object.keys(tested.inputs)) {
        const reason = tested.refuses?.[input];
        if (reason === undefined) {
          const { byTape, byDifferences } = slopes(tested, input);
          ok(byDifferences !== 0, `${name} in ${input}`);
          close(byTape / byDifferences, 1, FINITE_DIFFERENCE32, `${name} in ${input}`);
        } else throws(() => slopes(tested, input), { name: "Error", message: reason });
      }
    }
  });
});

import { compare, FLOAT32, within } from "flowbook/judge";
import { derivative } from "flowbook/numerics";
import { train } from "flowbook/learning";
import {
  type Activation,
  conditionalNetwork,
  exactDivergence,
  jvp,
  smooth,
  type ValueAndSlope,
  velocityNetwork,
} from "flowbook/networks";
import { stream } from "flowbook/random";
import { normalPoints, tf, uniformTimes } from "flowbook/tensors";
import { deepEqual, ok } from "node:assert/strict";
import { gradients } from "../../lib/learning/gradients.ts";
import { close } from "../tensors/close.ts";
import { matrix, sameTensor, vector } from "../tensors/matrices.ts";
import { noLeaks, tensorsAddedBy } from "../tensors/no_leaks.ts";
import { refuses } from "../tensors/refuses.ts";
import { ARITHMETICS, disposeLayers, layersOf, plain } from "./help.ts";
import { evaluate64, type Mlp64, mlp64 } from "./mlp64.ts";
import {
  divergence64,
  parameterGradient,
  parameterGradient64,
  pointsAndTimes,
  smoothRows,
  WIDTHS,
} from "./tangents_help.ts";

const sigmoid = smooth({ value: tf.sigmoid, slope: (_z, s) => tf.mul(s, tf.sub(1, s)) });
const softplus: ValueAndSlope = { value: tf.softplus, slope: sigmoid };
const softplus64 = (z: number): number => Math.log1p(Math.exp(-Math.abs(z))) + Math.max(z, 0);

/** Layers with softplus between them, and the same network in float64. */
function bothNetworks(): { layers: ReturnType<typeof layersOf>; net: Mlp64 } {
  const layers = layersOf(WIDTHS, softplus);
  return { layers, net: mlp64(layers, softplus64) };
}

/** How far the gradient of a network lies from its differences, in tolerances of float32. */
function missOfGradient(activation: Activation): number {
  const layers = layersOf(WIDTHS, activation), net = mlp64(layers, softplus64);
  const [row] = smoothRows(net, 1), x = tf.tensor2d([row!]);
  const found = tf.tidy(() =>
    tf.grad((x) => tf.sum(plain.forward(layers, x as tf.Tensor2D)))(x).dataSync()
  );
  const expected = row!.map((value, i) =>
    derivative((s) => evaluate64(net, row!.with(i, s)).reduce((sum, y) => sum + y), value)
  );
  x.dispose();
  disposeLayers(layers);
  return compare(Array.from(found), expected, FLOAT32).error / FLOAT32.size;
}

noLeaks("jvp() with an activation of one's own equals central differences in float64", () => {
  const { layers, net } = bothNetworks(), rows = smoothRows(net, 12);
  const x = tf.tensor2d(rows), dx = matrix(12, 3, "dx"), directions = dx.arraySync();
  const tangents = rows.flatMap((row, i) =>
    [0, 1].map((output) =>
      derivative((s) => {
        return evaluate64(net, row.map((entry, j) => entry + s * directions[i]![j]!))[output]!;
      }, 0)
    )
  );
  const { value, tangent } = jvp(layers, x, dx);
  close(value.dataSync(), rows.flatMap((row) => evaluate64(net, row)), FLOAT32);
  close(tangent.dataSync(), tangents, FLOAT32);
  tf.dispose([x, dx, value, tangent]);
  disposeLayers(layers);
});

noLeaks("divergences with an activation of one's own equal differences, gradients too", () => {
  const { layers, net } = bothNetworks(), rows = smoothRows(net, 4);
  const { x, t } = pointsAndTimes(rows), expected = rows.map((row) => divergence64(net, row));
  const exact = exactDivergence(layers, x, t);
  close(exact.dataSync(), expected, FLOAT32);
  for (const { velocityAndDivergence, name } of ARITHMETICS) {
    const { velocity, divergence } = velocityAndDivergence(layers, x, t);
    close(velocity.dataSync(), rows.flatMap((row) => evaluate64(net, row)), FLOAT32, name);
    close(divergence.dataSync(), expected, FLOAT32, name);
    tf.dispose([velocity, divergence]);
  }
  const found = parameterGradient((given) => tf.sum(exactDivergence(given, x, t)), layers);
  close(found, parameterGradient64(net, rows), FLOAT32);
  tf.dispose([x, t, exact]);
  disposeLayers(layers);
});

noLeaks("dense() and its gradients with an activation of one's own agree on both", () => {
  const x = matrix(9, 4, "x"), w = matrix(4, 6, "w"), b = vector(6, "b");
  const made = ARITHMETICS.map(({ dense, forward }) => {
    const results: tf.Tensor[] = [];
    const layers = [{ weights: w, biases: b, activation: softplus }];
    deepEqual(tensorsAddedBy(() => results.push(dense(x, w, b, softplus))), 1);
    deepEqual(tensorsAddedBy(() => results.push(forward(layers, x))), 1);
    const gradients = tf.grads((x, w, b) =>
      dense(x as tf.Tensor2D, w as tf.Tensor2D, b as tf.Tensor1D, softplus)
    );
    deepEqual(tensorsAddedBy(() => results.push(...gradients([x, w, b]))), 3);
    return results;
  });
  made[0]!.forEach((tensor, i) => sameTensor(tensor, made[1]![i]!, `result ${i}`));
  tf.dispose([x, w, b, ...made.flat()]);
});

for (const arithmetic of ["fast", "plain"] as const) {
  noLeaks(`a network with an activation of one's own trains on ${arithmetic}`, () => {
    const numbers = stream(9), options = { dim: 2, hidden: [16, 16], activation: softplus };
    const network = velocityNetwork({ ...options, arithmetic }, numbers.split("net"));
    const { losses } = train({
      variables: network.variables,
      steps: 200,
      learningRate: 1e-2,
      loss: (step) => {
        const batch = numbers.split(`step ${step}`), x = normalPoints(64, 2, batch);
        return tf.mean(
          tf.squaredDifference(network.apply(x, uniformTimes(64, batch)), tf.sin(x)),
        );
      },
    });
    const end = losses.slice(-20).reduce((sum, loss) => sum + loss / 20, 0);
    ok(end < losses[0]! / 20, `from ${losses[0]} to ${end}`);
    network.dispose();
  });
}

Deno.test("negative control: a wrong slope is noticed by differences", () => {
  const wrong: ValueAndSlope = { value: tf.softplus, slope: (z) => tf.tanh(z) };
  ok(missOfGradient(softplus) <= 1);
  ok(missOfGradient(wrong) > 1000);
});

noLeaks("layers of a conditional network have tangents and divergences", () => {
  const options = { dim: 2, condition: 3, hidden: [7, 6], activation: "tanh" } as const;
  const network = conditionalNetwork(options, stream(4)), { layers } = network;
  const net = mlp64(layers, Math.tanh);
  const x = matrix(5, 2, "x"), z = matrix(5, 3, "z"), t = vector(5, "t"), dx = matrix(5, 6, "dx");
  const input = tf.tidy(() => tf.concat([x, z, tf.expandDims(t, 1)], 1) as tf.Tensor2D);
  const rows = input.arraySync(), field = network.given(z)(x, t);
  const divergences = rows.map((row) =>
    [0, 1].reduce(
      (sum, i) => sum + derivative((s) => evaluate64(net, row.with(i, s))[i]!, row[i]!),
      0,
    )
  );
  const pushed = jvp(layers, input, dx), exact = exactDivergence(layers, x, t, z);
  close(pushed.value.dataSync(), rows.flatMap((row) => evaluate64(net, row)), FLOAT32);
  sameTensor(pushed.value, field);
  close(exact.dataSync(), divergences, FLOAT32);
  for (const { velocityAndDivergence, name } of ARITHMETICS) {
    const { velocity, divergence } = velocityAndDivergence(layers, x, t, z);
    sameTensor(velocity, field, name);
    close(divergence.dataSync(), divergences, FLOAT32, name);
    tf.dispose([velocity, divergence]);
  }
  refuses(
    () => exactDivergence(layers, x, t),
    new TypeError("Expected the weights of layer 0 of shape [3, outputs]; got [6, 7]"),
  );
  refuses(
    () => exactDivergence(layers, x, t, x),
    new TypeError("Expected the weights of layer 0 of shape [5, outputs]; got [6, 7]"),
  );
  const short = matrix(4, 3, "short");
  refuses(
    () => exactDivergence(layers, x, t, short),
    new TypeError("Expected z of shape [5, condition]; got [4, 3]"),
  );
  tf.dispose([x, z, short, t, dx, input, field, pushed.value, pushed.tangent, exact]);
  network.dispose();
});

noLeaks("a conditional network computes on the arithmetic of its options", () => {
  const options = { dim: 2, condition: 1, hidden: [8] };
  const x = matrix(6, 2, "x"), z = matrix(6, 1, "z"), t = vector(6, "t");
  const [fastest, plainest] = (["fast", "plain"] as const).map((arithmetic) => {
    const network = conditionalNetwork({ ...options, arithmetic }, stream(5));
    const velocity = network.given(z)(x, t), numbers = Array.from(velocity.dataSync());
    velocity.dispose();
    network.dispose();
    return numbers;
  });
  close(fastest!, plainest!, within(2e-6, "float32 rounding of two layers"));
  refuses(
    () => conditionalNetwork({ ...options, arithmetic: "quick" as "fast" }, stream(5)),
    new RangeError('Expected arithmetic "fast" or "plain"; got "quick"'),
  );
  tf.dispose([x, z, t]);
});

noLeaks("activations without a value, a slope or the right shape are refused", () => {
  const x = matrix(4, 3, "x"), w = matrix(3, 2, "w"), b = vector(2, "b");
  const v = tf.variable(w);
  const flat: ValueAndSlope = {
    value: (z) => tf.sum(z, 1) as tf.Tensor as typeof z,
    slope: sigmoid,
  };
  const thin: ValueAndSlope = {
    value: tf.softplus,
    slope: (z) => tf.sum(z, 1) as tf.Tensor as typeof z,
  };
  for (const { dense } of ARITHMETICS) {
    refuses(
      () => dense(x, w, b, { value: tf.softplus } as ValueAndSlope),
      new TypeError("Expected an activation with a function slope; got none"),
    );
    refuses(
      () => dense(x, w, b, null as unknown as ValueAndSlope),
      new TypeError("Expected an activation with a function value; got none"),
    );
    refuses(
      () => dense(x, w, b, flat),
      new TypeError("Expected the value of the activation of shape [4, 2]; got [4]"),
    );
    refuses(
      () => tf.tidy(() => void gradients(() => tf.sum(dense(x, v, b, thin)), [v])),
      new TypeError("Expected the slope of the activation of shape [4, 2]; got [4]"),
    );
  }
  tf.dispose([x, w, b, v]);
});

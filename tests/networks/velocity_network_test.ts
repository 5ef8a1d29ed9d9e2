import { evaluateMlp, type Mlp, vectorJacobianProduct } from "flowbook/exact";
import { estimateMean, FINITE_DIFFERENCE32, FLOAT32, monteCarlo, within } from "flowbook/judge";
import { type VelocityNetwork, velocityNetwork } from "flowbook/networks";
import { stream } from "flowbook/random";
import { normalPoints, tf, uniformTimes, type VelocityField } from "flowbook/tensors";
import { deepEqual, equal } from "node:assert/strict";
import { close } from "../tensors/close.ts";
import { noLeaks, tensorsAddedBy } from "../tensors/no_leaks.ts";
import { refuses } from "../tensors/refuses.ts";

const numbers = stream(11);

/** The same network for the float64 judge. */
function judge(network: VelocityNetwork, widths: number[], activation: "tanh" | "selu"): Mlp {
  const parameters = network.variables.flatMap((variable) => Array.from(variable.dataSync()));
  return { widths, activation, parameters: Float64Array.from(parameters) };
}

for (const activation of ["tanh", "selu"] as const) {
  noLeaks(`a ${activation} network and its gradients equal the float64 network`, () => {
    const network = velocityNetwork({ dim: 2, hidden: [7, 5], activation }, numbers.split("net"));
    network.variables.forEach((variable, v) => { // biases must not be 0, or nothing tests them
      const shift = numbers.split(`shift ${v}`).normal(variable.size);
      tf.tidy(() => variable.assign(tf.add(variable, tf.tensor([...shift], variable.shape))));
    });
    const exact = judge(network, [3, 7, 5, 2], activation);
    const x = normalPoints(4, 2, numbers.split("x")), t = uniformTimes(4, numbers.split("t"));
    const cotangent = normalPoints(4, 2, numbers.split("cotangent"));
    const velocity = network.apply(x, t);
    const { value, grads } = tf.variableGrads(
      () => tf.sum(tf.mul(network.apply(x, t), cotangent)),
      [...network.variables],
    );
    const inputs = x.arraySync().map((point, i) => [...point, t.dataSync()[i]!]);
    close(velocity.dataSync(), inputs.flatMap((input) => evaluateMlp(exact, input)), FLOAT32);
    const pullbacks = inputs.map((input, i) =>
      vectorJacobianProduct(exact, input, cotangent.arraySync()[i]!)
    );
    const gradient = network.variables.flatMap(({ name }) => [...grads[name]!.dataSync()]);
    const sums = gradient.map((_, p) => pullbacks.reduce((sum, g) => sum + g.parameters[p]!, 0));
    close(gradient, sums, FLOAT32);
    const inX = tf.tidy(() => tf.grad((x) => network.apply(x as tf.Tensor2D, t))(x, cotangent));
    close(inX.dataSync(), pullbacks.flatMap(({ input }) => input.slice(0, 2)), FLOAT32);
    tf.dispose([x, t, cotangent, velocity, value, grads, inX]);
    network.dispose();
  });
}

// selu has a kink, where differences fail; its gradients are compared above
for (const activation of ["elu", "tanh", "silu"] as const) {
  noLeaks(`the gradient in x of a ${activation} network equals central differences`, () => {
    const network = velocityNetwork({ dim: 2, hidden: [16, 16], activation }, numbers.split("net"));
    const x = normalPoints(5, 2, numbers.split("x")), t = uniformTimes(5, numbers.split("t"));
    const direction = normalPoints(5, 2, numbers.split("direction"));
    const total = (x: tf.Tensor): tf.Scalar => tf.sum(network.apply(x as tf.Tensor2D, t));
    tf.tidy(() => {
      const slope = tf.sum(tf.mul(tf.grad(total)(x), direction));
      const h = 1e-2; // truncation h^2, rounding 1e-6 / h: both below the tolerance
      const at = (shift: number): number =>
        total(tf.add(x, tf.mul(shift, direction))).dataSync()[0]!;
      close(slope.dataSync(), [(at(h) - at(-h)) / (2 * h)], FINITE_DIFFERENCE32);
    });
    tf.dispose([x, t, direction]);
    network.dispose();
  });
}

noLeaks("selu networks keep the second moment of their layers near 1, however deep", () => {
  const width = 200;
  const network = velocityNetwork(
    { dim: width, hidden: Array(10).fill(width) },
    numbers.split("d"),
  );
  const x = normalPoints(500, width, numbers.split("x")), t = tf.ones<tf.Rank.R1>([500]);
  const velocity = network.apply(x, t);
  const [second] = tf.tidy(() => tf.mean(tf.square(velocity)).dataSync());
  // with finitely many units the moment drifts by about 1 / sqrt(width) a layer: sqrt(10 / 200)
  // is 0.22 in all, while weights twice as large would multiply it at every layer
  close(second!, 1, within(0.5, "two standard deviations of the drift"));
  tf.dispose([x, t, velocity]);
  network.dispose();
});

noLeaks("weights start as N(0, 1 / inputs) and biases as 0", () => {
  const network = velocityNetwork({ dim: 49, hidden: [300] }, numbers.split("start"));
  const [weights, biases] = network.variables.map((variable) => variable.dataSync());
  close(estimateMean(weights!), 0, monteCarlo());
  close(estimateMean(weights!.map((w) => w * w)), 1 / 50, monteCarlo());
  deepEqual([...biases!], Array(300).fill(0));
  network.dispose();
});

noLeaks("a layer may be one unit wide, and there may be none", () => {
  for (const hidden of [[1], []]) {
    const network = velocityNetwork({ dim: 1, hidden }, numbers.split("narrow"));
    const shapes = network.variables.map(({ shape }) => shape);
    deepEqual(shapes, hidden.length ? [[2, 1], [1], [1, 1], [1]] : [[2, 1], [1]]);
    network.dispose();
  }
});

noLeaks("rows do not see each other", () => {
  const network = velocityNetwork({ dim: 2, hidden: [8] }, numbers.split("rows"));
  const x = normalPoints(6, 2, numbers.split("x")), t = uniformTimes(6, numbers.split("t"));
  tf.tidy(() => {
    const whole = network.apply(x, t).slice([2, 0], [3, 2]);
    const part = network.apply(x.slice([2, 0], [3, 2]), t.slice(2, 3));
    close(part.dataSync(), whole.dataSync(), FLOAT32);
  });
  tf.dispose([x, t]);
  network.dispose();
});

noLeaks("a layer's weights depend on the stream and the layer, not on the other layers", () => {
  const shallow = velocityNetwork({ dim: 2, hidden: [8] }, stream(1).split("net"));
  const deep = velocityNetwork({ dim: 2, hidden: [8, 8, 8] }, stream(1).split("net"));
  const other = velocityNetwork({ dim: 2, hidden: [8] }, stream(2).split("net"));
  const first = (network: VelocityNetwork): number[] => [...network.variables[0]!.dataSync()];
  deepEqual(first(shallow), first(deep));
  equal(first(shallow)[0] === first(other)[0], false);
  for (const network of [shallow, deep, other]) network.dispose();
});

noLeaks("names tell the layer, never clash, and come back when a network is disposed", () => {
  const make = (): VelocityNetwork => velocityNetwork({ dim: 1, hidden: [] }, stream(1));
  const names = (network: VelocityNetwork): string[] => network.variables.map(({ name }) => name);
  const one = make(), two = make();
  deepEqual(names(one), ["layer0/weights", "layer0/biases"]);
  deepEqual(names(two), ["layer0/weights (2)", "layer0/biases (2)"]);
  one.dispose();
  const three = make();
  deepEqual(names(three), names(one));
  for (const network of [two, three]) network.dispose();
});

noLeaks("apply() adds one tensor and needs no this; dispose() frees all variables", () => {
  const network = velocityNetwork({ dim: 2 }, numbers.split("leaks"));
  const x = tf.zeros<tf.Rank.R2>([3, 2]), t = tf.zeros<tf.Rank.R1>([3]);
  const apply: VelocityField = network.apply;
  let velocity: tf.Tensor | undefined;
  equal(tensorsAddedBy(() => velocity = apply(x, t)), 1);
  equal(tensorsAddedBy(() => network.dispose()), -8);
  tf.dispose([x, t, velocity!]);
});

noLeaks("velocityNetwork() and apply() name what they cannot use", () => {
  const make = (options: object): VelocityNetwork =>
    velocityNetwork({ dim: 2, hidden: [4], ...options }, stream(1));
  refuses(
    () => make({ dim: 1.5 }),
    new RangeError("Expected dim to be a positive integer; got 1.5"),
  );
  refuses(
    () => make({ hidden: [4, 0] }),
    new RangeError("Expected hidden widths to be positive integers; got 0"),
  );
  for (const activation of ["relu", "toString"]) {
    const message =
      `Expected activation to be one of linear, selu, elu, tanh, silu; got ${activation}`;
    refuses(() => make({ activation }), new RangeError(message));
  }
  const network = make({}), x = tf.zeros<tf.Rank.R2>([3, 2]), t = tf.zeros<tf.Rank.R1>([3]);
  const wide = tf.zeros<tf.Rank.R2>([3, 3]), short = tf.zeros<tf.Rank.R1>([2]);
  refuses(
    () => network.apply(wide, t),
    new TypeError("Expected x of shape [batch, 2]; got [3, 3]"),
  );
  refuses(() => network.apply(x, short), new TypeError("Expected t of shape [3]; got [2]"));
  tf.dispose([x, t, wide, short]);
  network.dispose();
});

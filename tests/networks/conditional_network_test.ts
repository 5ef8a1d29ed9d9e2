import { train } from "flowbook/learning";
import { conditionalNetwork } from "flowbook/networks";
import { stream } from "flowbook/random";
import { type Points, tf } from "flowbook/tensors";
import { deepEqual, ok, throws } from "node:assert/strict";
import { noLeaks } from "../tensors/no_leaks.ts";

const OPTIONS = { dim: 2, condition: 3, hidden: [16] };

noLeaks("each row of a conditional field sees its own condition", () => {
  const network = conditionalNetwork(OPTIONS, stream(1));
  tf.tidy(() => {
    const x: Points = tf.tensor2d([[0.3, -1], [0.3, -1]]), t = tf.tensor1d([0.5, 0.5]);
    const both = network.given(tf.tensor2d([[1, 0, 0], [0, 1, 0]]))(x, t).arraySync();
    const swapped = network.given(tf.tensor2d([[0, 1, 0], [1, 0, 0]]))(x, t).arraySync();
    ok(Math.abs(both[0]![0]! - both[1]![0]!) > 1e-3, "the condition matters");
    deepEqual(swapped, both.toReversed());
  });
  network.dispose();
});

noLeaks("a conditional field learns a constant for each label", () => {
  const network = conditionalNetwork({ ...OPTIONS, dim: 1 }, stream(2));
  const labels: Points = tf.eye(3), targets: Points = tf.tensor2d([[-2], [0.5], [3]]);
  const x: Points = tf.zeros([3, 1]), t = tf.tensor1d([0.1, 0.5, 0.9]);
  train({
    variables: network.variables,
    steps: 300,
    learningRate: 0.03,
    loss: () => tf.mean(tf.squaredDifference(network.given(labels)(x, t), targets)).asScalar(),
  });
  tf.tidy(() => {
    const learned = network.given(labels)(x, t).dataSync();
    [-2, 0.5, 3].forEach((value, k) => ok(Math.abs(learned[k]! - value) < 0.05, `label ${k}`));
  });
  tf.dispose([labels, targets, x, t]);
  network.dispose();
});

Deno.test("conditionalNetwork() refuses sizes and shapes that do not fit", () => {
  throws(() => conditionalNetwork({ ...OPTIONS, condition: 0 }, stream(1)), {
    name: "RangeError",
    message: "Expected condition to be a positive integer; got 0",
  });
  const network = conditionalNetwork(OPTIONS, stream(1));
  throws(() => network.given(tf.zeros([4, 2])), {
    name: "TypeError",
    message: "Expected z of shape [batch, 3]; got [4, 2]",
  });
  const field = network.given(tf.zeros([4, 3]));
  throws(() => field(tf.zeros([5, 2]), tf.zeros([5])), {
    name: "TypeError",
    message: "Expected x of shape [4, 2]; got [5, 2]",
  });
});

import { within } from "flowbook/judge";
import { train } from "flowbook/learning";
import { adam, exactDivergence, velocityNetwork } from "flowbook/networks";
import { stream } from "flowbook/random";
import { normalPoints, tf, uniformTimes } from "flowbook/tensors";
import { deepEqual, equal, ok, throws } from "node:assert/strict";
import { close } from "../tensors/close.ts";
import { noLeaks, tensorsAddedBy } from "../tensors/no_leaks.ts";
import { variable } from "../tensors/variable.ts";

noLeaks("a variable that a loss leaves out keeps its value, and its averages fade", () => {
  for (const arithmetic of ["fast", "plain"] as const) {
    const a = variable("a", [1], []), b = variable("b", [1, 2], [2]), variables = [a, b];
    const optimiser = adam(variables, { learningRate: 0.1, arithmetic });
    // in turn: in odd steps b alone is in the loss, and Adam has momentum in the other one
    const loss = (step: number): tf.Scalar => tf.sum(tf.square(step % 2 === 0 ? a : b));
    const values = (): number[] => [...a.dataSync(), ...b.dataSync()];
    const seen: number[][] = [values()];
    const onProgress = (): void => void seen.push(values());
    train({ variables, optimiser, loss, steps: 4, onProgress, progressEvery: 1 });
    for (const [step, parts] of [[0, [1, 2]], [1, [0]], [2, [1, 2]], [3, [0]]] as const) {
      for (const k of parts) equal(seen[step + 1]![k], seen[step]![k], `${arithmetic} ${step}`);
      const moved = [0, 1, 2].filter((k) => !(parts as readonly number[]).includes(k));
      for (const k of moved) ok(seen[step + 1]![k]! < seen[step]![k]!);
    }
    // gradients of a: 2 a_0, 0, 2 a_2, 0 with a_0 = 1 and a_2 = seen[2]; m <- 0.9 m + 0.1 g
    const mean = 0.9 * (0.9 * 0.9 * 0.1 * 2 + 0.1 * 2 * seen[2]![0]!);
    const kept = within(1e-6, "float32 averages");
    close(optimiser.state().means[0]![0]!, mean, kept);
    tf.dispose(variables);
  }
});

noLeaks("a frozen variable keeps its value, and a loss of frozen ones alone is refused", () => {
  const w = variable("w", [0], []),
    frozen = tf.tidy(() => tf.variable(tf.scalar(2), false, "frozen"));
  const loss = (): tf.Scalar => tf.squaredDifference(w, frozen);
  equal(tensorsAddedBy(() => void train({ variables: [w, frozen], loss, steps: 5 })), 0);
  deepEqual([...frozen.dataSync()], [2]);
  ok(w.dataSync()[0]! > 0);
  throws(
    () => train({ variables: [w, frozen], loss: () => tf.square(frozen) as tf.Scalar, steps: 1 }),
    { name: "Error", message: /^Cannot find a connection between any variable and the result/ },
  );
  tf.dispose([w, frozen]);
});

noLeaks(
  "the divergence of a network can be lowered, though its last bias has no part in it",
  () => {
    const network = velocityNetwork({ dim: 2, hidden: [8], activation: "tanh" }, stream(3));
    const x = normalPoints(64, 2, stream(4)), t = uniformTimes(64, stream(5));
    const { variables, layers } = network, before = [...variables.at(-1)!.dataSync()];
    const loss = (): tf.Scalar => tf.mean(tf.square(exactDivergence(layers, x, t)));
    const { losses } = train({ variables, loss, steps: 5 });
    close(losses[0]!, 0.0831, within(1e-4, "four digits"));
    ok(losses[4]! < 0.067);
    deepEqual([...variables.at(-1)!.dataSync()], before);
    network.dispose();
    tf.dispose([x, t]);
  },
);

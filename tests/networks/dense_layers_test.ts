import { estimateMean, monteCarlo } from "flowbook/judge";
import { stream } from "flowbook/random";
import { tf } from "flowbook/tensors";
import { deepEqual } from "node:assert/strict";
import { denseLayers } from "../../lib/networks/dense_layers.ts";
import { close } from "../tensors/close.ts";
import { noLeaks } from "../tensors/no_leaks.ts";

/** Weights of each layer, as they start. */
function weightsOf(inputs: number, ...hidden: number[]): number[][] {
  const form = { inputs, hidden, outputs: 1, activation: "tanh" } as const;
  const { layers, variables } = denseLayers(form, stream(3));
  const weights = layers.map(({ weights }) => [...weights.dataSync()]);
  tf.dispose([...variables]);
  return weights;
}

noLeaks("layers start independently of each other", () => {
  const [first, second, third] = weightsOf(20, 20, 20, 20) as [number[], number[], number[]];
  for (const [one, other] of [[first, second], [second, third], [first, third]] as const) {
    close(estimateMean(one.map((w, i) => 20 * w * other[i]!)), 0, monteCarlo());
  }
});

noLeaks(
  "a layer starts from its own stream, however many weights the layers before it have",
  () => {
    const [, after2] = weightsOf(2, 8, 8), [, after5] = weightsOf(5, 8, 8);
    deepEqual(after2, after5);
  },
);

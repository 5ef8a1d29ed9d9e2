import { type Checkpoint, loadCheckpoint, saveCheckpoint } from "flowbook/learning";
import {
  type Activation,
  adam,
  conditionalNetwork,
  smooth,
  velocityNetwork,
} from "flowbook/networks";
import { stream } from "flowbook/random";
import { tf } from "flowbook/tensors";
import { deepEqual, throws } from "node:assert/strict";
import { noLeaks } from "../tensors/no_leaks.ts";
import { refuses } from "../tensors/refuses.ts";

const sigmoid = smooth({ value: tf.sigmoid, slope: (_z, s) => tf.mul(s, tf.sub(1, s)) });
const SOFTPLUS: Activation = { value: (z) => tf.softplus(z), slope: sigmoid };
const AGAIN: Activation = { value: (z) => tf.softplus(z), slope: sigmoid };
const SIGMOID: Activation = {
  value: (z) => tf.sigmoid(z),
  slope: (_z, y) => tf.mul(y, tf.sub(1, y)),
};

const WORDS = {
  softplus: "a function with the values 0.127, 0.474, 0.974, 2.13 at -2, -0.5, 0.5, 2",
  sigmoid: "a function with the values 0.119, 0.378, 0.622, 0.881 at -2, -0.5, 0.5, 2",
};

noLeaks("a checkpoint of a network with another activation is refused", () => {
  const cases: [saved: Activation, into: Activation, refusal: string | undefined][] = [
    ["tanh", "selu", "selu after layer0/weights (2); got tanh"],
    ["tanh", "tanh", undefined],
    [SOFTPLUS, SIGMOID, `${WORDS.sigmoid} after layer0/weights (2); got ${WORDS.softplus}`],
    [SOFTPLUS, AGAIN, undefined],
    ["selu", SOFTPLUS, `${WORDS.softplus} after layer0/weights (2); got selu`],
  ];
  for (const [saved, into, refusal] of cases) {
    const [trained, other] = [saved, into].map((activation, seed) =>
      velocityNetwork({ dim: 2, hidden: [8], activation }, stream(seed))
    );
    const text = JSON.stringify(saveCheckpoint({ variables: trained!.variables, step: 0 }));
    const load = (): unknown => loadCheckpoint(JSON.parse(text), { variables: other!.variables });
    const entries = ({ variables }: typeof trained & object): number[] =>
      variables.flatMap((variable) => [...variable.dataSync()]);
    const before = entries(other!);
    if (refusal === undefined) load();
    else refuses(load, new TypeError(`Expected a checkpoint with ${refusal}`));
    deepEqual(entries(other!), refusal === undefined ? entries(trained!) : before);
    trained!.dispose();
    other!.dispose();
  }
});

noLeaks("so is one of a conditional network, and every layer is held to its own", () => {
  const options = { dim: 2, condition: 1, hidden: [3, 3] };
  const silu = conditionalNetwork({ ...options, activation: "silu" }, stream(1));
  const elu = conditionalNetwork({ ...options, activation: "elu" }, stream(1));
  refuses(
    () => loadCheckpoint(saveCheckpoint({ ...silu, step: 0 }), elu),
    new TypeError("Expected a checkpoint with elu after layer0/weights (2); got silu"),
  );
  const saved = saveCheckpoint({ ...silu, step: 0 });
  deepEqual(saved.variables.map(({ activation }) => activation), [
    ...["silu", undefined, "silu", undefined],
    ...["linear", undefined],
  ]);
  const [first, ...rest] = saved.variables, renamed = { ...first!, activation: "elu" };
  throws(
    () => loadCheckpoint({ ...saved, variables: [renamed, ...rest] }, elu),
    /^RangeError: Expected checksum/,
  );
  silu.dispose();
  elu.dispose();
});

noLeaks("a checkpoint from before activations and averages were saved can be read", () => {
  const old: Checkpoint = {
    format: "flowbook checkpoint",
    version: 1,
    step: 2,
    variables: [
      { name: "layer0/weights", shape: [2, 1], entries: "fVHjPYT+D70=" },
      { name: "layer0/biases", shape: [1], entries: "nP4Cuw==" },
    ],
    adam: {
      steps: 2,
      means: ["AAAAwMJznj8AAADAwnOePw==", "AAAAwMJznj8="],
      squares: ["AAAAwGO8CT8AAADAY7wJPw==", "AAAAwGO8CT8="],
    },
    checksum: "01f851e8",
  };
  const { variables, dispose } = velocityNetwork({ dim: 1, hidden: [] }, stream(7));
  deepEqual(loadCheckpoint(old, { variables, adam: adam(variables) }), { step: 2 });
  deepEqual([...variables[0]!.dataSync()], [0.11099527031183243, -0.035154834389686584]);
  dispose();
});

import { type Checkpoint, loadCheckpoint, saveCheckpoint, train } from "flowbook/learning";
import {
  type Adam,
  adam,
  type Arithmetic,
  type VelocityNetwork,
  velocityNetwork,
} from "flowbook/networks";
import { stream } from "flowbook/random";
import { normalPoints, tf, uniformTimes } from "flowbook/tensors";
import { deepEqual, equal, notDeepEqual } from "node:assert/strict";
import fc from "#properties";
import { noLeaks, tensorsAddedBy } from "../tensors/no_leaks.ts";
import { refuses } from "../tensors/refuses.ts";
import { variable } from "../tensors/variable.ts";

interface Training {
  readonly network: VelocityNetwork;
  readonly variables: readonly tf.Variable[];
  readonly adam: Adam;
  /** Trains some steps and returns their losses. */
  readonly run: (steps: number, fromStep: number) => number[];
}

/** A small training that draws the batch of each step by its number. */
function training(name: Arithmetic["name"], seed: string, hidden = [12, 8]): Training {
  const start = stream(3).split(seed), batches = stream(4).split("batches");
  const network = velocityNetwork({ dim: 2, hidden, arithmetic: name }, start);
  const { variables, apply } = network;
  const optimiser = adam(variables, { arithmetic: name, learningRate: 0.01 });
  const loss = (step: number): tf.Scalar => {
    const batch = batches.split(String(step));
    const x = normalPoints(16, 2, batch), t = uniformTimes(16, batch);
    return tf.mean(tf.squaredDifference(apply(x, t), tf.sin(x)));
  };
  const run = (steps: number, fromStep: number): number[] => [
    ...train({ variables, optimiser, loss, steps, fromStep }).losses,
  ];
  return { network, variables, adam: optimiser, run };
}

function entries(variables: readonly tf.Variable[]): number[][] {
  return variables.map((variable) => [...variable.dataSync()]);
}

function throughJson<T>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}

for (const name of ["fast", "plain"] as const) {
  noLeaks(`100 ${name} steps, a checkpoint and 100 more are 200 steps, bit for bit`, () => {
    const whole = training(name, "weights"), losses = whole.run(200, 0);
    const first = training(name, "weights"), early = first.run(100, 0);
    const saved = throughJson(saveCheckpoint({ ...first, step: 100 }));
    const second = training(name, "other weights");
    notDeepEqual(entries(second.variables), entries(first.variables));
    const { step } = loadCheckpoint(saved, second);
    equal(step, 100);
    deepEqual([...early, ...second.run(100, step)], losses);
    deepEqual(entries(second.variables), entries(whole.variables));
    deepEqual(second.adam.state(), whole.adam.state());
    [whole, first, second].forEach(({ network }) => network.dispose());
  });

  noLeaks(`without the memory of ${name} Adam the steps would differ`, () => {
    const first = training(name, "weights"), second = training(name, "weights");
    first.run(20, 0);
    loadCheckpoint(saveCheckpoint({ ...first, step: 20 }), { variables: second.variables });
    deepEqual(entries(second.variables), entries(first.variables));
    equal(second.adam.state().steps, 0);
    notDeepEqual(second.run(2, 20)[1], first.run(2, 20)[1]);
    [first, second].forEach(({ network }) => network.dispose());
  });

  noLeaks(`the state of ${name} Adam is a copy, and a bad one changes nothing`, () => {
    const { adam, run, network, variables } = training(name, "weights");
    run(5, 0);
    const before = adam.state(), first = variables[0]!;
    adam.state().means[0]!.fill(7);
    deepEqual(adam.state(), before);
    const wrong = (v: number, numbers: number[]): Float64Array[] =>
      before.squares.map((square, i) => i === v ? Float64Array.from(numbers) : square);
    const negative = new Array(first.size).fill(-1);
    const bad: [Partial<typeof before>, Error][] = [
      [
        { steps: -1 },
        new RangeError("Expected the steps of Adam to be a non-negative integer; got -1"),
      ],
      [{ means: [] }, new TypeError("Expected means of Adam for 6 variables; got 0")],
      [
        { squares: wrong(0, [1]) },
        new TypeError(`Expected ${first.size} squares of Adam for ${first.name}; got 1`),
      ],
      [
        { squares: wrong(0, negative) },
        new RangeError(
          `Expected squares of Adam for ${first.name} to be finite and at least 0; got -1`,
        ),
      ],
      [
        { means: wrong(0, negative.map(() => NaN)) },
        new RangeError(`Expected means of Adam for ${first.name} to be finite; got NaN`),
      ],
    ];
    for (const [part, error] of bad) refuses(() => adam.restore({ ...before, ...part }), error);
    deepEqual(adam.state(), before);
    network.dispose();
  });
}

noLeaks("a checkpoint is a copy of the weights, and neither call adds a tensor", () => {
  const { network, variables, adam, run } = training("fast", "weights");
  const start = entries(variables);
  let saved: Checkpoint | undefined;
  equal(tensorsAddedBy(() => void (saved = saveCheckpoint({ variables, adam, step: 0 }))), 0);
  deepEqual(["average", "architecture"].filter((name) => name in saved!), []);
  run(3, 0);
  notDeepEqual(entries(variables), start);
  equal(tensorsAddedBy(() => void loadCheckpoint(saved!, { variables, adam })), 0);
  deepEqual(entries(variables), start);
  equal(adam.state().steps, 0);
  network.dispose();
});

noLeaks("every finite float32 comes back bit for bit", () => {
  const finite = fc.float({ noNaN: true, noDefaultInfinity: true });
  fc.assert(
    fc.property(fc.array(finite, { minLength: 1, maxLength: 9 }), (numbers) => {
      const w = variable("w", numbers, [numbers.length]), empty = variable("empty", [], [0]);
      const saved = throughJson(saveCheckpoint({ variables: [w, empty], step: 7 }));
      tf.tidy(() => w.assign(tf.zeros(w.shape)));
      loadCheckpoint(saved, { variables: [w, empty] });
      const back = [...w.dataSync()];
      tf.dispose([w, empty]);
      deepEqual(back, numbers);
    }),
    { seed: 1, numRuns: 50 },
  );
});

noLeaks("loadCheckpoint() refuses what does not fit, and changes nothing", () => {
  const { network, variables, adam, run } = training("fast", "weights");
  run(3, 0);
  const saved = saveCheckpoint({ variables, adam, step: 3 });
  const other = training("fast", "weights", [12, 9]),
    deep = training("fast", "weights", [12, 8, 4]);
  run(3, 3);
  const before = [entries(variables), adam.state()];
  const [first, ...rest] = saved.variables, size = variables[0]!.size;
  const short = { ...first!, entries: first!.entries.slice(0, 8) }; // eight letters are six bytes
  const w = variable("w", [1], [1]);
  const bad: [unknown, Error][] = [
    [null, new TypeError("Expected a checkpoint to be a record; got null")],
    [
      { ...saved, format: "zip" },
      new TypeError('Expected format "flowbook checkpoint"; got "zip"'),
    ],
    [{ ...saved, version: 2 }, new RangeError("Expected a checkpoint of version 1; got 2")],
    [
      { ...saved, step: 0.5 },
      new RangeError("Expected step to be a non-negative integer; got 0.5"),
    ],
    [
      { ...saved, variables: undefined },
      new TypeError("Expected variables to be a list; got none"),
    ],
    [
      { ...saved, variables: [short, ...rest] },
      new TypeError(`Expected ${4 * size} bytes of entries of ${first!.name}; got 6`),
    ],
    [
      { ...saved, variables: [{ ...first!, entries: "?" }, ...rest] },
      new TypeError(`Expected entries of ${first!.name} in base64; got 1 letters that are not`),
    ],
    [
      { ...saved, variables: [{ ...first!, shape: [3, "x"] }, ...rest] },
      new TypeError("Expected the shape of variable 0 in integers; got [3, x]"),
    ],
    [
      { ...saved, variables: [{ ...first!, shape: [-1, -size] }, ...rest] },
      new TypeError(`Expected the shape of variable 0 in integers; got [-1, ${-size}]`),
    ],
    [
      { ...saved, variables: [{ ...first!, shape: [0.5, 2 * size] }, ...rest] },
      new TypeError(`Expected the shape of variable 0 in integers; got [0.5, ${2 * size}]`),
    ],
    [
      { ...saved, adam: { ...saved.adam!, means: saved.adam!.means.slice(1) } },
      new TypeError("Expected means of Adam for 6 variables; got 5"),
    ],
    [
      { ...saved, checksum: "00000000" },
      new RangeError(`Expected checksum "${saved.checksum}"; got "00000000"`),
    ],
    [
      saveCheckpoint({ ...deep, step: 1 }),
      new TypeError("Expected a checkpoint of 6 variables; got 8"),
    ],
    [
      saveCheckpoint({ ...other, step: 1 }),
      new TypeError(`Expected ${variables[2]!.name} of shape [12, 8]; got [12, 9]`),
    ],
    [
      saveCheckpoint({ variables: [w, ...variables.slice(1)], step: 1 }),
      new TypeError(`Expected a checkpoint of ${variables[0]!.name}; got w`),
    ],
    [
      saveCheckpoint({ variables, step: 1 }),
      new TypeError("Expected a checkpoint with the memory of Adam; got one without"),
    ],
  ];
  for (const [checkpoint, error] of bad) {
    refuses(() => loadCheckpoint(checkpoint as Checkpoint, { variables, adam }), error);
    deepEqual([entries(variables), adam.state()], before);
  }
  refuses(
    () => loadCheckpoint(saved, { variables, adam: other.adam }),
    new TypeError(`Expected 108 means of Adam for ${other.variables[2]!.name}; got 96`),
  );
  deepEqual([entries(variables), adam.state()], before);
  [network, other.network, deep.network].forEach((network) => network.dispose());
  refuses(
    () => loadCheckpoint(saved, { variables, adam }),
    new TypeError(`Expected ${variables[0]!.name} to be in use; got a disposed variable`),
  );
  w.dispose();
});

noLeaks("saveCheckpoint() refuses what could not be loaded", () => {
  const w = variable("w", [1], [1]), bad = variable("bad", [Infinity], []);
  const gone = variable("gone", [1], [1]);
  gone.dispose();
  refuses(
    () => saveCheckpoint({ variables: [w], step: -1 }),
    new RangeError("Expected step to be a non-negative integer; got -1"),
  );
  refuses(
    () => saveCheckpoint({ variables: [bad], step: 0 }),
    new RangeError("Expected bad to be finite; got Infinity"),
  );
  refuses(
    () => saveCheckpoint({ variables: [gone], step: 0 }),
    new TypeError("Expected gone to be a living tensor; it has been disposed"),
  );
  refuses(
    () => saveCheckpoint({ variables: [w], adam: adam([w, bad]), step: 0 }),
    new TypeError("Expected means of Adam for 1 variables; got 2"),
  );
  tf.dispose([w, bad]);
});

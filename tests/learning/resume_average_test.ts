import {
  type Checkpoint,
  loadCheckpoint,
  saveCheckpoint,
  train,
  type WeightAverage,
  weightAverage,
  type WeightAverageMemory,
} from "flowbook/learning";
import { type Adam, adam, velocityNetwork } from "flowbook/networks";
import { stream } from "flowbook/random";
import { normalPoints, tf, uniformTimes } from "flowbook/tensors";
import { deepEqual, equal, notDeepEqual, throws } from "node:assert/strict";
import { noLeaks } from "../tensors/no_leaks.ts";
import { refuses } from "../tensors/refuses.ts";
import { variable } from "../tensors/variable.ts";

interface Training {
  readonly variables: readonly tf.Variable[];
  readonly adam: Adam;
  readonly average: WeightAverage;
  /** Trains some steps; each is an update of the average. */
  readonly run: (steps: number, fromStep: number) => void;
  readonly dispose: () => void;
}

/** A small training that keeps an average of its weights and draws each batch by its number. */
function training(): Training {
  const batches = stream(1).split("batches");
  const { variables, apply, dispose } = velocityNetwork(
    { dim: 2, hidden: [8] },
    stream(1).split("weights"),
  );
  const optimiser = adam(variables), average = weightAverage(variables, { decay: 0.99 });
  const loss = (step: number): tf.Scalar => {
    const batch = batches.split(String(step));
    const x = normalPoints(16, 2, batch), t = uniformTimes(16, batch);
    return tf.mean(tf.squaredDifference(apply(x, t), x));
  };
  const run = (steps: number, fromStep: number): void => {
    const onProgress = (): void => average.update();
    train({ variables, optimiser, loss, steps, fromStep, onProgress, progressEvery: 1 });
  };
  return { variables, adam: optimiser, average, run, dispose };
}

noLeaks("an average goes on after a checkpoint as if there had been no stop, bit for bit", () => {
  const whole = training(), first = training(), second = training();
  whole.run(200, 0);
  first.run(100, 0);
  const saved: Checkpoint = JSON.parse(JSON.stringify(saveCheckpoint({ ...first, step: 100 })));
  const { step } = loadCheckpoint(saved, second);
  deepEqual(second.average.memory(), first.average.memory());
  second.run(100, step);
  deepEqual(second.average.state(), whole.average.state());
  equal(Math.round(1e5 * second.average.state().averages[1]![0]!), -8611);
  const seen = [whole, second].map(({ average, variables }) =>
    average.withAverage(() => variables.map((variable) => [...variable.dataSync()]))
  );
  deepEqual(seen[0], seen[1]);
  [whole, first, second].forEach(({ dispose }) => dispose());
});

noLeaks("a memory is a copy and restores what was, without a checkpoint too", () => {
  const w = variable("w", [1, 2], [2]), first = weightAverage([w]), second = weightAverage([w]);
  first.update();
  const memory = first.memory();
  memory.sums[0]!.fill(7);
  notDeepEqual(first.memory(), memory);
  second.restore(weightAverage([w]).memory()); // of no update yet
  second.restore(first.memory());
  first.update();
  second.update();
  deepEqual(second.memory(), first.memory());
  w.dispose();
});

noLeaks("a memory that does not fit is refused, and changes nothing", () => {
  const w = variable("w", [1, 2], [2]), average = weightAverage([w], { decay: 0.9 });
  average.update();
  const good = average.memory();
  const bad: [Partial<WeightAverageMemory>, Error][] = [
    [{ decay: 0.99 }, new RangeError("Expected an average of decay 0.9; got 0.99")],
    [{ updates: -1 }, new RangeError("Expected updates to be a non-negative integer; got -1")],
    [{ sums: [] }, new TypeError("Expected sums of 1 variables; got 0")],
    [{ sums: [new Float64Array(3)] }, new TypeError("Expected 2 sums of w; got 3")],
    [
      { sums: [Float64Array.of(1, NaN)] },
      new RangeError("Expected the sums of w to be finite; got NaN"),
    ],
  ];
  for (const [part, error] of bad) refuses(() => average.restore({ ...good, ...part }), error);
  deepEqual(average.memory(), good);
  w.dispose();
});

noLeaks("a checkpoint with another average is refused, and nothing has changed then", () => {
  const { variables, adam, average, run, dispose } = training();
  run(3, 0);
  const saved = saveCheckpoint({ variables, adam, average, step: 3 });
  const without = saveCheckpoint({ variables, adam, step: 3 });
  const other = weightAverage(variables, { decay: 0.9 });
  run(3, 3);
  const now = (): unknown => [
    variables.map((variable) => [...variable.dataSync()]),
    adam.state(),
    average.memory(),
    other.memory(),
  ];
  const before = now();
  refuses(
    () => loadCheckpoint(saved, { variables, adam, average: other }),
    new RangeError("Expected an average of decay 0.9; got 0.99"),
  );
  refuses(
    () => loadCheckpoint(without, { variables, adam, average }),
    new TypeError("Expected a checkpoint with an average; got one without"),
  );
  const damaged = { ...saved, average: { ...saved.average!, updates: 4 } };
  throws(
    () => loadCheckpoint(damaged, { variables, adam, average }),
    /^RangeError: Expected checksum/,
  );
  const short = { ...saved, average: { ...saved.average!, sums: saved.average!.sums.slice(1) } };
  refuses(
    () => loadCheckpoint(short, { variables, adam, average }),
    new TypeError("Expected sums of the average for 4 variables; got 3"),
  );
  deepEqual(now(), before);
  const w = variable("w", [1], [1]);
  refuses(
    () => saveCheckpoint({ variables, average: weightAverage([w]), step: 3 }),
    new TypeError("Expected an average of [24,8,16,2] weights; got [1]"),
  );
  loadCheckpoint(saved, { variables }); // the weights alone
  w.dispose();
  dispose();
});

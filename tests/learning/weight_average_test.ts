import { EXACT64, FLOAT32 } from "flowbook/judge";
import { weightAverage } from "flowbook/learning";
import { tf } from "flowbook/tensors";
import { deepEqual, equal } from "node:assert/strict";
import { close } from "../tensors/close.ts";
import { noLeaks, tensorsAddedBy } from "../tensors/no_leaks.ts";
import { refuses } from "../tensors/refuses.ts";
import { variable } from "../tensors/variable.ts";

function assign(w: tf.Variable, entries: number[]): void {
  tf.tidy(() => w.assign(tf.tensor(entries, w.shape)));
}

function entries(w: tf.Variable): number[] {
  return [...w.dataSync()];
}

noLeaks("the average of a constant is the constant, from the first update on", () => {
  const start = [0.1, -3, 1e-20, 1e20], w = variable("w", start, [2, 2]), constant = entries(w);
  const average = weightAverage([w]);
  for (let k = 1; k <= 50; k++) {
    average.update();
    const { updates, averages } = average.state();
    equal(updates, k);
    // relative: the entries have 40 orders of magnitude between them
    close(averages[0]!.map((a, i) => a / constant[i]!), [1, 1, 1, 1], EXACT64);
  }
  w.dispose();
});

noLeaks("the average of a geometric sequence is the sum of a geometric series", () => {
  // sum over i = 1..k of d^(k-i) r^i = r (r^k - d^k) / (r - d), and of d^(k-i) = (1 - d^k) / (1 - d)
  for (const decay of [0, 0.3, 0.9, 0.999]) {
    for (const r of [0.5, 2, -0.5]) {
      const w = variable("w", [1], []), average = weightAverage([w], { decay });
      for (let k = 1; k <= 12; k++) {
        assign(w, [r ** k]);
        average.update();
        const sum = r * (r ** k - decay ** k) / (r - decay);
        const exact = sum * (1 - decay) / (1 - decay ** k);
        close(average.state().averages[0]!, [exact], EXACT64);
        close(average.withAverage(() => entries(w)), [exact], FLOAT32);
      }
      w.dispose();
    }
  }
});

noLeaks("withAverage() returns the result and puts the trained weights back", () => {
  const a = variable("a", [1, 2], [2]), b = variable("b", [5], []);
  const average = weightAverage([a, b], { decay: 0.5 });
  average.update();
  assign(a, [4, 8]);
  average.update();
  assign(a, [Math.PI, -0]);
  const trained = entries(a);
  // (0.25 w1 + 0.5 w2) / 0.75
  const seen = average.withAverage(() => {
    const seen = [...entries(a), ...entries(b)];
    assign(a, [7, 7]);
    return seen;
  });
  close(seen, [3, 6, 5], FLOAT32);
  deepEqual(entries(a), trained);
  deepEqual(average.state().updates, 2);
  tf.dispose([a, b]);
});

noLeaks("withAverage() puts the trained weights back bit for bit after a throw", () => {
  const w = variable("w", [1, 2, 3], [3]), average = weightAverage([w]);
  average.update();
  assign(w, [0.1, -0, 1e-40]);
  const trained = entries(w);
  const fail = (): never => {
    deepEqual(entries(w), [1, 2, 3]);
    throw new RangeError("no data");
  };
  refuses(() => average.withAverage(fail), new RangeError("no data"));
  deepEqual(entries(w), trained);
  refuses(
    () => average.withAverage(() => Promise.resolve(1)),
    new TypeError("Expected compute to return its result; got a promise"),
  );
  deepEqual(entries(w), trained);
  w.dispose();
});

noLeaks("an average holds no tensors, inside a tidy or outside", () => {
  const w = variable("w", [1, 2, 3], [3]), average = weightAverage([w]);
  equal(tensorsAddedBy(() => average.update()), 0);
  equal(tensorsAddedBy(() => average.withAverage(() => entries(w))), 0);
  tf.tidy(() => void average.withAverage(() => entries(w)));
  deepEqual(entries(w), [1, 2, 3]);
  w.dispose();
});

noLeaks("state() is a copy", () => {
  const w = variable("w", [1, 2], [2]), average = weightAverage([w]);
  deepEqual(average.state(), { updates: 0, averages: [new Float64Array(2)] });
  average.update();
  average.state().averages[0]!.fill(9);
  close(average.state().averages[0]!, [1, 2], FLOAT32);
  w.dispose();
});

noLeaks("weightAverage() refuses what it cannot average", () => {
  const w = variable("w", [1], [1]), bad = variable("bad", [0], []);
  for (const decay of [-0.1, 1, NaN]) {
    refuses(
      () => weightAverage([w], { decay }),
      new RangeError(`Expected decay in [0, 1); got ${decay}`),
    );
  }
  const average = weightAverage([w, bad]);
  refuses(
    () => average.withAverage(() => 0),
    new RangeError("Expected an update before withAverage; got none"),
  );
  average.update();
  const before = average.state();
  assign(w, [2]);
  assign(bad, [NaN]);
  refuses(() => average.update(), new RangeError("Expected bad to be finite; got NaN"));
  deepEqual(average.state(), before);
  tf.dispose([w, bad]);
});

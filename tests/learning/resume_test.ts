import { train, type TrainingProgress } from "flowbook/learning";
import { adam } from "flowbook/networks";
import { tf } from "flowbook/tensors";
import { deepEqual } from "node:assert/strict";
import { noLeaks } from "../tensors/no_leaks.ts";
import { refuses } from "../tensors/refuses.ts";
import { variable } from "../tensors/variable.ts";

noLeaks("train() numbers its steps and its progress from fromStep", () => {
  const w = variable("w", [0], []), seen: number[] = [], reports: TrainingProgress[] = [];
  const loss = (step: number): tf.Scalar => {
    seen.push(step);
    return tf.squaredDifference(w, 3);
  };
  const onProgress = (progress: TrainingProgress): void => void reports.push(progress);
  const base = { variables: [w], loss, onProgress, progressEvery: 4 };
  const { losses, steps } = train({ ...base, steps: 5, fromStep: 6 });
  deepEqual({ seen, steps }, { seen: [6, 7, 8, 9, 10], steps: 5 });
  const expected = [8, 11].map((step) => ({ step, steps: 11, loss: losses[step - 7] }));
  deepEqual(reports, expected);
  w.dispose();
});

noLeaks("train() refuses a bad fromStep and two learning rates", () => {
  const w = variable("w", [0], []), optimiser = adam([w]);
  const base = { variables: [w], loss: () => tf.square(w) as tf.Scalar, steps: 1 };
  for (const fromStep of [-1, 0.5, NaN]) {
    refuses(
      () => train({ ...base, fromStep }),
      new RangeError(`Expected fromStep to be a non-negative integer; got ${fromStep}`),
    );
  }
  refuses(
    () => train({ ...base, optimiser, learningRate: 0.1 }),
    new TypeError("Expected the learning rate of the optimiser only; got learningRate as well"),
  );
  w.dispose();
});

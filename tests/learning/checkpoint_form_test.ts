import { type Checkpoint, loadCheckpoint, saveCheckpoint, weightAverage } from "flowbook/learning";
import { adam } from "flowbook/networks";
import type { tf } from "flowbook/tensors";
import { deepEqual, equal } from "node:assert/strict";
import { noLeaks } from "../tensors/no_leaks.ts";
import { variable } from "../tensors/variable.ts";

noLeaks("any changed letter of the content is noticed", () => {
  const w = variable("w", [1, -2], [2]), average = weightAverage([w]);
  average.update();
  const whole = saveCheckpoint({ variables: [w], adam: adam([w]), average, step: 3 });
  for (const saved of [saveCheckpoint({ variables: [w], step: 3 }), whole]) tryLetters(saved, w);
  w.dispose();
});

function tryLetters(saved: Checkpoint, w: tf.Variable): void {
  const letters = JSON.stringify(saved);
  for (let i = 0; i < letters.length; i++) {
    const digit = letters[i] === "1" ? "2" : "1";
    let changed: Checkpoint;
    try {
      changed = JSON.parse(letters.slice(0, i) + digit + letters.slice(i + 1));
    } catch {
      continue; // JSON noticed it
    }
    let noticed = false;
    try {
      loadCheckpoint(changed, { variables: [w] });
    } catch {
      noticed = true;
    }
    equal(noticed, true, `letter ${i} of ${letters}`);
    deepEqual([...w.dataSync()], [1, -2]);
  }
}

import { tf } from "flowbook/tensors";
import { equal } from "node:assert/strict";

/** A test that must end with as many tensors as it began with. */
export function noLeaks(name: string, body: () => void | Promise<void>): void {
  Deno.test(name, async () => {
    const before = tf.memory().numTensors;
    await body();
    equal(tf.memory().numTensors - before, 0, "tensors left over");
  });
}

/** How many tensors a call adds; outside any `tf.tidy`, which would hide a leak. */
export function tensorsAddedBy(call: () => void): number {
  const before = tf.memory().numTensors;
  call();
  return tf.memory().numTensors - before;
}

import { arithmetic } from "flowbook/networks";
import { tf } from "flowbook/tensors";
import { equal } from "node:assert/strict";
import { install } from "../tensors/matrices.ts";
import { refuses } from "../tensors/refuses.ts";
import { fast, plain } from "./help.ts";

Deno.test("arithmetic() is fast where the kernels are and plain elsewhere", async () => {
  install();
  equal(arithmetic(), fast);
  equal(arithmetic("plain"), plain);
  refuses(
    () => arithmetic("quick" as "fast"),
    new RangeError('Expected arithmetic "fast" or "plain"; got "quick"'),
  );
  await tf.setBackend("cpu");
  try {
    equal(arithmetic(), plain);
    refuses(() => arithmetic("fast"), new Error('The backend "cpu" has no fast arithmetic'));
  } finally {
    await tf.setBackend("wasm");
  }
});

import { tf } from "flowbook/tensors";
import { deepEqual, equal } from "node:assert/strict";

Deno.test("the backend is WebAssembly with plain SIMD and one thread", () => {
  equal(tf.getBackend(), "wasm");
  equal(tf.env().getBool("WASM_HAS_SIMD_SUPPORT"), true);
  equal(tf.env().getBool("WASM_HAS_MULTITHREAD_SUPPORT"), false);
});

Deno.test("starting TensorFlow.js prints nothing, not even on the CPU backend", async () => {
  const program = `import { tf } from "flowbook/tensors";
    tf.ones([2, 2]).dataSync();
    await tf.setBackend("cpu");
    tf.ones([2, 2]).dataSync();`;
  const root = new URL("../..", import.meta.url);
  const child = new Deno.Command(Deno.execPath(), { args: ["eval", "-q", program], cwd: root });
  const { success, stdout, stderr } = await child.output();
  const text = new TextDecoder();
  deepEqual([success, text.decode(stdout), text.decode(stderr)], [true, "", ""]);
});

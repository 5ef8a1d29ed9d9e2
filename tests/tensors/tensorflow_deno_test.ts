import { tf } from "flowbook/tensors";
import { deepEqual, equal, match } from "node:assert/strict";

Deno.test("the backend is WebAssembly with plain SIMD and one thread", () => {
  equal(tf.getBackend(), "wasm");
  equal(tf.env().getBool("WASM_HAS_SIMD_SUPPORT"), true);
  equal(tf.env().getBool("WASM_HAS_MULTITHREAD_SUPPORT"), false);
});

/** Runs a program in a process of its own; tells whether it ended well, and what it printed. */
async function run(program: string): Promise<{ success: boolean; out: string; err: string }> {
  const cwd = new URL("../..", import.meta.url), text = new TextDecoder();
  const child = new Deno.Command(Deno.execPath(), { args: ["eval", "-q", program], cwd });
  const { success, stdout, stderr } = await child.output();
  return { success, out: text.decode(stdout), err: text.decode(stderr) };
}

Deno.test("starting TensorFlow.js prints nothing, not even on the CPU backend", async () => {
  const program = `import { tf } from "flowbook/tensors";
    tf.ones([2, 2]).dataSync();
    await tf.setBackend("cpu");
    tf.ones([2, 2]).dataSync();`;
  deepEqual(await run(program), { success: true, out: "", err: "" });
});

Deno.test("where there is no WebAssembly nothing is computed another way: it is said", async () => {
  const { success, err } = await run(`delete globalThis.WebAssembly;
    await import("flowbook/tensors");`);
  equal(success, false);
  match(err, /Error: The WebAssembly backend did not start/);
});

import { deepEqual, equal } from "node:assert/strict";
import { BINARY } from "../../lib/tensors/kernels/binary.ts";
import { binaryModule, compileKernels } from "../../lib/tensors/kernels/compile_deno.ts";

Deno.test("the kernels compile to the bytes that are kept beside them", async () => {
  const compiled = await compileKernels();
  deepEqual(Uint8Array.fromBase64(BINARY), compiled);
  const kept = new URL("../../lib/tensors/kernels/binary.ts", import.meta.url);
  equal(Deno.readTextFileSync(kept), binaryModule(compiled));
});

Deno.test("the kernels import a memory, nothing else, and leave it alone until prepare()", () => {
  const module = new WebAssembly.Module(Uint8Array.fromBase64(BINARY));
  deepEqual(WebAssembly.Module.imports(module), [{
    module: "env",
    name: "memory",
    kind: "memory",
  }]);
  const memory = new WebAssembly.Memory({ initial: 1 });
  new WebAssembly.Instance(module, { env: { memory } });
  equal(new Uint8Array(memory.buffer).some((byte) => byte !== 0), false);
});

import { deepEqual, equal } from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { BINARY } from "../../lib/tensors/kernels/binary.ts";
import { wholeBinary } from "../../lib/tensors/kernels/compile_deno.ts";
import { refuses } from "./refuses.ts";

const KERNELS = new URL("../../lib/tensors/kernels/", import.meta.url);

Deno.test("the kernels compile to the bytes that are kept beside them", async () => {
  const program = fileURLToPath(new URL("compile_deno.ts", KERNELS));
  const { stdout, stderr, success } = await new Deno.Command(Deno.execPath(), {
    // without lock and configuration: the compiler is no dependency of the project
    args: ["run", "-A", "--quiet", "--no-lock", "--no-config", "--no-check", program, "--print"],
    env: { NO_COLOR: "1" },
  }).output();
  equal(success, true, new TextDecoder().decode(stderr));
  equal(new TextDecoder().decode(stdout), Deno.readTextFileSync(new URL("binary.ts", KERNELS)));
});

Deno.test("a binary is taken when the compiler had nothing to say, and only then", () => {
  const bytes = Uint8Array.of(0, 97, 115, 109);
  equal(wholeBinary(null, "", bytes), bytes);
  for (
    const [error, words, written] of [
      [null, "WARNING AS201: Conversion from type", bytes],
      [new Error("1 parse error"), "", bytes],
      [null, "", undefined],
    ] as const
  ) refuses(() => wholeBinary(error, words, written), new SyntaxError(words));
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

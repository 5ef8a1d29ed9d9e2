import { equal } from "node:assert/strict";
import { fileURLToPath } from "node:url";
import known from "./known_answers.json" with { type: "json" };

/**
 * The same bits on another processor: runs the comparison with the Deno for arm64, emulated.
 *
 * FLOWBOOK_ARM64_DENO names that Deno, QEMU_LD_PREFIX the folder with its C library, and
 * qemu-aarch64 must be on the path.
 */
const deno = Deno.env.get("FLOWBOOK_ARM64_DENO") ?? "";
const libraries = Deno.env.get("QEMU_LD_PREFIX") ?? "";

/** What is missing for the emulation, in one phrase; nothing when all is there. */
async function missing(): Promise<string | undefined> {
  if (deno === "") return "FLOWBOOK_ARM64_DENO is not set";
  if (!isThere(deno)) return `FLOWBOOK_ARM64_DENO names ${deno}, which is not there`;
  if (libraries === "") return "QEMU_LD_PREFIX is not set";
  if (!isThere(libraries)) return `QEMU_LD_PREFIX names ${libraries}, which is not there`;
  try {
    await new Deno.Command("qemu-aarch64", { args: ["--version"], stdout: "null" }).output();
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return "qemu-aarch64 is not on the path";
    throw error;
  }
  return undefined;
}

function isThere(path: string): boolean {
  try {
    return Boolean(Deno.statSync(path));
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}

const LONGEST = 20 * 60 * 1000; // milliseconds; it takes two minutes, emulated

const reason = await missing();
if (reason) console.log(`The arm64 bits test is skipped: ${reason}`);

Deno.test({
  name: "every operation gives the known bits on an emulated arm64",
  ignore: reason !== undefined,
  fn: async () => {
    const program = fileURLToPath(new URL("./compare.ts", import.meta.url));
    const { stdout, stderr, success } = await new Deno.Command("qemu-aarch64", {
      args: [deno, "run", "--allow-all", "--no-check", "--quiet", program],
      env: { NO_COLOR: "1" },
      signal: AbortSignal.timeout(LONGEST),
    }).output();
    const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes).trim();
    equal(text(stdout) || text(stderr), `${Object.keys(known).length} operations agree on aarch64`);
    equal(success, true);
  },
});

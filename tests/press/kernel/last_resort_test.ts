import { equal, ok } from "node:assert/strict";
import { hasGone, isRunning } from "./helpers.ts";

const KERNEL = new URL("../../../lib/press/kernel/mod.ts", import.meta.url);
const CONFIG = new URL("../../../deno.json", import.meta.url);

/** A process that starts a kernel, says its pid, runs some code, and would then run for ever. */
async function processWithKernel(
  then: string,
  cell = "for (;;) {}",
): Promise<{ parent: Deno.ChildProcess; pid: number }> {
  const folder = await Deno.makeTempDir();
  const script = `${folder}/script.ts`;
  await Deno.writeTextFile(
    script,
    `import { startKernel } from "${KERNEL}";
     const kernel = await startKernel({ cwd: Deno.args[0] });
     console.log(kernel.pid);
     kernel.run(${JSON.stringify(cell)}).catch(() => {});
     ${then}`,
  );
  const parent = new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      "--quiet",
      "--allow-all",
      "--no-lock",
      "--config",
      CONFIG.pathname,
      script,
      folder,
    ],
    stdout: "piped",
    stderr: "inherit",
  }).spawn();
  const reader = parent.stdout.getReader();
  const { value } = await reader.read();
  await reader.cancel();
  await Deno.remove(folder, { recursive: true });
  return { parent, pid: Number(new TextDecoder().decode(value)) };
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  Deno.test({
    name: `${signal} ends the process that started a kernel, and the kernel`,
    ignore: Deno.build.os === "windows",
    fn: async () => {
      const { parent, pid } = await processWithKernel("");
      ok(await isRunning(pid));
      parent.kill(signal);
      equal((await parent.status).signal, signal);
      ok(await hasGone(pid));
    },
  });
}

Deno.test("Deno.exit() of the process that started a kernel ends the kernel", async () => {
  const { parent, pid } = await processWithKernel("setTimeout(() => Deno.exit(5), 100)");
  equal((await parent.status).code, 5);
  ok(await hasGone(pid));
});

Deno.test("an uncaught error in the process that started a kernel ends the kernel", async () => {
  const { parent, pid } = await processWithKernel("setTimeout(() => { throw 'expected' }, 100)");
  equal((await parent.status).code, 1);
  ok(await hasGone(pid));
});

for (const [state, cell] of [["idle", "1"], ["waiting", "await new Promise(() => {})"]] as const) {
  Deno.test({
    name: `a kernel that is ${state} ends by itself when its parent was killed`,
    ignore: Deno.build.os === "windows", // there a process keeps the number of its parent
    fn: async () => {
      const { parent, pid } = await processWithKernel("", cell);
      ok(await isRunning(pid));
      parent.kill("SIGKILL");
      await parent.status;
      ok(await hasGone(pid));
    },
  });
}

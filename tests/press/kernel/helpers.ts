import process from "node:process";
import { type Kernel, type KernelOptions, startKernel } from "../../../lib/press/kernel/mod.ts";
import type { Output } from "../../../lib/press/ipynb/mod.ts";

/** Starts a kernel in an empty folder; both go when it is disposed of. */
export async function kernelInEmptyFolder(
  options: Omit<KernelOptions, "cwd"> = {},
): Promise<Kernel> {
  const cwd = await Deno.makeTempDir();
  const kernel = await startKernel({ cwd, cellSeconds: 20, ...options });
  return {
    ...kernel,
    [Symbol.asyncDispose]: async () => {
      await kernel.stop();
      await Deno.remove(cwd, { recursive: true });
    },
  };
}

/** All text that a cell printed or showed, in order. */
export function textOf(outputs: readonly Output[]): string {
  return outputs.map((output) => {
    if (output.output_type === "stream") return output.text;
    return "data" in output ? `[${output.data["text/plain"]}]` : output.ename;
  }).join("");
}

/** Whether a process is there; one that has ended but was not collected by its parent is not. */
export async function isRunning(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const status = await Deno.readTextFile(`/proc/${pid}/status`).catch(() => "");
  return !/^State:\s+Z/m.test(status);
}

/** Waits until a process has gone, at most two seconds. */
export async function hasGone(pid: number): Promise<boolean> {
  for (let i = 0; i < 40; i++) {
    if (!(await isRunning(pid))) return true;
    await new Promise((done) => setTimeout(done, 50));
  }
  return false;
}

/** Kernels that are children of a process, by their process ids; none where there is no `/proc`. */
export async function kernelsOf(parent: number): Promise<number[]> {
  const found: number[] = [];
  if (Deno.build.os !== "linux") return found;
  for await (const { name } of Deno.readDir("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    const status = await Deno.readTextFile(`/proc/${name}/status`).catch(() => "");
    const command = await Deno.readTextFile(`/proc/${name}/cmdline`).catch(() => "");
    if (status.includes(`\nPPid:\t${parent}\n`) && command.includes("jupyter")) {
      found.push(Number(name));
    }
  }
  return found;
}

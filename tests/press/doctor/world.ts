import type { World } from "../../../lib/press/doctor/look.ts";
import { kernelSpec } from "../../../lib/press/kernelspec/mod.ts";
import { LINUX } from "../kernelspec/machines.ts";

/** Text of a `deno.json` with these imports. */
export function configWith(...imports: readonly string[]): string {
  return JSON.stringify({ imports: Object.fromEntries(imports.map((name, i) => [`${i}`, name])) });
}

/** Text of a `deno.lock` with these requirements and packages. */
export function lockWith(
  requirements: readonly string[],
  npm: Readonly<Record<string, unknown>> = {},
): string {
  const specifiers = Object.fromEntries(requirements.map((name) => [name, name.split("@").at(-1)]));
  return JSON.stringify({ version: "5", specifiers, npm });
}

/** A machine that lacks nothing. */
export const HEALTHY: World = {
  deno: "2.9.6",
  config: configWith("npm:acorn@8.19.0", "./lib/random/mod.ts"),
  lock: lockWith(["npm:acorn@8.19.0"], { "acorn@8.19.0": {} }),
  store: { os: "linux", arch: "x86_64", isFetched: () => true },
  spec: {
    path: "/home/ada/.local/share/jupyter/kernels/deno/kernel.json",
    text: JSON.stringify(kernelSpec(LINUX)),
    prefix: undefined,
  },
  canBeStarted: () => true,
  port: "free",
  browser: "/usr/bin/chromium",
  memory: 8e9,
};

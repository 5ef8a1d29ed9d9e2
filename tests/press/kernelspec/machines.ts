import type { Machine } from "../../../lib/press/kernelspec/mod.ts";

/** Three machines with nothing unusual about them. */
export const LINUX: Machine = {
  os: "linux",
  home: "/home/ada",
  env: {},
  deno: "/usr/bin/deno",
};
export const MAC: Machine = {
  os: "darwin",
  home: "/Users/ada",
  env: {},
  deno: "/opt/homebrew/bin/deno",
};
export const WINDOWS: Machine = {
  os: "windows",
  home: "C:\\Users\\ada",
  env: { APPDATA: "C:\\Users\\ada\\AppData\\Roaming" },
  deno: "C:\\deno\\deno.exe",
};

/** A machine with other variables. */
export function withEnv(machine: Machine, env: Machine["env"]): Machine {
  return { ...machine, env };
}

import type { Machine } from "../kernelspec/mod.ts";
import { shortList } from "./check_lock.ts";
import { type Finding, fine, note } from "./finding.ts";
import { type LockedPackage, readLock } from "./lock_file.ts";

/** Which machine, and what its Deno has fetched. */
export interface Store {
  readonly os: Machine["os"];
  /** As Deno calls it. */
  readonly arch: "x86_64" | "aarch64";
  isFetched(name: string, version: string): boolean;
}

/** Deno's names of systems and processors, and npm's. */
const NPM_NAMES: Readonly<Record<string, string>> = {
  linux: "linux",
  darwin: "darwin",
  windows: "win32",
  x86_64: "x64",
  aarch64: "arm64",
};

/**
 * Judges whether everything can run without a network.
 *
 * @param lock text of `deno.lock`; nothing is found where it cannot be read
 */
export function checkPackages(lock: string | undefined, store: Store): Finding[] {
  const packages = readLock(lock ?? "")?.packages.filter((locked) => isFor(locked, store)) ?? [];
  if (packages.length === 0) return [];
  const absent = packages.filter(({ name, version }) => !store.isFetched(name, version));
  if (absent.length === 0) return [fine(`every package is on this machine (${packages.length})`)];
  const names = shortList(absent.map(({ name, version }) => `${name}@${version}`));
  return [note(`not on this machine yet, fetched when first used: ${names}`, "deno install")];
}

function isFor({ os, cpu }: LockedPackage, store: Store): boolean {
  return (os.length === 0 || os.includes(NPM_NAMES[store.os]!)) &&
    (cpu.length === 0 || cpu.includes(NPM_NAMES[store.arch]!));
}

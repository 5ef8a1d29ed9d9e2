import { readFileSync } from "node:fs";

/** Ends a process at once, and on Linux all those that it has started. */
export function killTree(pid: number): void {
  for (const each of treeOf(pid)) {
    try {
      Deno.kill(each, "SIGKILL");
    } catch {
      // it has ended already
    }
  }
}

function treeOf(pid: number): number[] {
  try {
    const below = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim();
    return [pid, ...below === "" ? [] : below.split(" ").flatMap((child) => treeOf(Number(child)))];
  } catch {
    return [pid]; // another system, or just ended
  }
}

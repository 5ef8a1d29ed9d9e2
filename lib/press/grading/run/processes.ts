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

const TICKS = 100; // a second: USER_HZ of Linux

/** Processor time that a process itself has used, in seconds; 0 where the system does not say. */
export function secondsOf(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" "); // a name may hold anything
    return (Number(fields[11]) + Number(fields[12])) / TICKS;
  } catch {
    return 0;
  }
}

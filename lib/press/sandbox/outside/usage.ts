import { readFileSync } from "node:fs";
import process from "node:process";

/** What a process and those below it have used so far. */
export interface Usage {
  /** Processor time in seconds. */
  readonly seconds: number;
  /** Resident memory in bytes. */
  readonly bytes: number;
  /** Whether it wants a processor at this moment. */
  readonly activity: "running" | "waiting";
}

/** By what the time of a process is taken. */
export type Meter = "processor" | "clock";

/** The better meter that this system has. */
export function bestMeter(): Meter {
  return usageOf(process.pid) === undefined ? "clock" : "processor";
}

const TICKS = 100; // a second, on every Linux of today: USER_HZ

/**
 * Looks at a process.
 *
 * @returns undefined where the system does not say, or the process is gone
 *
 * @see Linux, proc(5): `/proc/PID/stat`, `status` and `task/TID/children`.
 */
export function usageOf(pid: number): Usage | undefined {
  try {
    return sum(tree(pid).map(usageOfOne));
  } catch {
    return undefined;
  }
}

function tree(pid: number): number[] {
  const below = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim();
  return [pid, ...(below === "" ? [] : below.split(" ").flatMap((child) => tree(Number(child))))];
}

function usageOfOne(pid: number): Usage {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const [state, ...fields] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const ticks = Number(fields[10]) + Number(fields[11]);
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const kilobytes = Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0);
  return {
    seconds: ticks / TICKS,
    bytes: kilobytes * 1024,
    activity: state === "R" || state === "D" ? "running" : "waiting",
  };
}

function sum(parts: readonly Usage[]): Usage {
  return {
    seconds: parts.reduce((sum, { seconds }) => sum + seconds, 0),
    bytes: parts.reduce((sum, { bytes }) => sum + bytes, 0),
    activity: parts.some(({ activity }) => activity === "running") ? "running" : "waiting",
  };
}

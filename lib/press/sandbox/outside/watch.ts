import { CLOCK_FACTOR, IDLE_SECONDS, type Limits, longestWait } from "../limits.ts";
import { ChildProblem } from "../problem.ts";
import { usageOf } from "./usage.ts";

const EVERY_MS = 40;

/** Looks after one child. */
export interface Watch {
  /** What comes now may use so much processor time, of which none is used yet. */
  allow(seconds: number): void;
  end(): void;
}

/** Whether the child is to do something, and whether it can: it cannot while it waits for us. */
export type Duty = "none" | "busy" | "waits for us";

/**
 * Looks at a process again and again, and tells when it has used more than it may.
 *
 * Where the system does not say what a process uses (there is no `/proc`), only clock time counts.
 */
export function watch(
  pid: number,
  limits: Limits,
  duty: () => Duty,
  tell: (problem: ChildProblem) => void,
): Watch {
  const { totalSeconds, megabytes } = limits;
  const start = usageOf(pid)?.seconds ?? 0;
  let allowed = limits.seconds, before = start;
  let clock = performance.now(), idleSince = clock, idleAt = 0;

  function look(): void {
    const now = performance.now(), usage = usageOf(pid), what = duty();
    if (usage && usage.bytes > megabytes * 1e6) {
      return tell(new ChildProblem("out of memory", `held more than ${megabytes} MB`));
    }
    if (usage && usage.seconds - start > totalSeconds) {
      return tell(new ChildProblem("timed out", `computed for more than ${totalSeconds} s in all`));
    }
    if (what === "none") return;
    if (usage && usage.seconds - before > allowed) {
      return tell(new ChildProblem("timed out", `computed for more than ${allowed} s`));
    }
    const longest = usage ? longestWait(allowed) : CLOCK_FACTOR * allowed;
    if (now - clock > longest * 1000) {
      return tell(new ChildProblem("timed out", `took longer than ${longest} s`));
    }
    if (
      !usage || usage.activity === "running" || usage.seconds > idleAt || what === "waits for us"
    ) {
      [idleSince, idleAt] = [now, usage?.seconds ?? 0];
    } else if (now - idleSince > IDLE_SECONDS * 1000) {
      tell(new ChildProblem("timed out", `waited ${IDLE_SECONDS} s for something that never came`));
    }
  }

  const timer = setInterval(look, EVERY_MS);
  return {
    allow(seconds): void {
      allowed = seconds;
      before = usageOf(pid)?.seconds ?? 0;
      clock = idleSince = performance.now();
    },
    end: () => clearInterval(timer),
  };
}

import { CLOCK_FACTOR, IDLE_SECONDS, type Limits, longestWait } from "../limits.ts";
import { ChildProblem, type ChildState } from "../problem.ts";
import { type Meter, type Usage, usageOf } from "./usage.ts";

const EVERY_MS = 40;

/** Looks after one child. */
export interface Watch {
  /** What comes now may use so much processor time, of which none is used yet. */
  allow(seconds: number): void;
  /** What it has used since that was first called, and how long it only waited, in seconds. */
  used(): number;
  end(): void;
}

/** Whether the child is to do something, and whether it can: it cannot while it waits for us. */
export type Duty = "none" | "busy" | "waits for us";

/** Whom to look at, and what it may use. */
export interface Watched {
  readonly pid: number;
  readonly limits: Limits;
  /** Where there is no other, time is taken from the clock, and nobody knows of memory. */
  readonly meter: Meter;
}

/** Looks at a process again and again, and tells when it has used more than it may. */
export function watch(
  { pid, limits, meter }: Watched,
  duty: () => Duty,
  tell: (problem: ChildProblem) => void,
): Watch {
  const { totalSeconds, megabytes } = limits;
  const start = usageOf(pid)?.seconds ?? 0;
  let allowed = limits.seconds, before = start, begun: number | undefined, last = start;
  let clock = performance.now(), idleSince = clock, idleAt = 0, waited = 0;

  function look(): void {
    if (meter === "clock") {
      if (duty() !== "none") waited += EVERY_MS / 1000 / CLOCK_FACTOR;
      return lookAtClock(CLOCK_FACTOR * allowed);
    }
    const usage = usageOf(pid);
    if (usage === undefined) return; // it has just ended
    const { seconds, bytes, activity } = usage;
    last = seconds;
    if (duty() === "busy" && activity === "waiting") waited += EVERY_MS / 1000;
    if (bytes > megabytes * 1e6) end("out of memory", `held more than ${megabytes} MB`);
    else if (seconds - start > totalSeconds) {
      end("timed out", `computed for more than ${totalSeconds} s in all`);
    } else if (duty() !== "none" && seconds - before > allowed) {
      end("timed out", `computed for more than ${allowed} s`);
    } else lookAtClock(longestWait(allowed));
    lookForLife(usage);
  }

  function lookAtClock(longest: number): void {
    if (duty() !== "none" && performance.now() - clock > longest * 1000) {
      end("timed out", `took longer than ${longest} s`);
    }
  }

  function lookForLife({ seconds, activity }: Usage): void {
    const now = performance.now();
    if (duty() !== "busy" || activity === "running" || seconds > idleAt) {
      [idleSince, idleAt] = [now, seconds];
    } else if (now - idleSince > IDLE_SECONDS * 1000) {
      end("timed out", `waited ${IDLE_SECONDS} s for something that never came`);
    }
  }

  function end(state: ChildState, reason: string): void {
    tell(new ChildProblem(state, reason));
  }

  const timer = setInterval(look, EVERY_MS);
  return {
    allow(seconds): void {
      allowed = seconds;
      last = before = usageOf(pid)?.seconds ?? last;
      begun ??= before;
      clock = idleSince = performance.now();
    },
    used: () => (begun === undefined ? 0 : last - begun) + waited,
    end: () => clearInterval(timer),
  };
}

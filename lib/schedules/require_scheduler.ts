import { derivative } from "../numerics/differences.ts";
import { scheduleAt, type Scheduler } from "./scheduler.ts";

const checked = new WeakSet<Scheduler>(); // schedulers are values: one look at each is enough

/** Inside (0, 1), where every scheduler in use is smooth; the ends may have infinite speeds. */
const TIMES = [0.15, 0.3, 0.45, 0.6, 0.75, 0.9];
const STEP = 1e-3;
/** Central differences are right to 1e-7 on smooth curves; a wrong derivative is off by far more. */
const ALLOWED = 1e-4;

/**
 * Demands a scheduler whose speeds are the derivatives of its coefficients.
 *
 *   |alphaDot - d alpha / dt| and |sigmaDot - d sigma / dt| at most 1e-4 max(1, |derivative|)
 *
 * at six times inside (0, 1), by central differences.
 *
 * @throws {TypeError} when it is not a function or does not return the four numbers
 * @throws {RangeError} when a coefficient is not finite, sigma is negative, or a speed is wrong
 *
 * @example
 * ```ts
 * import { requireScheduler } from "flowbook/schedules";
 * requireScheduler((t) => ({ alpha: t * t, sigma: 1 - t, alphaDot: 2 * t, sigmaDot: -1 })); // passes
 * ```
 */
export function requireScheduler(scheduler: Scheduler): void {
  if (typeof scheduler !== "function") {
    throw new TypeError(`Expected a scheduler t => { alpha, ... }; got ${typeof scheduler}`);
  }
  if (checked.has(scheduler)) return;
  for (const t of TIMES) {
    const schedule = scheduleAt(scheduler, t, ["alpha", "sigma", "alphaDot", "sigmaDot"]);
    for (const name of ["alpha", "sigma"] as const) {
      const slope = derivative((time) => scheduler(time)[name], t, STEP);
      const speed = schedule[`${name}Dot`];
      if (Math.abs(speed - slope) > ALLOWED * Math.max(1, Math.abs(slope))) {
        const digits = (value: number): string => value.toPrecision(5);
        throw new RangeError(
          `Expected ${name}Dot = ${digits(slope)} at t = ${t}; got ${digits(speed)}`,
        );
      }
    }
  }
  checked.add(scheduler);
}

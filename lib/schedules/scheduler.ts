import { requireFinite, requireTime } from "../require/numbers.ts";

/** A scheduler read at one time: the coefficients of xt = alpha x1 + sigma x0, and their speeds. */
export interface Schedule {
  /** Share of the data. */
  readonly alpha: number;
  /** Share of the noise, 0 or above. */
  readonly sigma: number;
  /** Derivative of alpha in t. */
  readonly alphaDot: number;
  /** Derivative of sigma in t. */
  readonly sigmaDot: number;
}

/**
 * How data appear and noise fades along a path xt = alpha(t) x1 + sigma(t) x0, at one time in [0, 1].
 *
 * Noise is at t = 0 and data at t = 1. One function of numbers serves both worlds: closed forms in
 * float64 and batches of tensors in float32. A reader's own is any such function; whoever takes one
 * asks {@link requireScheduler} first.
 */
export type Scheduler = (t: number) => Schedule;

/** Which coefficients a formula needs: a speed may be infinite where a width is 0. */
export type Coefficient = keyof Schedule;

/**
 * The coefficients of a scheduler at one time, looked at.
 *
 * @param needed those that the caller is going to use
 * @throws {TypeError} when a coefficient is not a number
 * @throws {RangeError} when t is outside [0, 1], a needed coefficient is not finite, or sigma < 0
 */
export function scheduleAt(
  scheduler: Scheduler,
  t: number,
  needed: readonly Coefficient[],
): Schedule {
  requireTime(t);
  const schedule = scheduler(t);
  for (const coefficient of needed) {
    // a batch asks thousands of times a second: the words only where they are needed
    if (Number.isFinite(schedule[coefficient])) continue;
    requireFinite(schedule[coefficient], `${coefficient} at t = ${t}`);
  }
  if (schedule.sigma < 0) {
    throw new RangeError(`Expected sigma >= 0; got ${schedule.sigma} at t = ${t}`);
  }
  return schedule;
}

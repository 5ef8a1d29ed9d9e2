import { requireTime } from "../require/numbers.ts";
import { requireScheduler } from "./require_scheduler.ts";
import { scheduleAt, type Scheduler } from "./scheduler.ts";

/** Where a particle of one schedule stands on another: place = scale * (place at `time` of the old). */
export interface ScheduleMatch {
  /** The time of the old schedule, in [0, 1], at which data and noise are mixed alike. */
  readonly time: number;
  /** How much larger the same mixture is on the new schedule. */
  readonly scale: number;
  /** d time / dr, r being the time of the new schedule. */
  readonly timeDot: number;
  /** d scale / dr. */
  readonly scaleDot: number;
}

const HALVINGS = 60;
const TIMES = Array.from({ length: 21 }, (_, k) => k / 20);

/**
 * From one schedule to another after training: the same particles, by another clock and another ruler.
 *
 *   alpha'(r) / sigma'(r) = alpha(t) / sigma(t),   scale = alpha'(r) / alpha(t) = sigma'(r) / sigma(t)
 *   velocity'(x, r) = scaleDot / scale x + scale timeDot velocity(x / scale, t)
 *
 * with the old schedule (alpha, sigma) at t and the new one (alpha', sigma') at r. Both are compared by
 * the angle of (sigma, alpha), which is finite where sigma is 0. For a mixture that the old schedule
 * does not reach, the old clock stands still at its nearest end.
 *
 * @param from the schedule of the training
 * @param to   the schedule of the sampling
 * @returns the match at each time r in [0, 1] of the new schedule
 * @throws {TypeError} when one is no scheduler
 * @throws {RangeError} when alpha / sigma of one does not increase; later, when r is outside [0, 1] or a
 *   speed at r is not finite
 * @see Lipman et al. 2024, "Flow matching guide and code", section 4.6; Karras et al. 2022.
 *
 * @example
 * ```ts
 * import { cosineScheduler, linearScheduler, scheduleChange } from "flowbook/schedules";
 * const match = scheduleChange({ from: linearScheduler(), to: cosineScheduler() });
 * console.log(match(0.5).time.toFixed(6), match(0.5).scale.toFixed(6)); // 0.500000 1.414214
 * ```
 */
export function scheduleChange(
  { from, to }: { readonly from: Scheduler; readonly to: Scheduler },
): (r: number) => ScheduleMatch {
  requireIncreasing(from, "the old schedule");
  requireIncreasing(to, "the new schedule");
  const first = at(from, 0).angle, last = at(from, 1).angle;
  return (r) => {
    requireTime(r);
    const wanted = at(to, r), time = timeOfAngle(from, wanted.angle), old = at(from, time);
    const reached = wanted.angle >= first && wanted.angle <= last;
    const scale = wanted.size / old.size, timeDot = reached ? wanted.turn / old.turn : 0;
    for (const number of [timeDot, wanted.growth, old.growth]) {
      if (!Number.isFinite(number)) {
        throw new RangeError(`Expected finite speeds of both schedules; got ${number} at r = ${r}`);
      }
    }
    return { time, scale, timeDot, scaleDot: scale * (wanted.growth - old.growth * timeDot) };
  };
}

/** (sigma, alpha) as a pointer: its angle, its length, and how fast it turns and grows. */
interface Pointer {
  readonly angle: number;
  readonly size: number;
  readonly turn: number;
  readonly growth: number;
}

function at(scheduler: Scheduler, t: number): Pointer {
  const { alpha, sigma, alphaDot, sigmaDot } = scheduleAt(scheduler, t, ["alpha", "sigma"]);
  const square = alpha ** 2 + sigma ** 2;
  return {
    angle: Math.atan2(alpha, sigma),
    size: Math.sqrt(square),
    turn: (alphaDot * sigma - alpha * sigmaDot) / square,
    growth: (alpha * alphaDot + sigma * sigmaDot) / square,
  };
}

function timeOfAngle(scheduler: Scheduler, angle: number): number {
  if (angle <= at(scheduler, 0).angle) return 0;
  if (angle >= at(scheduler, 1).angle) return 1;
  let low = 0, high = 1;
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle = (low + high) / 2;
    if (at(scheduler, middle).angle < angle) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function requireIncreasing(scheduler: Scheduler, name: string): void {
  requireScheduler(scheduler);
  const angles = TIMES.map((t) => at(scheduler, t).angle);
  const k = angles.findIndex((angle, index) => index > 0 && !(angle > angles[index - 1]!));
  if (k < 0) return;
  throw new RangeError(
    `Expected alpha / sigma of ${name} to increase; got none between t = ${TIMES[k - 1]} and ${
      TIMES[k]
    }`,
  );
}

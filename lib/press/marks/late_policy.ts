/** What late days cost. */
export interface LatePolicy {
  /** Days that cost nothing. */
  readonly freeDays: number;
  /** Part of the earned points that each further day costs, from 0 to 1. */
  readonly perDay: number;
}

/** No day costs anything. */
export const NO_LATE_POLICY: LatePolicy = { freeDays: 0, perDay: 0 };

const PER_DAY = /^(\d+(?:\.\d+)?) ?% a day$/;
const FREE = /^(\d+) free days?$/;

/**
 * Reads a policy in words.
 *
 * @throws {RangeError} when it is none
 *
 * @example
 * ```ts
 * import { readLatePolicy } from "./late_policy.ts";
 * const policy = readLatePolicy("10 % a day, 3 free days");
 * console.log(policy.freeDays, policy.perDay); // 3 0.1
 * ```
 */
export function readLatePolicy(words: string): LatePolicy {
  const [cost = "", free = "0 free days", ...others] = words.split(",").map((part) => part.trim());
  const percent = Number(PER_DAY.exec(cost)?.[1]), freeDays = Number(FREE.exec(free)?.[1]);
  if (!(percent <= 100) || Number.isNaN(freeDays) || others.length > 0) {
    throw new RangeError(`Expected "10 % a day, 3 free days" or the like; got "${words}"`);
  }
  return { freeDays, perDay: percent / 100 };
}

/**
 * The part of the earned points that late days cost, from 0 to 1; a day that began counts.
 *
 * @example
 * ```ts
 * import { latePart } from "./late_policy.ts";
 * console.log(latePart(4.5, { freeDays: 3, perDay: 0.1 })); // 0.2
 * ```
 */
export function latePart(days: number, { freeDays, perDay }: LatePolicy): number {
  return Math.min(1, Math.max(0, Math.ceil(days) - freeDays) * perDay);
}

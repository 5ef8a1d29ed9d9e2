/** A place on a leaderboard. */
export interface StandingRecord {
  /** The column: "energy distance after 1 call". */
  readonly name: string;
  /** Finite. */
  readonly value: number;
  /** Which end of the list is the good one. */
  readonly order: "small is good" | "large is good";
}

/** By this global a grader takes what tests hand in; a notebook has none. */
const STANDINGS = Symbol.for("flowbook.standings");

/**
 * Hands a number in for the leaderboard of a sheet; it counts if the test passes.
 *
 * @param name  of the column
 * @param value finite, computed by the test and not by the student
 * @param order which end of the list is the good one
 * @throws {RangeError} when the value is not finite
 *
 * @example
 * ```ts
 * import { standing } from "flowbook/coursework";
 * standing("energy distance after 1 call", 0.0123, "small is good");
 * // prints "energy distance after 1 call: 0.0123"
 * ```
 */
export function standing(name: string, value: number, order: StandingRecord["order"]): void {
  if (!Number.isFinite(value)) throw new RangeError(`Expected a finite ${name}; got ${value}`);
  const take = (globalThis as { [STANDINGS]?: (standing: StandingRecord) => void })[STANDINGS];
  take?.({ name, value, order });
  console.log(`${name}: ${value}`);
}

import { requireCount } from "../require/numbers.ts";
import type { Tolerances } from "./space.ts";

/** How accurate every step must be, and where the solution begins and ends. */
export interface AdaptiveSteps extends Tolerances {
  /** Time of the start; 0 unless told. */
  readonly from?: number;
  /** Time of the end; 1 unless told. An earlier time than `from` solves backward. */
  readonly to?: number;
  /**
   * Most steps to try, refused ones included; 10 000 unless told, which are 60 002 evaluations of
   * the field. A solve that would not end stops there.
   */
  readonly maxSteps?: number;
  /** Adaptive steps have one method, {@link DORMAND_PRINCE}. */
  readonly tableau?: never;
  /** Adaptive steps are as many as the tolerances ask for. */
  readonly steps?: never;
}

/** {@link AdaptiveSteps} with nothing left open. */
export type Settings = Required<Omit<AdaptiveSteps, "tableau" | "steps">>;

/** Adaptive steps, and the times at which the solution is read. */
export interface ReadingTimes extends AdaptiveSteps {
  /** Times in order from `from` to `to`; without them the state after every step is kept. */
  readonly at?: readonly number[];
}

/**
 * The options with every default filled in.
 *
 * @throws {RangeError} when one is out of range
 */
export function settingsOf(options: AdaptiveSteps): Settings {
  const { rtol, atol, from = 0, to = 1, maxSteps = 10_000 } = options;
  if (!(rtol >= 0 && rtol < Infinity)) {
    throw new RangeError(`Expected rtol >= 0 and finite; got ${rtol}`);
  }
  if (!(atol > 0 && atol < Infinity)) {
    throw new RangeError(`Expected atol > 0 and finite; got ${atol}`);
  }
  requireEnds(from, to);
  requireCount(maxSteps, "maxSteps");
  return { rtol, atol, from, to, maxSteps };
}

/** @throws {RangeError} when a time is not finite */
export function requireEnds(from: number, to: number): void {
  if (!Number.isFinite(from) || !Number.isFinite(to)) {
    throw new RangeError(`Expected finite times from and to; got ${from} and ${to}`);
  }
}

/** @throws {RangeError} when the times do not lead from one end to the other */
export function requireOrder(times: readonly number[], from: number, to: number): void {
  const marks = [from, ...times, to];
  const ordered = marks.slice(1).every((mark, i) =>
    from <= to ? marks[i]! <= mark : marks[i]! >= mark
  );
  if (!ordered) {
    throw new RangeError(`Expected at in order from ${from} to ${to}; got [${times.join(", ")}]`);
  }
}

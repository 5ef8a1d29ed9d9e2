import type { Sheet } from "../../sheets/mod.ts";
import type { ProgramCell } from "./program.ts";

/** Time that cells and calls may use, all together. */
export interface Allowance {
  /** At first, in seconds. */
  readonly seconds: number;
  /** Below 0 when more was used. */
  readonly left: number;
  charge(seconds: number): void;
}

/** The time of one submission, over all its questions and all the places where it runs. */
export interface Allowances {
  /** Of its answers, and of what they use. */
  readonly answers: Allowance;
  /** Of cells of the student's own that no answer uses. */
  readonly spare: Allowance;
}

const LEAST_SECONDS = 120; // a right submission takes about a twentieth
const SPARE_SECONDS = 30;

/**
 * A submission has as much time as if each test of the sheet took all of its own: no honest one comes
 * near, and one that stays just below every other limit ends.
 */
export function allowancesOf({ cells }: Pick<Sheet, "cells">): Allowances {
  const tests = cells.filter(({ role }) => role === "test");
  const seconds = tests.reduce((sum, test) => sum + test.seconds, 0);
  return {
    answers: openAllowance(Math.max(LEAST_SECONDS, seconds)),
    spare: openAllowance(SPARE_SECONDS),
  };
}

function openAllowance(seconds: number): Allowance {
  let left = seconds;
  return {
    seconds,
    get left(): number {
      return left;
    },
    charge: (used) => void (left -= used),
  };
}

/** Cells of a student's own that run beside the answers, and that no answer uses. */
export function spareIn(
  all: readonly ProgramCell[],
  used: readonly ProgramCell[],
): ReadonlySet<string> {
  const needed = new Set(used.map(({ id }) => id));
  return new Set(all.map(({ id }) => id).filter((id) => !needed.has(id)));
}

import type { SheetCell } from "../../sheets/mod.ts";
import type { TestResult, TestState } from "../../marks/mod.ts";
import type { CellEnd } from "./bench.ts";
import type { Recorder } from "./recorder.ts";

const WRONG_ANSWER = "WrongAnswer";
const LONGEST = 2000; // letters of a reason

/** What a test gives, from how its cell ended and from what the student's functions did meanwhile. */
export function resultOf(
  cell: SheetCell,
  { error }: CellEnd,
  { fatal, thrown }: Pick<Recorder, "fatal" | "thrown">,
): TestResult {
  if (fatal !== undefined) return lost(cell, fatal);
  if (error === undefined) return { ...about(cell), earned: cell.points, state: "passed" };
  if (error.name === WRONG_ANSWER) {
    return lost(cell, { state: "failed", reason: error.message, traceback: "" });
  }
  if (thrown !== undefined && error.message === thrown.message) return lost(cell, thrown);
  const reason = `${error.name}: ${error.message}`;
  return lost(cell, { state: "failed", reason, traceback: "" });
}

/** Why a test earns nothing. */
export interface Loss {
  readonly state: Exclude<TestState, "passed">;
  readonly reason: string;
  readonly traceback: string;
}

/** A test that earns nothing. */
export function lost(cell: SheetCell, { state, reason, traceback }: Loss): TestResult {
  return {
    ...about(cell),
    earned: 0,
    state,
    reason: capped(reason),
    ...traceback === "" ? {} : { traceback: capped(traceback) },
  };
}

function about({ id, says, points, visibility }: SheetCell): Omit<TestResult, "earned" | "state"> {
  return { id, says, points, visibility: visibility === "visible" ? "visible" : "hidden" };
}

function capped(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

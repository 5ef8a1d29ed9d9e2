import type { SheetCell } from "../../sheets/mod.ts";
import type { TestResult, TestState } from "../../marks/mod.ts";
import type { CellEnd } from "./bench.ts";
import type { Trouble } from "./child.ts";
import type { Recorder } from "./recorder.ts";

const STATES: Readonly<Record<string, TestState>> = {
  "threw": "threw",
  "not answered": "not answered",
  "syntax": "syntax",
  "timed out": "timed out",
  "out of memory": "out of memory",
  "crashed": "crashed",
  "flooded": "flooded",
  "refused": "refused",
  "refused import": "refused",
};
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
    return lost(cell, { state: "failed", reason: error.message });
  }
  if (thrown !== undefined && error.message === thrown.message) return lost(cell, thrown);
  return lost(cell, { state: "failed", reason: `${error.name}: ${error.message}` });
}

/** A test that earns nothing. */
export function lost(cell: SheetCell, { state, reason, traceback }: Trouble): TestResult {
  return {
    ...about(cell),
    earned: 0,
    state: STATES[state] ?? "failed",
    reason: capped(reason),
    ...traceback === undefined ? {} : { traceback: capped(traceback) },
  };
}

function about({ id, says, points, visibility }: SheetCell): Omit<TestResult, "earned" | "state"> {
  return { id, says, points, visibility: visibility === "visible" ? "visible" : "hidden" };
}

function capped(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

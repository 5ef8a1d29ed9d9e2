import type { Detail } from "./detail.ts";
import type { TestResult, TestState } from "./result.ts";

/** What happened in a test, in general words: no numbers, nothing about what it tried. */
export const FRIENDLY: { readonly [state in TestState]: string } = {
  "passed": "This works.",
  "failed": "The answer differs from the right one.",
  "threw": "Your code stopped with an error.",
  "not answered": "There is no answer here yet.",
  "syntax": "This is no TypeScript yet: a sign is missing or misplaced.",
  "timed out": "Your code took too long.",
  "out of memory": "Your code needed too much memory.",
  "crashed": "Your code ended the program that ran it.",
  "flooded": "Your code printed too much.",
  "refused": "Your code asked for something that no answer may have.",
};

/** What is worth trying next. */
export const NEXT: { readonly [state in TestState]: string } = {
  "passed": "",
  "failed": "Take the smallest case that you can do by hand, and follow it through your code.",
  "threw": "Run the cell with an input of your own and read the first line of the error.",
  "not answered": "Write the function, even if only for the simplest case.",
  "syntax": "Run the cell: the editor marks the place.",
  "timed out": "Try a smaller input, and look for a loop that does not end.",
  "out of memory": "Look for a list that grows without an end.",
  "crashed": "Take out whatever ends the program or fills the stack.",
  "flooded": "Take the printing out of the loops.",
  "refused": "Use what the sheet imports, and return plain numbers, lists and records.",
};

/** How a test is told, from what a lecturer wants to be said of hidden ones. */
export interface Told {
  readonly reason?: string;
  readonly traceback?: string;
}

/**
 * What is told about a test that earned less than all its points.
 *
 * A visible test is in the student's hands: of it everything is told.
 */
export function toldOf(test: TestResult, detail: Detail): Told {
  if (test.state === "passed") return {};
  const level = test.visibility === "visible" ? "traceback" : detail;
  if (level === "none") return {};
  if (level === "friendly") return { reason: FRIENDLY[test.state] };
  const reason = sentenceOf(test), { traceback } = test;
  return level === "traceback" && traceback !== undefined ? { reason, traceback } : { reason };
}

const WORD = /^(?:the|it|entry|there|a|an)\b/; // and no name of a function

/** The reason as a sentence: what a student's own code threw is told from what the grader says. */
function sentenceOf({ state, reason }: TestResult): string {
  if (reason === undefined) return FRIENDLY[state];
  if (state === "threw") return `Your code stopped with an error: ${reason}`;
  return reason.replace(WORD, (word) => word[0]!.toUpperCase() + word.slice(1));
}

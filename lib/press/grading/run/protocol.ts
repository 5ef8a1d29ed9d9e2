import type { SubmissionResult } from "../../marks/mod.ts";
import type { Submission } from "../intake/mod.ts";

/** What a grader is told first. */
export interface Opening {
  /** Path of the master. */
  readonly sheet: string;
  /** Folder with the lecturer's own tests. */
  readonly tests?: string;
  readonly rules: string;
}

/** What a grader is asked: one submission. */
export interface Order {
  readonly submission: Submission;
  /** Of its variant. */
  readonly seed: number;
  /** Questions that have ended a grader before. */
  readonly skipped: readonly string[];
}

/**
 * What a grader says: from time to time that it is not stuck, which question begins, and at the end
 * the result, or why there is none.
 */
export type Report =
  | { readonly alive: true }
  | { readonly begin: string }
  | { readonly result: SubmissionResult }
  | { readonly failure: string };

/** Most bytes of a line: the sources of a notebook, which may be all of it. */
export const LONGEST_LINE = 100e6;

/** Begins a line that is a report; others are what some library prints. */
export const REPORT = "\u001e";

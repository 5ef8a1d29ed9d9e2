/** How an order to a child can go wrong; after the last four the child is dead. */
export type ChildState =
  | "threw" // the student's code threw
  | "not answered" // there is no such function
  | "syntax" // the cell is no TypeScript
  | "refused" // it asks for what no answer may have: an import, an answer that is no data
  | "timed out"
  | "out of memory"
  | "crashed" // the process ended
  | "flooded"; // too much was printed or answered

/** States from which a child does not come back. */
export const DEADLY: readonly ChildState[] = ["timed out", "out of memory", "crashed", "flooded"];

/** Why a child has not done what it was asked. */
export class ChildProblem extends Error {
  override readonly name = "ChildProblem";
  readonly state: ChildState;
  /** In words for the student, of at most 2000 letters; may hold what student code has thrown. */
  readonly reason: string;
  /** Lines such as "at forward (cell-q2-answer.ts:3:7)"; empty where nothing is known. */
  readonly traceback: string;

  constructor(state: ChildState, reason: string, traceback = "") {
    super(reason);
    this.state = state;
    this.reason = reason;
    this.traceback = traceback;
  }
}

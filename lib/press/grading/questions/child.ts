/**
 * What grading asks of the place where a student's code runs.
 *
 * @module
 */

/** How a cell ended, or why a call gave no answer. */
export interface Trouble {
  readonly state: string;
  /** In words for the student. */
  readonly reason: string;
  /** Where in the student's cell, if known. */
  readonly traceback?: string;
}

/** Where a student's cells run, and their functions are called. */
export interface Child {
  run(cell: ChildCell): Promise<{ readonly state: "ok" } | Trouble>;
  /** @throws a {@link Trouble} */
  call(name: string, args: readonly unknown[], limits: ChildLimits): Promise<unknown>;
  /** What was printed so far, capped. */
  printed(): string;
  close(): Promise<void>;
}

/** A cell to run. */
export interface ChildCell {
  readonly id: string;
  readonly source: string;
  readonly seconds: number;
}

/** How long a call may take. */
export interface ChildLimits {
  /** Of processor time. */
  readonly seconds: number;
}

/** Opens a fresh place. */
export type OpenChild = () => Promise<Child>;

const DEADLY = ["timed out", "out of memory", "crashed", "flooded"];

/** Whether nothing more can be run in a place after this. */
export function isDeadly({ state }: { readonly state: string }): boolean {
  return DEADLY.includes(state);
}

import { type Child as Apart, type ChildState, DEADLY } from "../../sandbox/mod.ts";

/** Where a student's cells run and their functions are called: what grading asks of it. */
export type Child = Pick<Apart, "run" | "call" | "printed" | "used" | "close">;

/** What a place is opened for. */
export interface ChildNeeds {
  /** Modules that its cells may import. */
  readonly imports: readonly string[];
  /** Processor time of all that runs in it. */
  readonly totalSeconds: number;
}

/** Opens a fresh place. */
export type OpenChild = (needs: ChildNeeds) => Promise<Child>;

/** How a cell ended, or why a call gave no answer. */
export interface Trouble {
  readonly state: ChildState;
  /** In words for the student. */
  readonly reason: string;
  /** Where in the student's cell; "" where nothing is known. */
  readonly traceback: string;
}

/** Whether nothing more can be run in a place after this. */
export function isDeadly({ state }: { readonly state: ChildState | "ok" }): boolean {
  return state !== "ok" && DEADLY.includes(state);
}

/** What is to be said where there is no answer yet. */
export function notAnswered(name: string): Trouble {
  return { state: "not answered", reason: `${name} is not answered yet`, traceback: "" };
}

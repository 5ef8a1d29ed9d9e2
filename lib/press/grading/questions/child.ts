import { type Child as Apart, type ChildState, DEADLY } from "../../sandbox/mod.ts";

/** Where a student's cells run and their functions are called: what grading asks of it. */
export type Child = Pick<Apart, "run" | "call" | "printed" | "close">;

/** Opens a fresh place, whose cells may import these modules. */
export type OpenChild = (imports: readonly string[]) => Promise<Child>;

/** How a cell ended, or why a call gave no answer. */
export interface Trouble {
  readonly state: ChildState;
  /** In words for the student. */
  readonly reason: string;
  /** Where in the student's cell; "" where nothing is known. */
  readonly traceback: string;
}

/** Whether nothing more can be run in a place after this. */
export function isDeadly({ state }: Pick<Trouble, "state">): boolean {
  return DEADLY.includes(state);
}

/** What is to be said where there is no answer yet. */
export function notAnswered(name: string): Trouble {
  return { state: "not answered", reason: `${name} is not answered yet`, traceback: "" };
}

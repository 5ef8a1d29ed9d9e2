import { requireText } from "../../figures/figure.ts";
import { deliver } from "../display.ts";
import type { Answer } from "./answer.ts";
import {
  type AnyProperty,
  type Outcome,
  type Property,
  type Solution,
  tryProperty,
} from "./property.ts";
import type { ExerciseRecord, ExerciseState } from "../records/exercise_record.ts";
import { exerciseBundle } from "./exercise_view.ts";

/** A function for the reader to write, and what must be true of it. */
export interface Exercise<F extends (...args: never[]) => Answer> {
  /** The task in one sentence of Markdown, formulas in dollar signs. */
  readonly asks: string;
  /** The function that stands above, as a stub until the reader has changed it. */
  readonly yours: F;
  /** What must hold, by a name that says it: "at t = 0 it is the mean of the data". */
  readonly checks: { readonly [name: string]: Property<Parameters<F>, ReturnType<F>> };
  /** A nudge in Markdown, folded until the reader opens it. */
  readonly hint?: string;
}

const ID = /^\d{1,2}\.\d{1,2}$/;

/**
 * Tells the reader at once how far the function in the cell has come.
 *
 * A stub is quietly "not started". After that every property has its own line: it holds, or it says
 * for which arguments the value is wrong, or what was thrown. Nothing here stops the notebook.
 *
 * The stub and this call stand in one cell, so that running it again is all it takes. The solution
 * does not belong here, where it would be read before the stub: it follows in a Markdown cell,
 * inside `<details><summary>Answer</summary>`, which every front end folds and typesets.
 *
 * A function that never returns cannot be stopped from within: the Stop button of the front end
 * does it.
 *
 * @param id   chapter and number, such as "7.2"
 * @param task what is asked, the reader's function, its properties, a hint
 * @throws {TypeError} when the id has another form, or a sentence, function or property is missing
 * @throws {RangeError} when an expected value is not finite
 *
 * @example
 * ```ts
 * import { exercise, yourTurn } from "flowbook/notebook";
 * function sigma(t: number): number {
 *   return yourTurn(t);
 * }
 * await exercise("9.1", {
 *   asks: "Write $\\sigma(t)$ of the path that keeps the variance: $t^2 + \\sigma(t)^2 = 1$.",
 *   yours: sigma,
 *   checks: {
 *     "starts at 1": { at: [[0]], expected: () => 1 },
 *     "is never negative": {
 *       at: [[0.2], [0.9]],
 *       expected: "a standard deviation",
 *       holds: (value) => value >= 0,
 *     },
 *   },
 * });
 * // prints "○ Exercise 9.1 · Write ..."
 * ```
 */
export async function exercise<F extends (...args: never[]) => Answer>(
  id: string,
  task: Exercise<F>,
): Promise<void> {
  const outcomes = tryAll(id, task);
  await deliver({ kind: "new", data: exerciseBundle(task, recordOf(id, outcomes), outcomes) });
}

/**
 * Checks an exercise as {@link exercise} does and shows nothing.
 *
 * @throws {TypeError} as `exercise` does
 */
export function judgeExercise<F extends (...args: never[]) => Answer>(
  id: string,
  task: Exercise<F>,
): ExerciseRecord {
  return recordOf(id, tryAll(id, task));
}

function tryAll<F extends (...args: never[]) => Answer>(
  id: string,
  { asks, yours, checks }: Exercise<F>,
): Outcome[] {
  if (typeof id !== "string" || !ID.test(id)) {
    throw new TypeError(`Expected an id such as "7.2"; got ${JSON.stringify(id)}`);
  }
  requireText(asks, `a sentence that says what exercise ${id} asks`);
  if (typeof yours !== "function") {
    throw new TypeError(`Expected the function of exercise ${id} as yours; got ${typeof yours}`);
  }
  const named = Object.entries(checks ?? {}) as unknown as [string, AnyProperty][];
  if (named.length === 0) throw new TypeError(`Expected checks for exercise ${id}; got none`);
  for (const [name, property] of named) requireProperty(name, property);
  return named.map(([name, property]) => tryProperty(name, property, yours as unknown as Solution));
}

function requireProperty(name: string, property: AnyProperty): void {
  const { at, expected } = property;
  if (!Array.isArray(at) || at.length === 0 || !at.every(Array.isArray)) {
    throw new TypeError(`Expected lists of arguments at which "${name}" is tried; got none`);
  }
  const what = "holds" in property ? "string" : "function";
  const kind = typeof expected;
  if (kind !== what) {
    throw new TypeError(`Expected expected of "${name}" to be a ${what}; got ${kind}`);
  }
}

function recordOf(id: string, outcomes: readonly Outcome[]): ExerciseRecord {
  const failed = outcomes.flatMap(({ property, reason }) => reason ? [{ property, reason }] : []);
  return {
    id,
    state: stateOf(outcomes.map(({ state }) => state)),
    properties: outcomes.length,
    ...(failed.length === 0 ? {} : { failed }),
  };
}

/** What is worst decides, except that a stub is not worse than a mistake. */
function stateOf(states: readonly ExerciseState[]): ExerciseState {
  const order: readonly ExerciseState[] = ["throws", "wrong", "not started"];
  return order.find((state) => states.includes(state)) ?? "right";
}

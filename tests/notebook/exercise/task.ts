import { judgeExercise } from "../../../lib/notebook/exercise/exercise.ts";
import { type Exercise, yourTurn } from "flowbook/notebook";

/** What the exercise asks for. */
export type Line = (x: number, t: number) => number;

/** An exercise whose answer is the mean. */
export function task(yours: Line): Exercise<Line> {
  return {
    asks: "Write the mean $m$ of `x` and `t`.",
    yours,
    checks: {
      "is the mean": { at: [[1, 3], [-2, 5]], expected: (x, t) => x + (t - x) / 2 },
      "lies between": {
        at: [[0, 1], [4, 2]],
        expected: "a number between both",
        holds: (value, x, t) => Math.min(x, t) <= value && value <= Math.max(x, t),
      },
    },
    hint: "Add, then *halve*.",
  };
}

/** The function before the reader has begun. */
export const stub = function mean(x: number, t: number): number {
  return yourTurn(x, t);
};

/** The reasons why a function is not right, one for each property that it lacks. */
export function reasons(yours: unknown, change: object = {}): (string | undefined)[] {
  const record = judgeExercise("7.2", { ...task(yours as Line), ...change });
  return (record.failed ?? []).map(({ reason }) => reason);
}

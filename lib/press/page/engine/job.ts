import type { Figure } from "../../../figures/mod.ts";
import type { FlatValues } from "../../../notebook/records/input_values.ts";
import type { Answer, Ask } from "./asking.ts";
import type { CellSource, RunReport } from "./engine.ts";
import type { Take } from "./router.ts";

/** The answers that end a job. */
export type LastAnswer = Exclude<Answer, { kind: "messages" | "needs" }>;

/** One thing that a worker is asked for, and who waits for it. */
export interface Job {
  /** What to ask when its turn comes. */
  ask(planted: readonly string[]): Ask;
  /** To whom its messages go; absent when it has none. */
  readonly take?: Take;
  /**
   * The worker has done it.
   *
   * @param count place of a run among all runs of the worker
   */
  settle(answer: LastAnswer, count: number): void;
  /** The worker has been ended before. */
  giveUp(count: number): void;
}

/** A job, and what comes of it. */
export interface Promised<Result> {
  readonly job: Job;
  readonly result: Promise<Result>;
}

/** The job of running a cell. */
export function runJob(cell: CellSource, take: Take): Promised<RunReport> {
  const { promise, resolve } = Promise.withResolvers<RunReport>();
  const asked = performance.now();
  const job: Job = {
    take,
    ask: (planted) => ({ kind: "run", cell, planted }),
    settle(answer, count): void {
      if (answer.kind === "ran") resolve({ ...answer, count });
      else resolve({ outcome: "error", count, milliseconds: performance.now() - asked });
    },
    giveUp: (count) =>
      resolve({ outcome: "stopped", count, milliseconds: performance.now() - asked }),
  };
  return { job, result: promise };
}

/** The job of drawing a live picture. */
export function drawJob(key: string, values: FlatValues): Promised<Figure> {
  const { promise, resolve, reject } = Promise.withResolvers<Figure>();
  const job: Job = {
    ask: () => ({ kind: "draw", key, values }),
    settle(answer): void {
      if (answer.kind === "drawn") return resolve(answer.figure);
      const { name, message } = answer.kind === "failed"
        ? answer
        : new TypeError(`Expected a drawing; got ${answer.kind}`);
      reject(Object.assign(new Error(message), { name }));
    },
    giveUp: () => reject(new DOMException("The drawing was overtaken or stopped", "AbortError")),
  };
  return { job, result: promise };
}

import { deliver, post, postLast } from "./display.ts";
import type { Message } from "./records/display_message.ts";
import { printNumber } from "./records/print.ts";

/** Where a loop stands. */
export interface ProgressReport {
  /** Steps done. */
  readonly step: number;
  /** Steps in all. */
  readonly steps: number;
  /** Loss of the last step, printed beside them. */
  readonly loss?: number;
}

/** One output that changes while a cell works. */
export interface Progress {
  /** Replaces the text; at most ten times a second, and at the last step; more calls cost nothing. */
  update(report: ProgressReport | string): void;
  /** The text that stays. Give it no times: saved outputs must repeat. */
  done(text: string): Promise<void>;
}

const { performance } = globalThis; // a reader may take the name
const PAUSE = 100; // milliseconds between two updates: faster than reading, slow enough to be cheap

let outputs = 0;

/**
 * Shows how far a long computation has come, in one output that is updated in place.
 *
 * `update` does not wait, so it may be called from a loop without `await`; such a loop can be
 * stopped at any time, and its variables survive.
 *
 * @param label what is being done, such as "training"
 * @throws {TypeError} when the label is empty
 *
 * @example
 * ```ts
 * import { progress } from "flowbook/notebook";
 * const bar = progress("adding");
 * let sum = 0;
 * for (let step = 1; step <= 1000; step++) {
 *   sum += step;
 *   bar.update({ step, steps: 1000 });
 * }
 * await bar.done(`sum ${sum}`); // prints "adding: sum 500500"
 * ```
 */
export function progress(label: string): Progress {
  if (typeof label !== "string" || label.trim() === "") {
    throw new TypeError("Expected a label for the progress; got none");
  }
  const id = `flowbook-progress-${++outputs}`;
  const message = (kind: Message["kind"], text: string): Message => ({
    kind,
    data: { "text/plain": `${label}: ${text}` },
    id,
  });
  let last = -Infinity;
  post(message("new", "begins"));
  return {
    update(report): void {
      if (isLast(report)) return postLast(message("update", describe(report)));
      const now = performance.now();
      if (now - last < PAUSE) return;
      last = now;
      post(message("update", typeof report === "string" ? report : describe(report)));
    },
    done: (text) => deliver(message("final", text)),
  };
}

/** What is said of the last step stays, so it may not depend on the clock. */
function isLast(report: ProgressReport | string): report is ProgressReport {
  return typeof report === "object" && report.step === report.steps;
}

function describe({ step, steps, loss }: ProgressReport): string {
  const words = `step ${step} of ${steps}`;
  return loss === undefined ? words : `${words}, loss ${printNumber(loss)}`;
}

import type { Figure } from "../figures/mod.ts";
import { canShowPictures, deliver, post, postLast } from "./display.ts";
import type { Bundle, Message } from "./records/display_message.ts";
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
  /**
   * Replaces the text; at most ten times a second, and at the last step; more calls cost nothing.
   *
   * @param picture what it looks like by now, drawn twice a second where pictures can be shown and
   *   never elsewhere: random numbers for it come from a stream of their own, or the run would not
   *   repeat. It goes with the last step, as saved outputs may not depend on the clock.
   */
  update(report: ProgressReport | string, picture?: () => Figure): void;
  /** The text that stays. Give it no times: saved outputs must repeat. */
  done(text: string): Promise<void>;
}

const { performance } = globalThis; // a reader may take the name
// milliseconds between two updates: faster than reading, slow enough to be cheap
const PAUSE = { words: 100, picture: 500 };

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
 *
 * @example A training that is watched
 * ```ts
 * import { lossCurve } from "flowbook/figures";
 * import { progress } from "flowbook/notebook";
 * const losses: number[] = [], bar = progress("training");
 * const words = { caption: "The loss so far.", description: "It falls." };
 * for (let step = 1; step <= 100; step++) {
 *   losses.push(1 / step);
 *   const picture = () => lossCurve({ series: [{ name: "loss", losses }], ...words });
 *   bar.update({ step, steps: 100, loss: 1 / step }, picture);
 * }
 * ```
 */
export function progress(label: string): Progress {
  if (typeof label !== "string" || label.trim() === "") {
    throw new TypeError("Expected a label for the progress; got none");
  }
  const id = `flowbook-progress-${++outputs}`;
  const message = (kind: Message["kind"], data: Bundle): Message => ({ kind, data, id });
  const words = (text: string): Bundle => ({ "text/plain": `${label}: ${text}` });
  let last = -Infinity;
  post(message("new", words("begins")));
  return {
    update(report, picture): void {
      if (isLast(report)) return postLast(message("update", words(describe(report))));
      const seen = canShowPictures() ? picture : undefined;
      const now = performance.now();
      if (now - last < PAUSE[seen ? "picture" : "words"]) return;
      last = now;
      const said = words(typeof report === "string" ? report : describe(report));
      post(message("update", seen ? pictureOf(seen(), said) : said));
    },
    done: (text) => deliver(message("final", words(text))),
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

/** A figure without a still, which would take longer than many a step; what is said leads its words. */
function pictureOf({ data, layout, caption, description }: Figure, said: Bundle): Bundle {
  return {
    "application/vnd.plotly.v1+json": { data, layout },
    "text/plain": `${said["text/plain"]}. ${caption}\n${description}`,
  };
}

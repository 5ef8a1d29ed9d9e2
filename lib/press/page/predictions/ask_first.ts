import { button, element } from "../element.ts";
import type { Kept } from "./kept.ts";

/** What a reader is asked before an answer opens. */
export interface Question {
  /** What the reader fills in. */
  readonly field: HTMLElement;
  /**
   * What the reader has filled in, as JSON.
   *
   * @throws {RangeError} in words for the reader, when there is nothing to answer; the keyboard is then
   *   where it has to be mended
   */
  said(): unknown;
  /**
   * Shows what was said beside what came out; from then on it cannot be changed.
   *
   * @param said now or on an earlier visit; undefined when the reader only wants to see
   * @returns the reply in words
   * @throws {RangeError} when it cannot have been said
   */
  reply(said: unknown): string;
  /** Makes it ready to be filled in again. */
  clear(): void;
  /** Puts the keyboard where it is filled in. */
  focus(): void;
}

const NOTHING_SAID = "shown"; // what is remembered of who only wants to see

/**
 * Asks before an answer opens, and remembers what was said.
 *
 * @param answer   stays away until the reader has committed
 * @param question that is asked in its place
 */
export function askFirst(answer: HTMLDetailsElement, kept: Kept, question: Question): void {
  const status = element("p", { role: "status" });
  const commit = element("button", { type: "submit", class: "main" }, "Commit");
  const see = button("Show the answer", () => finish(NOTHING_SAID));
  const again = button("Predict again", () => {
    forget();
    question.focus();
  });
  const row = element("div", { class: "commit-row" }, commit, see, again);
  const form = element("form", { class: "commit" }, question.field, row, status);
  form.noValidate = true;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    try {
      finish(question.said());
    } catch (error) {
      status.textContent = (error as Error).message;
    }
  });
  answer.before(form);
  show("asking");
  const before = kept.read();
  try {
    if (before !== undefined) answerTo(before);
  } catch {
    forget(); // somebody else wrote it
  }

  function finish(said: unknown): void {
    kept.write(said);
    answerTo(said);
    again.focus(); // the button that was pressed is gone
  }

  function answerTo(said: unknown): void {
    status.textContent = question.reply(said === NOTHING_SAID ? undefined : said);
    show("answered");
  }

  function forget(): void {
    kept.forget();
    status.textContent = "";
    show("asking");
    question.clear();
  }

  function show(state: "asking" | "answered"): void {
    const asking = state === "asking";
    commit.hidden = see.hidden = !asking;
    again.hidden = asking;
    answer.hidden = asking;
    answer.open = !asking;
  }
}

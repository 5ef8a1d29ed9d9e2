/**
 * Predictions in the page: it asks first and answers when the reader has committed. The number of an
 * exercise on paper is checked. What was said stays on this machine.
 *
 * @module
 */
import type { Memory } from "../storage/memory.ts";
import { askChoice } from "./ask_choice.ts";
import { askFirst } from "./ask_first.ts";
import { askPaper } from "./ask_paper.ts";
import { curveQuestion } from "./curve_question.ts";
import { keptOf } from "./kept.ts";
import { numberQuestion } from "./number_question.ts";

/**
 * Makes the predictions and the paper exercises of a page ask; a box with a single answer and nothing to compare with stays
 * as it is.
 *
 * @param root of the chapter
 */
export function hydratePredictions(root: HTMLElement, memory: Memory): void {
  for (const box of root.querySelectorAll<HTMLElement>(".box.predict")) {
    const answers = [...box.querySelectorAll<HTMLDetailsElement>(":scope > details")];
    const [answer] = answers;
    if (answer === undefined) continue;
    const kept = keptOf(box, memory);
    if (answers.length > 1) askChoice(answers, kept);
    else if (answer.dataset.number !== undefined) askFirst(answer, kept, numberQuestion(answer));
    else if (answer.dataset.curve !== undefined) askFirst(answer, kept, curveQuestion(answer));
  }
  const onPaper = root.querySelectorAll<HTMLDetailsElement>(".box.exercise > [data-number]");
  for (const answer of onPaper) askPaper(answer, keptOf(answer.parentElement!, memory));
}

/**
 * What the predictions of a chapter are compared with: numbers and curves that its cells saved.
 *
 * @module
 */
import type { AnswerOf } from "../../show/prose/answer.ts";
import { curveAnswer } from "./curve_answer.ts";
import { numberAnswer } from "./number_answer.ts";
import type { ResultSource } from "./saved_check.ts";

const WORDS = {
  "data-check": ["data-side", "data-entry", "data-within", "data-unit"],
  "data-figure": ["data-trace"],
};

/**
 * Finds the answers to the predictions of a chapter.
 *
 * @param own    the notebook with the predictions
 * @param others the other one of the chapter, if there is one
 */
export function answersIn(
  own: Pick<ResultSource, "notebook">,
  ...others: readonly ResultSource[]
): AnswerOf {
  const sources = [{ ...own, page: "" }, ...others];
  return (asked, text) => {
    const kind = asked.has("data-figure") ? "data-figure" : "data-check";
    const known = [kind, ...WORDS[kind]];
    const stray = [...asked.keys()].find((name) => !known.includes(name));
    if (stray !== undefined || !asked.has(kind)) {
      const names = Object.entries(WORDS).map((words) => words.flat().join(", ")).join(" or ");
      throw new RangeError(`Expected ${names}; got ${stray ?? "none"}`);
    }
    return kind === "data-check" ? numberAnswer(sources, asked, text) : curveAnswer(sources, asked);
  };
}

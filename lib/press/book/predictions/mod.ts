/**
 * What the predictions of a chapter are compared with: numbers and curves that its cells saved.
 *
 * @module
 */
import type { AnswerOf } from "../../show/prose/answer.ts";
import { curveAnswer } from "./curve_answer.ts";
import { numberAnswer } from "./number_answer.ts";
import type { ResultSource } from "./saved_check.ts";

export type { ResultSource };

const WORDS = {
  "data-check": ["data-entry", "data-within", "data-unit"],
  "data-figure": ["data-trace"],
};

/**
 * Finds the answers to the predictions of a chapter.
 *
 * @param sources the notebook itself, then the other one of the chapter
 */
export function answersIn(sources: readonly ResultSource[]): AnswerOf {
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

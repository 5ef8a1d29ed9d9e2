import type { SubmissionResult } from "../result.ts";
import { OF_CODE, OF_WORDS } from "./fingerprints.ts";
import type { Part } from "./pairs.ts";
import { codeTokens, wordTokens } from "./tokens.ts";

/** What students answered to one question, as text. */
export interface AnswerTexts {
  readonly id: string;
  readonly kind: "code" | "words";
  /** Shape [submissions]. */
  readonly texts: readonly string[];
}

/** All answers, question by question. */
export function answerTexts(results: readonly SubmissionResult[]): AnswerTexts[] {
  return (results[0]?.questions ?? []).flatMap(({ id, tests, written }, at): AnswerTexts[] => {
    const own = results.map(({ questions }) => questions[at]!);
    const code: AnswerTexts = { id, kind: "code", texts: own.map(({ code = "" }) => code) };
    return [
      ...tests.length === 0 ? [] : [code],
      ...written.map(({ id }, i): AnswerTexts => ({
        id,
        kind: "words",
        texts: own.map(({ written }) => written[i]!.answer),
      })),
    ];
  });
}

/**
 * Answers as what is compared of them.
 *
 * @param released what the sheet gave, by id of the question or of the written answer
 */
export function partOf(
  { id, kind, texts }: AnswerTexts,
  released: ReadonlyMap<string, string>,
): Part {
  const tokens = kind === "code" ? codeTokens : wordTokens;
  return {
    id,
    grain: kind === "code" ? OF_CODE : OF_WORDS,
    released: tokens(released.get(id) ?? ""),
    answers: texts.map(tokens),
  };
}

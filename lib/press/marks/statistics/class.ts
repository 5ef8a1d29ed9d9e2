import { capped } from "../capped.ts";
import { isOpen, type Mark, pointsOf } from "../mark.ts";
import { FRIENDLY } from "../reasons.ts";
import type { TestResult } from "../result.ts";
import { correlationOf, meanOf, type Spread, spreadOf } from "./spread.ts";

/** What a class did with one test. */
export interface TestStatistics {
  readonly id: string;
  readonly says: string;
  readonly points: number;
  readonly visibility: TestResult["visibility"];
  /** Part of its points that the class earned, from 0 to 1: the smaller, the harder. */
  readonly difficulty: number;
  /** Correlation of its points with those of all the rest; undefined where nothing varies. */
  readonly discrimination: number | undefined;
  readonly notAnswered: number;
  /** Why it was lost, most frequent first. */
  readonly reasons: readonly Reason[];
}

/** Why a test was lost, and how often. */
export interface Reason {
  readonly words: string;
  readonly count: number;
}

/** What a class did with one question. */
export interface QuestionStatistics {
  readonly id: string;
  readonly title: string;
  readonly points: number;
  readonly mean: number;
  readonly spread: Spread;
  /** Submissions in which none of its tests found an answer. */
  readonly notAnswered: number;
  readonly tests: readonly TestStatistics[];
  /** Written answers that nobody has read yet. */
  readonly unread: number;
}

const NUMBER = /-?\d+(?:\.\d+)?(?:e[+-]?\d+)?/g;
const MOST_REASONS = 3;
const LONGEST = 160; // letters of a reason: enough to know it by

/** What a class did with each question, in the order of the sheet. */
export function classStatistics(marks: readonly Mark[]): QuestionStatistics[] {
  const questions = marks[0]?.result.questions ?? [];
  return questions.map(({ id, title, tests }, at) => {
    const all = marks.map(({ result }) => result.questions[at]!);
    const earned = all.map((question) => pointsOf(question).earned);
    const { points } = pointsOf(questions[at]!);
    return {
      id,
      title,
      points,
      mean: meanOf(earned),
      spread: spreadOf(earned, points),
      notAnswered: all.filter(isOpen).length,
      tests: tests.map((_, i) => testStatistics(marks, all.map(({ tests }) => tests[i]!))),
      unread: all.flatMap(({ written }) => written).filter(({ earned }) => earned === undefined)
        .length,
    };
  });
}

function testStatistics(
  marks: readonly Mark[],
  results: readonly TestResult[],
): TestStatistics {
  const { id, says, points, visibility } = results[0]!;
  const earned = results.map((result) => result.earned);
  const rest = marks.map((mark, i) => mark.earned - earned[i]!);
  return {
    id,
    says,
    points,
    visibility,
    difficulty: points > 0 ? meanOf(earned) / points : 1,
    discrimination: correlationOf(earned, rest),
    notAnswered: results.filter(({ state }) => state === "not answered").length,
    reasons: reasonsOf(results),
  };
}

/** Reasons that differ in their numbers only are one; of these the common numbers stay. */
function reasonsOf(results: readonly TestResult[]): Reason[] {
  const missed = results.filter(({ state }) => state !== "passed" && state !== "not answered")
    .map(({ state, reason }) => reason ?? FRIENDLY[state]);
  const kinds = Map.groupBy(missed, (words) => words.split(NUMBER).join("#"));
  return [...kinds.values()].map((all) => ({ words: common(all), count: all.length }))
    .sort((a, b) => b.count - a.count || (a.words < b.words ? -1 : 1)).slice(0, MOST_REASONS);
}

/** Texts that differ in their numbers only as one, with "…" where they differ. */
function common(texts: readonly string[]): string {
  const numbers = texts.map((text) => text.match(NUMBER) ?? []);
  let at = 0;
  const words = texts[0]!.replace(NUMBER, (number) => {
    const place = at++;
    return numbers.every((own) => own[place] === number) ? number : "…";
  });
  return capped(words, LONGEST);
}

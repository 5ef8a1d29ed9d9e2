import { latePart, type LatePolicy, NO_LATE_POLICY } from "./late_policy.ts";
import type { QuestionResult, SubmissionResult } from "./result.ts";

/** Points earned, and the most there were to earn. */
export interface Points {
  readonly earned: number;
  readonly points: number;
}

/** A submission with what it earns. */
export interface Mark extends Points {
  readonly result: SubmissionResult;
  /** Days after the due date, if somebody said so. */
  readonly lateDays?: number;
  /** Points that they cost. */
  readonly lost: number;
  /** What counts in the end. */
  readonly total: number;
  /** Ids of written answers that nobody has read yet: they count nothing until then. */
  readonly unread: readonly string[];
}

/**
 * What a submission earns.
 *
 * @param lateDays days after the due date
 * @param policy   what they cost
 */
export function markOf(
  result: SubmissionResult,
  lateDays?: number,
  policy: LatePolicy = NO_LATE_POLICY,
): Mark {
  const { earned, points } = sumOf(result.questions.map(pointsOf));
  const lost = rounded(earned * latePart(lateDays ?? 0, policy));
  const written = result.questions.flatMap((question) => question.written);
  const unread = written.filter((answer) => answer.earned === undefined).map(({ id }) => id);
  const total = rounded(earned - lost);
  return { result, earned, points, lost, total, unread, ...lateDays !== undefined && { lateDays } };
}

/** Points of a question: of its tests and of its written answers. */
export function pointsOf({ tests, written }: QuestionResult): Points {
  return sumOf([...tests, ...written.map(({ points, earned = 0 }) => ({ points, earned }))]);
}

/** Whether a question was left open: no test found an answer, and nothing is written. */
export function isOpen({ tests, written }: QuestionResult): boolean {
  return tests.every(({ state }) => state === "not answered") &&
    written.every(({ answer }) => answer.trim() === "");
}

function sumOf(parts: readonly Points[]): Points {
  const sum = (of: keyof Points): number => rounded(parts.reduce((all, part) => all + part[of], 0));
  return { earned: sum("earned"), points: sum("points") };
}

/** A number of points with at most two digits after the point, as they are printed everywhere. */
export function rounded(points: number): number {
  return Number(points.toFixed(2));
}

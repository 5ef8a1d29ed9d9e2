import type { Mark } from "../mark.ts";
import { pointsOf } from "../mark.ts";
import type { QuestionResult } from "../result.ts";
import { standingNames } from "../standings.ts";
import { type Cell, csvOf } from "./csv.ts";

/**
 * The table of marks: a row for each submission, a column for each question, each of its parts and each
 * column of the leaderboard; what nobody has read yet is empty.
 *
 * @param marks of one sheet, in the order of the rows
 * @throws {RangeError} when the results are not of the same questions and tests
 */
export function gradesCsv(marks: readonly Mark[]): string {
  const questions = marks[0]?.result.questions ?? [];
  const parts = columnsOf(questions);
  const boards = standingNames(marks);
  const head = [
    "student",
    "folder",
    ...parts,
    ...boards,
    "earned",
    "late days",
    "lost",
    "total",
    "maximum",
    "remarks",
  ];
  return csvOf([head, ...marks.map((mark) => rowOf(mark, parts, boards))]);
}

function columnsOf(questions: readonly QuestionResult[]): string[] {
  return questions.flatMap(({ id, tests, written }) => [
    id,
    ...[...tests, ...written].map((part) => part.id),
  ]);
}

function rowOf(mark: Mark, parts: readonly string[], boards: readonly string[]): Cell[] {
  const { result, earned, lateDays, lost, total, points } = mark;
  const own = columnsOf(result.questions);
  if (own.join() !== parts.join()) {
    throw new RangeError(
      `Expected the same questions in every result; got [${own.join(", ")}] in "${result.folder}"`,
    );
  }
  const cells = result.questions.flatMap((question) => [
    pointsOf(question).earned,
    ...[...question.tests, ...question.written].map((part) => part.earned ?? ""),
  ]);
  const standings = boards.map((name) =>
    result.standings.find((standing) => standing.name === name)?.value ?? ""
  );
  const remarks = remarksOf(mark).join("; ");
  return [
    result.student,
    result.folder,
    ...cells,
    ...standings,
    earned,
    lateDays ?? "",
    lost,
    total,
    points,
    remarks,
  ];
}

/** All that is to be said of a submission besides its points. */
export function remarksOf({ result, unread }: Mark): string[] {
  return [
    ...result.remarks,
    ...result.questions.flatMap(({ id, remarks }) => remarks.map((one) => `${id}: ${one}`)),
    ...unread.length === 0 ? [] : [`not read yet: ${unread.join(", ")}`],
  ];
}

import { inOrder } from "../result_files.ts";
import type { SubmissionResult, WrittenResult } from "../result.ts";
import { numberIn, placesOf } from "./columns.ts";
import { readTable, type TableFile } from "./csv.ts";
import { requireNoProblems } from "./problems.ts";
import { studentsOf } from "./students.ts";

type Reading = Pick<WrittenResult, "comment" | "earned">;

/**
 * Results with the points that people gave to written answers.
 *
 * @param file a table with the columns student, question, points and comment; a row without points is
 *   not read yet, and its comment stays in the table
 * @throws {RangeError} naming every problem: unknown students or questions, points that are no number
 *   or too many, a second row about one answer
 */
export function withRubric(
  results: readonly SubmissionResult[],
  file: TableFile,
): SubmissionResult[] {
  const table = readTable(file), students = studentsOf(results);
  const place = placesOf(table, file, ["student", "question", "points", "comment"]);
  const problems: string[] = [];
  const readings = new Map<SubmissionResult, Map<string, Reading>>();
  for (const { line, cells } of table.rows) {
    const cell = (name: keyof typeof place): string => cells[place[name]]!.trim();
    const result = students.find(cells[place.student]!);
    if (typeof result === "string") {
      problems.push(`line ${line}: ${result}`);
      continue;
    }
    const answer = answerOf(result, cell("question"));
    if (typeof answer === "string") {
      problems.push(`line ${line}: ${answer}`);
      continue;
    }
    const given = readings.get(result) ?? new Map<string, Reading>(), words = cell("comment");
    const comment = words === "" ? {} : { comment: words };
    if (cell("points") === "") {
      readings.set(result, given.set(answer.id, { ...comment, ...given.get(answer.id) }));
      continue;
    }
    const earned = numberIn(cell("points"));
    if (earned === undefined || earned > answer.points) {
      problems.push(
        `line ${line}: expected 0 to ${answer.points} points for ${answer.id}; got "${
          cell("points")
        }"`,
      );
    } else if (given.get(answer.id)?.earned !== undefined) {
      problems.push(`line ${line}: ${answer.id} of "${result.student}" was read before`);
    } else readings.set(result, given.set(answer.id, { earned, ...comment }));
  }
  requireNoProblems(file.path, problems);
  return results.map((result) => withReadings(result, readings.get(result)));
}

/** A result in which written answers that are not there earn nothing: nobody has to read them. */
export function withNothingRead(result: SubmissionResult): SubmissionResult {
  const empty = result.questions.flatMap(({ written }) => written)
    .filter(({ answer, earned }) => answer.trim() === "" && earned === undefined);
  return withReadings(result, new Map(empty.map(({ id }) => [id, { earned: 0 }])));
}

/** The written answer by its own id, or by its question's when that has only one. */
function answerOf(result: SubmissionResult, id: string): WrittenResult | string {
  const answers = result.questions.flatMap(({ written }) => written);
  const own = answers.find((answer) => answer.id === id);
  if (own !== undefined) return own;
  const question = result.questions.find((question) => question.id === id);
  if (question?.written.length === 1) return question.written[0]!;
  const known = answers.map((answer) => answer.id).join(", ") || "none";
  return `expected a question with a written answer (${known}); got "${id}"`;
}

function withReadings(
  result: SubmissionResult,
  readings: ReadonlyMap<string, Reading> = new Map(),
): SubmissionResult {
  const questions = result.questions.map((question) => ({
    ...question,
    written: question.written.map((answer) => ({ ...answer, ...readings.get(answer.id) })),
  }));
  return { ...result, questions };
}

/** The table that readers fill in: a row for each written answer, empty where it is not read yet. */
export function rubricRows(results: readonly SubmissionResult[]): string[][] {
  const students = studentsOf(results);
  const rows = inOrder(results).flatMap((result) =>
    result.questions.flatMap(({ written }) =>
      written.map(({ id, points, earned, comment = "" }) => [
        students.find(result.student) === result ? result.student : result.folder,
        id,
        earned === undefined ? "" : String(earned),
        comment,
        String(points),
      ])
    )
  );
  return [["student", "question", "points", "comment", "of"], ...rows];
}

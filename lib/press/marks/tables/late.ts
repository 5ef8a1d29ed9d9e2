import type { SubmissionResult } from "../result.ts";
import { numberIn, placesOf } from "./columns.ts";
import { readTable, type TableFile } from "./csv.ts";
import { requireNoProblems } from "./problems.ts";
import { studentsOf } from "./students.ts";

/**
 * Days by which submissions came late, by folder.
 *
 * @param file a table with the columns student and days
 * @throws {RangeError} naming every problem: unknown students, days that are no number, a second row
 */
export function lateDaysOf(
  results: readonly SubmissionResult[],
  file: TableFile,
): Map<string, number> {
  const table = readTable(file), students = studentsOf(results);
  const place = placesOf(table, file, ["student", "days"]);
  const days = new Map<string, number>(), problems: string[] = [];
  for (const { line, cells } of table.rows) {
    const result = students.find(cells[place.student]!);
    const late = numberIn(cells[place.days]!);
    if (typeof result === "string") problems.push(`line ${line}: ${result}`);
    else if (late === undefined) {
      problems.push(`line ${line}: expected a number of days; got "${cells[place.days]!}"`);
    } else if (days.has(result.folder)) {
      problems.push(`line ${line}: "${result.student}" was named before`);
    } else days.set(result.folder, late);
  }
  requireNoProblems(file.path, problems);
  return days;
}

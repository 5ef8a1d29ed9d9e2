import type { Mark } from "../mark.ts";
import { rounded } from "../mark.ts";
import { csvOf, readTable, type TableFile } from "../tables/csv.ts";
import { placesOf } from "../tables/columns.ts";
import { absentNote, type Filled } from "./filled.ts";
import { fixedZip } from "./zip.ts";

const SUBMISSION = /^(.*?)_(\d+)_(assignsubmission_[a-z]+)_?(?=$|\/)/;

/** The number of a participant in the name of a folder of Moodle; undefined in other names. */
export function participantOf(folder: string): string | undefined {
  return SUBMISSION.exec(folder)?.[2];
}

/**
 * The archive that Moodle takes under "Upload multiple feedback files in a zip": one page for each
 * student, in a folder of the name that Moodle gave.
 *
 * @param pages feedback pages by folder; those in other folders are left out
 */
export function moodleFeedback(pages: ReadonlyMap<string, string>): Uint8Array<ArrayBuffer> {
  const files = [...pages].flatMap(([folder, page]) => {
    const name = SUBMISSION.exec(folder)?.[0];
    return name === undefined ? [] : [[`${name}/feedback.html`, page] as const];
  });
  return fixedZip(new Map(files));
}

/**
 * Moodle's grading worksheet with the grades filled in, row by row, by the number of the participant.
 *
 * Rows of students without a submission, and rows whose grade cannot be changed, stay as they are.
 * Where Moodle's maximum is another than the sheet's, grades are scaled to Moodle's.
 *
 * @param file the worksheet as it was downloaded
 * @throws {RangeError} when it is no grading worksheet, or its identifiers are not those of Moodle
 */
export function moodleWorksheet(file: TableFile, marks: readonly Mark[]): Filled {
  const table = readTable(file);
  const place = placesOf(table, file, ["Identifier", "Grade", "Maximum grade"]);
  const optional = (name: string): number =>
    table.columns.findIndex((column) => column.toLowerCase() === name);
  const locked = optional("grade can be changed"), comments = optional("feedback comments");
  const byNumber = new Map(marks.map((mark) => [participantOf(mark.result.folder), mark]));
  byNumber.delete(undefined);
  const notes = new Set<string>(), found = new Set<Mark>();
  const rows = table.rows.map(({ line, cells }) => {
    const number = /(\d+)$/.exec(cells[place.Identifier]!)?.[1];
    if (number === undefined) {
      throw new RangeError(
        `Expected an identifier such as "Participant 123" in line ${line} of ${file.path}; ` +
          `got "${cells[place.Identifier]}"`,
      );
    }
    const mark = byNumber.get(number);
    if (mark === undefined) return cells;
    found.add(mark);
    if (cells[locked]?.trim().toLowerCase() === "no") {
      notes.add(`Moodle locked the grade of "${mark.result.student}"`);
      return cells;
    }
    const filled = [...cells];
    const most = Number(cells[place["Maximum grade"]]!.replace(",", "."));
    const scale = most > 0 && mark.points > 0 ? most / mark.points : 1;
    if (scale !== 1) notes.add(`grades are scaled from ${mark.points} points to Moodle's ${most}`);
    filled[place.Grade] = String(rounded(mark.total * scale));
    if (comments >= 0 && filled[comments] === "") {
      filled[comments] = `${mark.total} of ${mark.points} points; see feedback.html`;
    }
    return filled;
  });
  const absent = marks.filter((mark) => !found.has(mark));
  return {
    content: csvOf([table.columns, ...rows]),
    notes: [...notes, ...absentNote("Moodle's worksheet", absent)],
  };
}

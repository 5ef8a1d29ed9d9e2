import { deepEqual, equal, notEqual, throws } from "node:assert/strict";
import { strFromU8, unzipSync } from "fflate";
import { markOf } from "../../../lib/press/marks/mod.ts";
import { canvasGrades, canvasUserOf } from "../../../lib/press/marks/lms/canvas.ts";
import {
  moodleFeedback,
  moodleWorksheet,
  participantOf,
} from "../../../lib/press/marks/lms/moodle.ts";
import { readTable } from "../../../lib/press/marks/tables/csv.ts";
import { madeUpClass } from "./made_up.ts";

const MARKS = madeUpClass(3).map((result) => markOf(result));
const [FIRST, SECOND] = MARKS;

const HEAD = "Identifier,Full name,Email address,Status,Grade,Maximum Grade,Grade can be changed," +
  "Last modified (submission),Last modified (grade),Feedback comments\n";

function worksheet(rows: string): { path: string; text: string } {
  return { path: "Grades.csv", text: HEAD + rows };
}

function cellsOf(text: string): (readonly string[])[] {
  return readTable({ path: "", text }).rows.map(({ cells }) => cells);
}

Deno.test("participants and users are found in the names that Moodle and Canvas give", () => {
  equal(participantOf("Ada Lovelace_123_assignsubmission_file"), "123");
  equal(participantOf("A_b_77_assignsubmission_file_"), "77");
  equal(participantOf("Ada Lovelace"), undefined);
  equal(canvasUserOf("lovelaceada_4711_90210_sheet-1.ipynb"), "4711");
  equal(canvasUserOf("lovelaceada_LATE_4711_90210_sheet.ipynb"), "4711");
  equal(canvasUserOf("Ada Lovelace"), undefined);
});

Deno.test("Moodle's archive has one page in each folder, by the name that Moodle gave", () => {
  const pages = new Map([
    ["Zoë_2_assignsubmission_file", "zwei"],
    ["Ada_1_assignsubmission_file_", "eins"],
    ["nobody", "x"],
  ]);
  const files = unzipSync(moodleFeedback(pages));
  deepEqual(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]), [
    ["Ada_1_assignsubmission_file_/feedback.html", "eins"],
    ["Zoë_2_assignsubmission_file/feedback.html", "zwei"],
  ]);
});

Deno.test("Moodle's archive has the same bytes whenever and wherever it is made", async () => {
  const module = import.meta.resolve("../../../lib/press/marks/lms/moodle.ts");
  const code = `const { moodleFeedback } = await import("${module}");
    console.log(moodleFeedback(new Map([["A_1_assignsubmission_file", "x"]])).toHex());`;
  const made = await Promise.all(["Asia/Tokyo", "America/Lima"].map(async (TZ) => {
    const { stdout } = await new Deno.Command(Deno.execPath(), {
      args: ["eval", "--no-check", code],
      env: { TZ },
      stderr: "inherit",
    }).output();
    return new TextDecoder().decode(stdout);
  }));
  notEqual(made[0], "");
  equal(made[0], made[1]);
});

Deno.test("Moodle's worksheet is filled in by number, and otherwise left as it is", () => {
  const { content, notes } = moodleWorksheet(
    worksheet(
      `Participant 1000,Ada,a@x,Submitted,,20.00,Yes,-,-,\nParticipant 9,Bo,b@x,-,,20.00,Yes,-,-,kept\n` +
        `Participant 1001,"=1+1",c@x,Submitted,3,20.00,No,-,-,\n`,
    ),
    MARKS,
  );
  const rows = cellsOf(content);
  deepEqual(rows[0]!.slice(4, 5), [String(FIRST!.total)]);
  equal(rows[0]!.at(-1), `${FIRST!.total} of 20 points; see feedback.html`);
  deepEqual(rows[1], ["Participant 9", "Bo", "b@x", "-", "", "20.00", "Yes", "-", "-", "kept"]);
  deepEqual(rows[2]!.slice(1, 5), ["=1+1", "c@x", "Submitted", "3"]);
  equal(content.includes(",'=1+1,"), true);
  deepEqual(notes, [
    `Moodle locked the grade of "${SECOND!.result.student}"`,
    `Moodle's worksheet has no row for 1 submission: "${MARKS[2]!.result.folder}"`,
  ]);
});

Deno.test("another maximum scales the grades, and says so", () => {
  const row = "Participant 1000,Ada,a@x,Submitted,,100.00,Yes,-,-,\n";
  const { content, notes } = moodleWorksheet(worksheet(row), [FIRST!]);
  equal(cellsOf(content)[0]![4], String(5 * FIRST!.total));
  deepEqual(notes, ["grades are scaled from 20 points to Moodle's 100"]);
});

Deno.test("what is no worksheet of Moodle is refused", () => {
  throws(
    () => moodleWorksheet({ path: "a.csv", text: "ID,Note\n" }, MARKS),
    /Expected columns Ident/,
  );
  throws(
    () => moodleWorksheet(worksheet("Ada,Ada,a@x,-,,20,Yes,-,-,\n"), MARKS),
    /Expected an identifier such as "Participant 123" in line 2 of Grades\.csv; got "Ada"/,
  );
});

const GRADEBOOK = {
  path: "gradebook.csv",
  text: "Student,ID,SIS User ID,SIS Login ID,Section,Sheet 1 (4711),Sheet 2 (4712),Final\n" +
    "    Points Possible,,,,,20.00,10,(read only)\n" +
    '"Lovelace, Ada",77,s77,ada,A,,5,1\n"Noether, Emmy",78,s78,emmy,A,2,5,1\n',
};

Deno.test("Canvas gets the column of one assignment, by number of the user", () => {
  const ada = { ...FIRST!, result: { ...FIRST!.result, folder: "lovelaceada_77_1_a.ipynb" } };
  const { content, notes } = canvasGrades(GRADEBOOK, "Sheet 1", [ada, SECOND!]);
  equal(
    content,
    "Student,ID,SIS User ID,SIS Login ID,Section,Sheet 1 (4711)\n" +
      '"    Points Possible",,,,,20.00\n' +
      `"Lovelace, Ada",77,s77,ada,A,${ada.total}\n"Noether, Emmy",78,s78,emmy,A,2\n`,
  );
  deepEqual(notes, [`Canvas's gradebook has no row for 1 submission: "${SECOND!.result.folder}"`]);
  throws(
    () => canvasGrades(GRADEBOOK, "Sheet 3", [ada]),
    /Expected one column "Sheet 3" in gradebook\.csv; got none among Sheet 1 \(4711\), Sheet 2/,
  );
});

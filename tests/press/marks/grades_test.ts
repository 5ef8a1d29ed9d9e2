import { deepEqual, equal, throws } from "node:assert/strict";
import { latePart, markOf, readLatePolicy } from "../../../lib/press/marks/mod.ts";
import { gradesCsv } from "../../../lib/press/marks/tables/grades.ts";
import { lateDaysOf } from "../../../lib/press/marks/tables/late.ts";
import { rubricRows, withRubric } from "../../../lib/press/marks/tables/rubric.ts";
import { csvOf, readTable } from "../../../lib/press/marks/tables/csv.ts";
import { madeUpClass, unread } from "./made_up.ts";

const table = (text: string): { path: string; text: string } => ({ path: "a.csv", text });

/** A table as records, one a row. */
function records(text: string): Record<string, string>[] {
  const { columns, rows } = readTable(table(text));
  return rows.map(({ cells }) => Object.fromEntries(cells.map((cell, i) => [columns[i]!, cell])));
}

Deno.test("the grades have a column for every question and part, and rows that add up", () => {
  const results = madeUpClass(12),
    rows = records(gradesCsv(results.map((result) => markOf(result))));
  equal(rows.length, 12);
  for (const [i, row] of rows.entries()) {
    const number = (name: string): number => Number(row[name]);
    equal(row.student, results[i]!.student);
    equal(number("q1"), number("q1-test-middle") + number("q1-test-ends"));
    equal(number("total"), number("q1") + number("q2") + number("q3") + number("q4"));
    equal(number("maximum"), 20);
  }
});

Deno.test("what nobody has read is empty and named, and counts nothing", () => {
  const [result] = madeUpClass(1), [row] = records(gradesCsv([markOf(unread(result!))]));
  deepEqual([row!["q3-written"], row!.remarks], ["", "not read yet: q3-written"]);
});

Deno.test("the name of a student runs nothing in a table", () => {
  const [result] = madeUpClass(1), student = '=HYPERLINK("https://x","y")';
  const text = gradesCsv([markOf({ ...result!, student, remarks: ["@SUM(A1)"] })]);
  equal(text.includes(`"'=HYPERLINK(""https://x"",""y"")"`), true);
  equal(text.includes("'@SUM(A1)"), true);
  equal(records(text)[0]!.student, student);
});

Deno.test("results of other questions are no rows of the same table", () => {
  const [one, two] = madeUpClass(2).map((result) => markOf(result));
  const less = { ...two!, result: { ...two!.result, questions: two!.result.questions.slice(1) } };
  throws(() => gradesCsv([one!, less]), /Expected the same questions in every result; got \[q2, /);
});

Deno.test("points for the leaderboard have columns of their own", () => {
  const [one, two] = madeUpClass(2);
  const standings = [{ name: "steps", value: 4, order: "small is good" as const }];
  const rows = records(gradesCsv([markOf({ ...one!, standings }), markOf(two!)]));
  deepEqual(rows.map(({ steps }) => steps), ["4", ""]);
});

Deno.test("a rubric counts, by id of the answer or of its question, as Excel writes it", () => {
  const results = madeUpClass(3).map(unread), [a, b, c] = results.map(({ student }) => student);
  const text = `\uFEFFStudent;Question;Points;Comment\r\n${a};q3;1,5;Nearly.\r\n` +
    ` ${b!.toUpperCase()};q3-written;4;\r\n${c};q3;;later\r\n`;
  const read = withRubric(results, table(text));
  const answers = read.map(({ questions }) => questions[2]!.written[0]!);
  deepEqual(answers.map(({ earned, comment }) => [earned, comment]), [
    [1.5, "Nearly."],
    [4, undefined],
    [undefined, "later"],
  ]);
  deepEqual(withRubric(read, table(csvOf(rubricRows(read)))), read);
});

Deno.test("the rubric that was written tells students apart whose names differ in little", () => {
  const names = ["Ada", "ada", " Ada", "'=Ada", "=Ada", "Ada;=1"];
  const results = madeUpClass(names.length).map((result, i) => {
    const questions = unread(result).questions;
    return { ...result, questions, student: names[i]!.trim(), folder: names[i]! };
  });
  const rows = rubricRows(results).map((row) => row[1] === "q3-written" ? row.with(2, "3") : row);
  const read = withRubric(results, table(csvOf(rows)));
  deepEqual(read.map(({ questions }) => questions[2]!.written[0]!.earned), [3, 3, 3, 3, 3, 3]);
});

Deno.test("a rubric that does not fit is refused with all that is wrong", () => {
  const results = madeUpClass(2), [a, b] = results.map(({ student }) => student);
  const twin = { ...results[0]!, folder: "elsewhere" };
  const text = "student,question,points,comment\n" +
    `Nobody,q3,1,\n${b},q9,1,\n${b},q1,1,\n${b},q3,5,\n${b},q3,-1,\n${b},q3,many,\n${b},q3,1,\n` +
    `${b},q3-written,2,\n${a},q3,1,\nelsewhere,q3,1,\n`;
  throws(() => withRubric([...results, twin], table(text)), (error: Error) => {
    const lines = error.message.split("\n  ");
    deepEqual(lines, [
      "Expected a table that fits the results in a.csv; got",
      'line 2: there is no submission of "Nobody"',
      'line 3: expected a question with a written answer (q3-written); got "q9"',
      'line 4: expected a question with a written answer (q3-written); got "q1"',
      'line 5: expected 0 to 4 points for q3-written; got "5"',
      'line 6: expected 0 to 4 points for q3-written; got "-1"',
      'line 7: expected 0 to 4 points for q3-written; got "many"',
      `line 9: q3-written of "${b}" was read before`,
      `line 10: "${a}" may be any of "${results[0]!.folder}", "elsewhere": write the folder`,
    ]);
    return true;
  });
  throws(() => withRubric(results, table("name,points\n")), /Expected columns student, question, /);
});

Deno.test("late days cost what the policy says", () => {
  const policy = readLatePolicy("10 % a day, 3 free days");
  deepEqual([0, 3, 3.2, 5, 13, 99].map((days) => latePart(days, policy)), [0, 0, 0.1, 0.2, 1, 1]);
  deepEqual(readLatePolicy("12.5% a day"), { freeDays: 0, perDay: 0.125 });
  for (
    const words of [
      "",
      "10",
      "10 % a week",
      "101 % a day",
      "10 % a day, many",
      "1 % a day, 1 free day, x",
    ]
  ) {
    throws(
      () => readLatePolicy(words),
      /Expected "10 % a day, 3 free days" or the like; got/,
      words,
    );
  }
});

Deno.test("late days come from a table, and end in the total", () => {
  const results = madeUpClass(3), [a, b] = results.map(({ student }) => student);
  const days = lateDaysOf(results, table(`student,days\n${a},5\n${b},0\n`));
  const policy = readLatePolicy("10 % a day, 3 free days");
  const marks = results.map((result) => markOf(result, days.get(result.folder), policy));
  deepEqual(marks.map(({ lateDays }) => lateDays), [5, 0, undefined]);
  equal(marks[0]!.total, Number((marks[0]!.earned * 0.8).toFixed(2)));
  equal(marks[1]!.total, marks[1]!.earned);
  throws(
    () => lateDaysOf(results, table(`student,days\nNobody,1\n${a},x\n${b},1\n${b},1\n`)),
    /line 2: there is no.*\n.*line 3: expected a number of days; got "x"\n.*line 5: .* named before/,
  );
});

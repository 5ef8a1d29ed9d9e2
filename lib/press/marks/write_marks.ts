import { fileNameOf } from "./file_name.ts";
import { gradescopeJson, gradescopeResults } from "./lms/gradescope.ts";
import { type LatePolicy, NO_LATE_POLICY } from "./late_policy.ts";
import { canvasGrades } from "./lms/canvas.ts";
import { moodleFeedback, moodleWorksheet, participantOf } from "./lms/moodle.ts";
import { type Mark, markOf } from "./mark.ts";
import { classPage } from "./pages/class_page.ts";
import { type FeedbackContext, feedbackPage } from "./pages/feedback.ts";
import { leaderboardPage } from "./pages/leaderboard_page.ts";
import { likenessPage } from "./pages/likeness_page.ts";
import { readingPages } from "./pages/reading_page.ts";
import { openShell, type Shell } from "./pages/shell.ts";
import type { SubmissionResult } from "./result.ts";
import { inOrder } from "./result_files.ts";
import { csvOf, type TableFile } from "./tables/csv.ts";
import { gradesCsv } from "./tables/grades.ts";
import { lateDaysOf } from "./tables/late.ts";
import { rubricRows, withNothingRead, withRubric } from "./tables/rubric.ts";
import { writeWhole } from "../files/write_whole.ts";

/** What marks are made of besides the results of the grader. */
export interface MarksOptions extends FeedbackContext {
  /** What the sheet gave, by id of the question or of the written answer; for likenesses. */
  readonly released: ReadonlyMap<string, string>;
  /** Model answers with their rubrics as Markdown, by id, for whoever reads written answers. */
  readonly models?: ReadonlyMap<string, string>;
  /** Points of written answers; `rubric.csv` of the folder when left out. */
  readonly rubric?: TableFile;
  /** Days by which students came late. */
  readonly late?: TableFile;
  /** What these days cost; nothing when left out. */
  readonly latePolicy?: LatePolicy;
  /** The grading worksheet that Moodle gave. */
  readonly moodleWorksheet?: TableFile;
  /** The gradebook that Canvas gave, and the name of the assignment's column in it. */
  readonly canvasGrades?: TableFile & { readonly column: string };
}

/** The table in which people give points for written answers, in the folder of a run. */
const RUBRIC = "rubric.csv";

/**
 * Writes all that is made of results into the folder of a run: `grades.csv`; `rubric.csv` to be filled
 * in, and pages in `to-read/` for whoever does; a page for each student in `feedback/`, a file for
 * Gradescope for each in `gradescope/`; pages about the class, and what is asked for.
 *
 * Points that stand in `rubric.csv` count: it may be filled in where it lies. It is left alone when
 * another table is given.
 *
 * @returns what the lecturer should know, a line each
 * @throws {RangeError} when a table does not fit the results, naming every problem; nothing is written
 */
export async function writeMarks(
  folder: string,
  results: readonly SubmissionResult[],
  options: MarksOptions,
): Promise<string[]> {
  const { title, rubric = await fileIfThere(`${folder}/${RUBRIC}`), late, latePolicy } = options;
  const sorted = inOrder(results).map(withNothingRead);
  const read = rubric === undefined ? sorted : withRubric(sorted, rubric);
  const days = late === undefined ? new Map<string, number>() : lateDaysOf(read, late);
  const marks = read.map((result) =>
    markOf(result, days.get(result.folder), latePolicy ?? NO_LATE_POLICY)
  );
  const notes: string[] = [];
  const files = new Map<string, string>([["grades.csv", gradesCsv(marks)]]);
  const rows = rubricRows(read);
  const isTheirs = options.rubric !== undefined; // then ours is not touched
  if (rows.length > 1 && !isTheirs) files.set(RUBRIC, csvOf(rows));
  if (options.moodleWorksheet !== undefined) {
    const filled = moodleWorksheet(options.moodleWorksheet, marks);
    files.set("moodle-worksheet.csv", filled.content);
    notes.push(...filled.notes);
  }
  if (options.canvasGrades !== undefined) {
    const filled = canvasGrades(options.canvasGrades, options.canvasGrades.column, marks);
    files.set("canvas-grades.csv", filled.content);
    notes.push(...filled.notes);
  }
  await Deno.mkdir(folder, { recursive: true });
  for (const [name, text] of files) await writeWhole(`${folder}/${name}`, text);
  const shell = await openShell();
  notes.push(...await writeFeedback(folder, marks, shell, options));
  await writeWhole(`${folder}/class.html`, shell(await classPage(title, marks)));
  for (const { id, page } of readingPages(title, marks, options.models ?? new Map())) {
    await Deno.mkdir(`${folder}/to-read`, { recursive: true });
    await writeWhole(`${folder}/to-read/${id}.html`, shell(page));
  }
  const likenesses = likenessPage(title, read, options.released);
  await writeWhole(`${folder}/likenesses.html`, shell(likenesses));
  const leaderboard = leaderboardPage(title, marks);
  if (leaderboard !== undefined) {
    await writeWhole(`${folder}/leaderboard.html`, shell(leaderboard));
  }
  const waiting = marks.reduce((sum, { unread }) => sum + unread.length, 0);
  if (waiting > 0) {
    notes.push(
      `${waiting} written answers are not read yet: see to-read/, fill in ${
        options.rubric?.path ?? RUBRIC
      }`,
    );
  }
  return notes;
}

/** A page and a file for Gradescope for each student, and Moodle's archive of the pages. */
async function writeFeedback(
  folder: string,
  marks: readonly Mark[],
  shell: Shell,
  context: FeedbackContext,
): Promise<readonly string[]> {
  for (const part of ["feedback", "gradescope"]) {
    await Deno.mkdir(`${folder}/${part}`, { recursive: true });
  }
  const pages = new Map<string, string>(); // only of those that Moodle handed out: it is many bytes
  for (const mark of marks) {
    const own = mark.result.folder, name = fileNameOf(own);
    const page = shell(feedbackPage(mark, context));
    if (participantOf(own) !== undefined) pages.set(own, page);
    const scope = gradescopeJson(gradescopeResults(mark, context.detail));
    await writeWhole(`${folder}/feedback/${name}.html`, page);
    await writeWhole(`${folder}/gradescope/${name}.json`, scope);
  }
  if (pages.size === 0) return [];
  await writeWhole(`${folder}/moodle-feedback.zip`, moodleFeedback(pages));
  const foreign = marks.length - pages.size;
  return foreign === 0
    ? []
    : [`${foreign} of ${marks.length} submissions have no folder of Moodle: its ZIP lacks them`];
}

async function fileIfThere(path: string): Promise<TableFile | undefined> {
  try {
    return { path, text: await Deno.readTextFile(path) };
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}

import {
  readResult,
  type RunRecord,
  type Shard,
  type SubmissionResult,
  writeResult,
  writeRun,
} from "../../marks/mod.ts";
import type { RosterEntry, Sheet } from "../../sheets/mod.ts";
import { type HandedIn, readSubmission, type Wanted } from "../intake/mod.ts";
import { gradeAll, type Graded } from "./grade_all.ts";
import { openGrader, type Task } from "./grader.ts";
import { clearOut, requireSameShard } from "./run_folder.ts";
import { showProgress } from "./progress.ts";
import { variantOf } from "./variant.ts";

const MOST_NAMED = 5; // submissions in a message

/** What is graded, by what, and where results go. */
export interface Grading {
  /** Path of the master. */
  readonly path: string;
  /** The same, read with the lecturer's seed and tests. */
  readonly sheet: Sheet;
  readonly rules: string;
  readonly roster: readonly RosterEntry[];
  readonly tests: string | undefined;
  readonly submissions: readonly HandedIn[];
  readonly shard: Shard;
  readonly jobs: number;
  /** Folders of submissions that are graded again though their results are there. */
  readonly again: ReadonlySet<string>;
  /** What is done with the others. */
  readonly others: "are graded where needed" | "must be there";
  readonly out: string;
}

/**
 * Grades a shard of all submissions into a folder; results that are there and still hold are used.
 *
 * @throws {RangeError} when results of another shard lie in the folder, or when results that must be
 *   there are not
 */
export async function runGrading(grading: Grading): Promise<Graded> {
  const { path, sheet, rules, roster, tests, submissions, shard, jobs, again, others, out } =
    grading;
  const wanted: Wanted = {
    sheet: sheet.name,
    ids: sheet.cells.filter(({ role }) => role === "answer" || role === "written")
      .map(({ id }) => id),
  };
  const run: RunRecord = {
    form: 1,
    sheet: sheet.name,
    title: sheet.title,
    seed: sheet.seed,
    rules,
    shard,
    submissions: submissions.map(({ folder }) => folder),
  };
  async function read(handedIn: HandedIn): Promise<Task> {
    const submission = await readSubmission(handedIn, wanted);
    const { seed, remarks } = variantOf(submission, { seed: sheet.seed, roster });
    return { seed, submission: { ...submission, remarks: [...submission.remarks, ...remarks] } };
  }

  async function known(task: Task): Promise<SubmissionResult | undefined> {
    if (again.has(task.submission.folder)) return undefined;
    const result = await readResult(out, task.submission.folder).catch(() => undefined);
    return result !== undefined && holds(result, task, rules) ? result : undefined;
  }

  async function requireOthers(): Promise<void> {
    const missing: string[] = [];
    for (const one of submissions.filter(({ folder }) => !again.has(folder))) {
      if (await known(await read(one)) === undefined) missing.push(one.folder);
    }
    if (missing.length === 0) return;
    throw new RangeError(
      `Expected the results of the others in ${out}; ${missing.length} are not there, or no longer ` +
        `hold (${missing.slice(0, MOST_NAMED).join(", ")}): grade all, without --only`,
    );
  }

  await requireSameShard(out, run);
  if (others === "must be there") await requireOthers();
  await writeRun(out, run);
  const part = submissions.filter((_, i) => i % shard.of === shard.index - 1);
  await clearOut(out, part.map(({ folder }) => folder));
  const progress = showProgress(part.length);
  try {
    return await gradeAll({
      submissions: part,
      jobs,
      openGrader: () => openGrader({ sheet: path, rules, ...tests === undefined ? {} : { tests } }),
      read,
      known,
      keep: (result) => writeResult(out, result),
      progress: progress.tell,
    });
  } finally {
    progress.end();
  }
}

/** Whether a result would come out the same if it were made again. */
function holds(result: SubmissionResult, { submission, seed }: Task, rules: string): boolean {
  return result.rules === rules && result.seed === seed && result.digest === submission.digest &&
    result.student === submission.student &&
    submission.remarks.every((remark) => result.remarks.includes(remark));
}

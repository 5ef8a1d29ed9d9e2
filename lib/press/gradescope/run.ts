/**
 * What `run_autograder` starts inside Gradescope: grades the one submission that lies there.
 *
 *     deno run --allow-all lib/press/gradescope/run.ts /autograder
 *     deno run --allow-all lib/press/gradescope/run.ts --rehearse
 *
 * The second grades the empty sheet and writes nothing, so that all that is needed is fetched.
 *
 * Exit codes: 0; 1 when the grader fails, which Gradescope tells; 2 when the command line is wrong.
 *
 * @module
 */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { main } from "../command/main.ts";
import { commandOf, readArguments } from "../command/command.ts";
import { listFolder } from "../grading/intake/folder.ts";
import { readSubmission, type Submission } from "../grading/intake/submission.ts";
import { openGrader } from "../grading/run/grader.ts";
import { rulesOf } from "../grading/run/rules.ts";
import { notebookText } from "../ipynb/mod.ts";
import {
  gradescopeJson,
  gradescopeResults,
  markOf,
  NO_LATE_POLICY,
  readLatePolicy,
  type SubmissionResult,
} from "../marks/mod.ts";
import { readSheet, releaseNotebook, type Sheet } from "../sheets/mod.ts";
import { type Metadata, readMetadata } from "./metadata.ts";
import { OPTIONS_FILE, type PackedOptions } from "./options.ts";

const USAGE = `Usage: deno run -A lib/press/gradescope/run.ts ROOT | --rehearse`;

/** The command. */
const runAutograder = commandOf(USAGE, {
  read: (args) => {
    const isRehearsal = args[0] === "--rehearse";
    return isRehearsal ? undefined : readArguments(args, "the folder /autograder", {}).argument;
  },
  run: async (root, { print }) => {
    const options: PackedOptions = JSON.parse(await readFile(OPTIONS_FILE, "utf8"));
    const sheet = await readSheet(options.path, options);
    if (root === undefined) {
      const { questions } = await graded(sheet, options, await emptySubmission(sheet));
      print(`Ready: ${sheet.name}, ${questions.length} questions`);
      return 0;
    }
    const metadata = await metadataIn(root);
    const result = await graded(sheet, options, await submissionIn(root, sheet, metadata));
    const policy = options.late === undefined ? NO_LATE_POLICY : readLatePolicy(options.late);
    const mark = markOf(result, metadata.lateDays, policy);
    await mkdir(join(root, "results"), { recursive: true });
    await writeFile(
      join(root, "results", "results.json"),
      gradescopeJson(gradescopeResults(mark, options.detail)),
    );
    print(`${mark.total} of ${mark.points} points`);
    return 0;
  },
});

async function graded(
  sheet: Sheet,
  { path, tests, seed }: PackedOptions,
  submission: Submission,
): Promise<SubmissionResult> {
  const rules = await rulesOf(sheet, []);
  using grader = openGrader({ sheet: path, rules, ...tests === undefined ? {} : { tests } });
  const outcome = await grader.grade({ submission, seed });
  if ("failure" in outcome) throw new Error(outcome.failure);
  return outcome.result;
}

/** Nobody's submission: the sheet as it is handed out. */
async function emptySubmission(sheet: Sheet): Promise<Submission> {
  const bytes = new TextEncoder().encode(notebookText(releaseNotebook(sheet)));
  const path = `${sheet.name}.ipynb`;
  const listed = { path, size: bytes.length, read: () => Promise.resolve(bytes) };
  const files = [{ name: path, listed }];
  return await readSubmission(
    { student: "nobody", folder: "nobody", files, remarks: [] },
    wantedOf(sheet),
  );
}

async function submissionIn(
  root: string,
  sheet: Sheet,
  { student, folder }: Metadata,
): Promise<Submission> {
  const files = (await listFolder(join(root, "submission"))).map((listed) => ({
    name: listed.path,
    listed,
  }));
  return await readSubmission({ student, folder, files, remarks: [] }, wantedOf(sheet));
}

function wantedOf({ name, cells }: Sheet): { sheet: string; ids: string[] } {
  const filled = cells.filter(({ role }) => role === "answer" || role === "written");
  return { sheet: name, ids: filled.map(({ id }) => id) };
}

async function metadataIn(root: string): Promise<Metadata> {
  const text = await readFile(join(root, "submission_metadata.json"), "utf8").catch(() => "{}");
  return readMetadata(text);
}

if (import.meta.main) await main(runAutograder);

/**
 * `deno task assign`: a problem sheet as a folder for students, without solutions or hidden tests.
 *
 * Exit codes: 0; 1 when the sheet breaks a rule or the folder cannot be written; 2 when the command
 * line is wrong.
 *
 * @module
 */
import { join } from "node:path";
import { commandOf, readArguments, type Surroundings } from "./command/command.ts";
import { main } from "./command/main.ts";
import { kernelScript } from "./bundle/kernel_script.ts";
import { bundleLibrary, publicModules } from "./bundle/library.ts";
import { CARRIED_BY_LIBRARY, readNotices } from "./bundle/notices.ts";
import { readProject } from "./bundle/project.ts";
import { reason } from "./ipynb/reason.ts";
import { countOf } from "./show/count.ts";
import { type GradescopeOptions, gradescopeZip } from "./gradescope/mod.ts";
import { DETAILS, readLatePolicy } from "./marks/mod.ts";
import {
  placeFiles,
  readRoster,
  readSheet,
  releaseFiles,
  releaseNames,
  requirePlace,
  type Sheet,
  sheetNamed,
  sheetProblems,
} from "./sheets/mod.ts";

const USAGE =
  `Usage: deno task assign SHEET --out DIR [--seed S] [--roster FILE] [--tests DIR] [--book URL]
                              [--gradescope [--late-policy TEXT] [--detail LEVEL]]

Writes a problem sheet as a folder for students: the notebook without solutions and hidden tests, the
library in one file, and what else it takes to work on it anywhere. The same command writes the same
bytes. A folder that holds anything else, or answers, is left alone.

  SHEET          such as likelihood, 03-likelihood or 3; or the path of a master
  --out DIR      where it goes
  --seed S       the variant: a whole number that changes the numbers of the sheet; 0 unless told
  --roster FILE  a table with a column student: a folder in DIR for each of them, each with numbers of
                 its own, which the seed and the student's name decide. deno task grade with the same
                 seed and table finds them again
  --tests DIR    a folder of your own tests, NN-SLUG.ipynb for a sheet; they count for points, and are
                 not handed out
  --book URL     where you have put the book, so that links to chapters lead there; they are plain
                 words otherwise
  --gradescope   writes DIR-gradescope.zip, too: the autograder of this variant. It holds solutions
                 and hidden tests; upload it to Gradescope, and give it to nobody
  --late-policy TEXT, --detail LEVEL
                 for that autograder, as deno task grade has them`;

/** What `deno task assign` was asked to do. */
interface Request {
  /** Path of the master. */
  readonly path: string;
  readonly out: string;
  readonly seed: number;
  readonly roster: string | undefined;
  readonly tests: string | undefined;
  readonly book: string | undefined;
  /** How the autograder is written; undefined where none is wanted. */
  readonly gradescope: Pick<GradescopeOptions, "late" | "detail"> | undefined;
}

/** A folder to be written. */
interface Folder {
  readonly folder: string;
  readonly sheet: Sheet;
}

/** The command. */
export const assign = commandOf(USAGE, { read, run });

async function read(args: readonly string[], { root }: Surroundings): Promise<Request> {
  const { argument, values } = readArguments(args, "a sheet", {
    out: { type: "string" },
    seed: { type: "string", default: "0" },
    roster: { type: "string" },
    tests: { type: "string" },
    book: { type: "string" },
    gradescope: { type: "boolean" },
    "late-policy": { type: "string" },
    detail: { type: "string" },
  });
  const { out, seed, roster, tests, book } = values;
  if (!out) throw new RangeError("Expected --out DIR; got none");
  if (!/^\d+$/.test(seed)) throw new RangeError(`Expected --seed as a whole number; got ${seed}`);
  if (book !== undefined && !/^https?:\/\/\S+$/.test(book)) {
    throw new RangeError(
      `Expected --book as an address such as https://flows.example; got ${book}`,
    );
  }
  return {
    path: await sheetNamed(root, argument),
    out: out.replace(/(?<=.)[/\\]+$/, ""),
    seed: Number(seed),
    roster,
    tests,
    book: book?.replace(/\/+$/, ""),
    gradescope: gradescopeOf(values),
  };
}

/** What was asked of the autograder. */
function gradescopeOf(
  values: {
    readonly gradescope?: boolean;
    readonly roster?: string;
    readonly "late-policy"?: string;
    readonly detail?: string;
  },
): Request["gradescope"] {
  const { gradescope, roster, "late-policy": late, detail } = values;
  const level = DETAILS.find((level) => level === detail);
  if (detail !== level) {
    throw new RangeError(`Expected --detail ${DETAILS.join(" or ")}; got ${detail}`);
  }
  if (!gradescope) {
    if ((late ?? detail) === undefined) return undefined;
    throw new RangeError(
      "Expected --late-policy and --detail with --gradescope; got no --gradescope",
    );
  }
  if (roster !== undefined) throw new RangeError("Expected --gradescope or --roster; got both");
  if (late !== undefined) readLatePolicy(late);
  return {
    ...(late === undefined ? {} : { late }),
    ...(level === undefined ? {} : { detail: level }),
  };
}

async function run(request: Request, { print }: Surroundings): Promise<number> {
  const { path, seed, tests, book } = request;
  const own = tests === undefined ? {} : { tests };
  const sheet = await readSheet(path, { seed, ...own });
  const errors = sheetProblems(sheet).filter(({ kind }) => kind === "error");
  if (errors.length > 0) {
    errors.forEach(({ cell, message }) => print(`${cell ?? path}: ${message}`));
    return 1;
  }
  const { gradescope, out } = request;
  if (tests !== undefined) {
    print(
      `${countOf(sheet.added.size, "test")} of your own in ${tests}, which count and stay with you`,
    );
  }
  const folders = await foldersOf(sheet, request);
  for (const { folder } of folders) await requirePlace(folder, releaseNames(sheet));
  const [{ script, types }, kernel, licences, project] = await Promise.all([
    bundleLibrary(),
    kernelScript(),
    readNotices(CARRIED_BY_LIBRARY),
    readProject(),
  ]);
  const surroundings = { script, types, kernel, licences, modules: publicModules(project), book };
  // the library, 3.5 MB, lies in each of them: a student has one, and no other to share it with
  for (const { folder, sheet } of folders) {
    await placeFiles(folder, releaseFiles(sheet, surroundings));
  }
  if (gradescope !== undefined) {
    const zip = await gradescopeZip({ path, seed, ...own, ...gradescope });
    await Deno.writeFile(`${out}-gradescope.zip`, zip);
    print(
      `Wrote ${out}-gradescope.zip, which holds the solutions: for Gradescope, and nobody else`,
    );
  }
  print(
    `Wrote ${sheet.name} (${sheet.questions.length} questions, ${sheet.points} points) to ` +
      (request.roster === undefined ? out : `${folders.length} folders in ${out}`),
  );
  return 0;
}

async function foldersOf(
  sheet: Sheet,
  { path, out, seed, roster, tests }: Request,
): Promise<Folder[]> {
  if (roster === undefined) return [{ folder: out, sheet }];
  const text = await Deno.readTextFile(roster).catch((error) => {
    throw new Error(`Cannot read ${roster}: ${reason(error)}`);
  });
  const students = readRoster({ path: roster, text }, seed);
  const own = tests === undefined ? {} : { tests };
  return await Promise.all(students.map(async ({ folder, seed }) => ({
    folder: join(out, folder),
    sheet: await readSheet(path, { seed, ...own }),
  })));
}

if (import.meta.main) await main(assign);

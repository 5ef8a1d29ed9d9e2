import { type Command, commandOf, type Surroundings } from "../../command/command.ts";
import {
  mergeShards,
  printable,
  type SubmissionResult,
  writeMarks,
  writeResult,
  writeRun,
} from "../../marks/mod.ts";
import { walls } from "../../sandbox/mod.ts";
import { readRoster, readSheet, type Sheet } from "../../sheets/mod.ts";
import { countOf } from "../../show/count.ts";
import { findSubmissions, type HandedIn } from "../intake/mod.ts";
import { rulesOf } from "../run/rules.ts";
import { clearOut, requireOtherPlace, requireSameShard } from "../run/run_folder.ts";
import { runGrading } from "../run/run_grading.ts";
import { missingOf } from "../run/variant.ts";
import { readRequest, type Request, USAGE, usualFolder } from "./request.ts";

const MISSING = "This system"; // begins what is said of a wall that does not stand
const MOST_NAMED = 20; // students in one line

/** `deno task grade`: from what students handed in to marks and feedback. */
export const gradeCommand: Command = (args, surroundings) =>
  command(args, { ...surroundings, print: (text) => surroundings.print(printable(text)) });

const command = commandOf(USAGE, {
  read: readRequest,
  run: (request, surroundings) =>
    "shards" in request.from
      ? merge(request, request.from.shards, surroundings)
      : grade(request, request.from.path, surroundings),
});

async function grade(
  request: Request,
  path: string,
  { print }: Surroundings,
): Promise<number> {
  const start = performance.now();
  const sheet = await sheetOf(request);
  const roster = request.roster === undefined ? [] : readRoster(request.roster, request.seed);
  const { submissions, remarks } = await findSubmissions(path);
  remarks.forEach((remark) => print(remark));
  (await walls()).filter((wall) => wall.startsWith(MISSING)).forEach((wall) => print(wall));
  printNames("nothing handed in by", missingOf(roster, submissions), print);
  if (submissions.length === 0) throw new TypeError(`Expected submissions in ${path}; got none`);
  const out = request.out ?? usualFolder(sheet.name);
  const { results, reused, failures } = await runGrading({
    ...request,
    path: request.sheet,
    sheet,
    rules: await rulesOf(sheet, roster),
    roster,
    submissions,
    again: againOf(request, submissions),
    others: typeof request.again === "object" ? "must be there" : "are graded where needed",
    out,
  });
  const isShard = request.shard.of > 1;
  if (!isShard) await mark(request, { sheet, results, out, print });
  failures.forEach((failure) => print(`NOT GRADED (call it again): ${failure}`));
  const seconds = Math.round((performance.now() - start) / 1000);
  const before = reused === 0 ? "" : `, ${reused} of them before`;
  print(`${countOf(results.length, "submission")} graded${before}; ${seconds} s`);
  print(isShard ? `Join the shards by --merge: ${out}` : `Marks and feedback: ${out}`);
  return failures.length === 0 ? 0 : 1;
}

async function merge(
  request: Request,
  shards: readonly string[],
  { print }: Surroundings,
): Promise<number> {
  const sheet = await sheetOf(request), out = request.out!;
  const { run, results } = await mergeShards(shards);
  if (run.sheet !== sheet.name) {
    throw new RangeError(`Expected shards of ${sheet.name}; got those of ${run.sheet}`);
  }
  if (run.seed !== sheet.seed) {
    throw new RangeError(
      `Expected --seed ${run.seed}, as the shards were graded; got ${sheet.seed}`,
    );
  }
  await requireOtherPlace(out, shards);
  await requireSameShard(out, run);
  await writeRun(out, run);
  await clearOut(out, results.map(({ folder }) => folder));
  for (const result of results) await writeResult(out, result);
  await mark(request, { sheet, results, out, print });
  print(`${countOf(results.length, "submission")} of ${countOf(shards.length, "shard")}: ${out}`);
  return 0;
}

interface Marking {
  readonly sheet: Sheet;
  readonly results: readonly SubmissionResult[];
  readonly out: string;
  readonly print: (text: string) => void;
}

async function mark({ marks }: Request, { sheet, results, out, print }: Marking): Promise<void> {
  const options = {
    title: sheet.title,
    released: releasedOf(sheet),
    models: modelsOf(sheet),
    ...marks,
  };
  const notes = await writeMarks(out, results, options);
  notes.forEach((note) => print(note));
  const absent = results.filter(({ questions }) =>
    questions.every(({ code, written }) =>
      code === undefined && written.every(({ answer }) => answer === "")
    )
  ).map(({ student }) => student);
  printNames("without any answer:", absent, print);
}

function printNames(what: string, names: readonly string[], print: (text: string) => void): void {
  if (names.length === 0) return;
  const rest = names.length > MOST_NAMED ? ", …" : "";
  print(`${names.length} ${what} ${names.slice(0, MOST_NAMED).join(", ")}${rest}`);
}

/** What the sheet gave, by question and by written answer. */
function releasedOf({ questions }: Sheet): ReadonlyMap<string, string> {
  return new Map(questions.flatMap(({ id, cells }) => {
    const code = cells.filter(({ role }) => role === "given" || role === "answer");
    const written = cells.filter(({ role }) => role === "written");
    return [
      [id, code.map(({ released }) => released).join("\n")] as const,
      ...written.map((cell) => [cell.id, cell.released] as const),
    ];
  }));
}

/** The model answers with their rubrics, for whoever reads written answers. */
function modelsOf({ cells }: Sheet): ReadonlyMap<string, string> {
  return new Map(
    cells.filter(({ role }) => role === "written").map(({ id, source }) => [id, source]),
  );
}

function sheetOf({ sheet, seed, tests }: Request): Promise<Sheet> {
  return readSheet(sheet, { seed, ...tests === undefined ? {} : { tests } });
}

/** @throws {RangeError} when the one who is to be graded again is not there, or not alone */
function againOf({ again }: Request, submissions: readonly HandedIn[]): ReadonlySet<string> {
  if (again === "what has changed") return new Set();
  if (again === "all") return new Set(submissions.map(({ folder }) => folder));
  const found = submissions.filter((one) => [one.student, one.folder].includes(again.only));
  if (found.length === 1) return new Set(found.map(({ folder }) => folder));
  const got = found.length === 0 ? "nobody" : found.map(({ folder }) => folder).join(", ");
  throw new RangeError(`Expected --only to name one submission; "${again.only}" names ${got}`);
}

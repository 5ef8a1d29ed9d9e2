import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { join } from "node:path";
import type { Surroundings } from "../../command/command.ts";
import { reason } from "../../ipynb/reason.ts";
import {
  type Detail,
  DETAILS,
  type LatePolicy,
  readLatePolicy,
  type Shard,
  type TableFile,
} from "../../marks/mod.ts";
import { sheetNamed } from "../../sheets/mod.ts";

/** How `deno task grade` is called. */
export const USAGE = `Usage: deno task grade DIR|ZIP --sheet SHEET [options]
       deno task grade --merge DIR... --sheet SHEET --out DIR [options]

Grades what students handed in, and writes marks and feedback. Results that are there already, from
the same notebook and the same sheet, are used again: after an interruption call it once more.

  DIR|ZIP             a folder with a folder or a notebook for each student, the ZIP of Moodle,
                      Canvas or Gradescope, or one notebook
  --sheet SHEET       such as likelihood, 03-likelihood or 3, or the path of a master
  --out DIR           where results go: grades/SHEET unless told
  --seed S            of the variant that was handed out; 0 unless told
  --roster FILE       the list of the class, where each student has a variant of their own
  --tests DIR         tests of your own, as for deno task assign
  --jobs N            submissions at a time, 1 unless told; the marks are the same with any number
  --shard I/N         only the Ith of N parts, for several machines; --merge joins them
  --only STUDENT      grades one again, by name or folder; the results of the others must be there
  --fresh             grades all again

Marks and feedback:

  --detail LEVEL      what feedback says about hidden tests: friendly (unless told), message,
                      traceback or none
  --rubric FILE       points of written answers; rubric.csv in the folder of results unless told
  --late FILE         days by which students came late
  --late-policy TEXT  what they cost: "10 % a day, 3 free days"
  --moodle FILE       the grading worksheet of Moodle, to be filled in
  --canvas FILE       the gradebook of Canvas, to be filled in, with
  --column NAME       the column of the assignment`;

/** What `deno task grade` was asked to do. */
export interface Request {
  /** What is graded, or the shards that are joined. */
  readonly from: { readonly path: string } | { readonly shards: readonly string[] };
  /** Path of the master. */
  readonly sheet: string;
  /** None is the folder named by the sheet. */
  readonly out: string | undefined;
  readonly seed: number;
  readonly roster: TableFile | undefined;
  readonly tests: string | undefined;
  readonly jobs: number;
  readonly shard: Shard;
  readonly again: { readonly only: string } | "all" | "what has changed";
  readonly marks: MarksRequest;
}

/** What marks are made of besides results. */
export interface MarksRequest {
  readonly detail: Detail;
  readonly rubric?: TableFile;
  readonly late?: TableFile;
  readonly latePolicy?: LatePolicy;
  readonly moodleWorksheet?: TableFile;
  readonly canvasGrades?: TableFile & { readonly column: string };
}

const TEXT = { type: "string" } as const, FLAG = { type: "boolean" } as const;
const OPTIONS = {
  sheet: TEXT,
  out: TEXT,
  seed: TEXT,
  roster: TEXT,
  tests: TEXT,
  jobs: TEXT,
  shard: TEXT,
  only: TEXT,
  fresh: FLAG,
  merge: FLAG,
  detail: TEXT,
  rubric: TEXT,
  late: TEXT,
  "late-policy": TEXT,
  moodle: TEXT,
  canvas: TEXT,
  column: TEXT,
} as const;

type Values = ReturnType<typeof parsed>["values"];

/**
 * Reads the command line, and the tables that it names.
 *
 * @throws {RangeError} when it is wrong
 */
export async function readRequest(
  args: readonly string[],
  { root }: Surroundings,
): Promise<Request> {
  const { values, positionals } = parsed(args);
  const { sheet, out, tests, fresh, only, merge } = values;
  if (sheet === undefined) throw new RangeError("Expected --sheet SHEET; got none");
  if (merge ? positionals.length === 0 || out === undefined : positionals.length !== 1) {
    const expected = merge ? "folders of shards and --out DIR" : "one folder or ZIP";
    throw new RangeError(`Expected ${expected}; got ${positionals.join(" ") || "none"}`);
  }
  if (only !== undefined && values.shard !== undefined) {
    throw new RangeError("Expected --only or --shard; got both");
  }
  return {
    from: merge ? { shards: positionals } : { path: positionals[0]! },
    sheet: await sheetNamed(root, sheet),
    out,
    seed: whole(values.seed ?? "0", "--seed", 0),
    roster: await tableAt(values.roster),
    tests,
    jobs: whole(values.jobs ?? "1", "--jobs", 1, 4 * availableParallelism()),
    shard: readShard(values.shard ?? "1/1"),
    again: only !== undefined ? { only } : fresh ? "all" : "what has changed",
    marks: await readMarks(values),
  };
}

// deno-lint-ignore explicit-function-return-type -- its options say what it gives
function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options: OPTIONS });
  } catch (error) {
    throw new RangeError((error as Error).message.split(". ")[0]);
  }
}

function whole(text: string, name: string, least: number, most = 2 ** 31 - 1): number {
  const value = /^\d+$/.test(text) ? Number(text) : NaN;
  if (value >= least && value <= most) return value;
  throw new RangeError(`Expected ${name} from ${least} to ${most}; got ${text}`);
}

function readShard(text: string): Shard {
  const [, index, of] = /^(\d+)\/(\d+)$/.exec(text) ?? [];
  const shard = { index: Number(index), of: Number(of) };
  if (shard.index >= 1 && shard.index <= shard.of) return shard;
  throw new RangeError(`Expected --shard such as 1/8; got ${text}`);
}

async function readMarks(values: Values): Promise<MarksRequest> {
  const { detail = "friendly", canvas, column } = values;
  const level = DETAILS.find((name) => name === detail);
  if (level === undefined) {
    throw new RangeError(`Expected --detail ${DETAILS.join(", ")}; got ${detail}`);
  }
  if ((canvas === undefined) !== (column === undefined)) {
    throw new RangeError("Expected --canvas FILE and --column NAME; got one of them");
  }
  const policy = values["late-policy"];
  const gradebook = await tableAt(canvas);
  return {
    detail: level,
    ...named("rubric", await tableAt(values.rubric)),
    ...named("late", await tableAt(values.late)),
    ...named("latePolicy", policy === undefined ? undefined : readLatePolicy(policy)),
    ...named("moodleWorksheet", await tableAt(values.moodle)),
    ...named("canvasGrades", gradebook && { ...gradebook, column: column! }),
  };
}

function named<Name extends string, Value>(
  name: Name,
  value: Value | undefined,
): { [name in Name]?: Value } {
  return value === undefined ? {} : { [name]: value } as { [name in Name]: Value };
}

async function tableAt(path: string | undefined): Promise<TableFile | undefined> {
  if (path === undefined) return undefined;
  try {
    return { path, text: await Deno.readTextFile(path) };
  } catch (error) {
    throw new RangeError(`Cannot read ${path}: ${reason(error)}`);
  }
}

/** The folder in which results go unless told. */
export function usualFolder(sheet: string): string {
  return join("grades", sheet);
}

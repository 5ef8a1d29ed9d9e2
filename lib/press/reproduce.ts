/**
 * `deno task reproduce`: runs the notebooks on the Deno kernel and holds every claim against the
 * ledger in `data/chapters/`.
 *
 * Exit codes: 0 when every claim was checked and holds (and, with `--check`, every file repeats byte
 * for byte), 1 when not, 2 when the command line is wrong.
 *
 * @module
 */
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { type Chapter, chooseChapters, findChapters, notebooksOf } from "./ipynb/mod.ts";
import {
  type ChapterReport,
  complaints,
  countClaims,
  type LedgerClaim,
  ledgerTable,
  type Options,
  readLedger,
  readOptions,
  reproduceChapter,
  requireWritten,
  summary,
  USAGE,
} from "./reproduce/mod.ts";

/** Kernels side by side: each computes on one core, and small machines have two. */
const AT_ONCE = 2;

/** Where the course lies, and where the report goes. */
export interface Surroundings {
  /** Folder with `notebooks/` and `data/chapters/`. */
  readonly root: string;
  readonly print: (text: string) => void;
  /** Longest time for one cell, in seconds; 300 unless told. */
  readonly cellSeconds?: number;
}

/**
 * The command.
 *
 * @param args as on the command line
 * @returns the exit code
 */
export async function reproduce(
  args: readonly string[],
  { root, print, cellSeconds = 300 }: Surroundings,
): Promise<number> {
  if (args.includes("--help")) {
    print(USAGE);
    return 0;
  }
  let options: Options, chapters: Chapter[], ledger: readonly LedgerClaim[];
  try {
    options = readOptions(args);
    const found = await findChapters(join(root, "notebooks"));
    chapters = chooseChapters(found, options.chapters);
    const data = join(root, "data", "chapters");
    ledger = await readLedger(data);
    await requireWritten(data, found);
  } catch (error) {
    const isUsage = error instanceof RangeError; // a wrong option or chapter, not a broken file
    print(isUsage ? `${error.message}\n\n${USAGE}` : (error as Error).message);
    return isUsage ? 2 : 1;
  }
  const started: Promise<ChapterReport>[] = [];
  for (const [i, chapter] of chapters.entries()) {
    if (i >= AT_ONCE) await started[i - AT_ONCE];
    const paths = notebooksOf(chapter).map((path) => relative(root, path));
    print(`Running ${paths.join(" and ")} ...`);
    const claims = ledger.filter((claim) => claim.chapter === chapter.slug);
    started.push(reproduceChapter(chapter, claims, { ...options, cellSeconds }));
  }
  const reports: ChapterReport[] = [];
  for (const report of started) {
    reports.push(await report);
    printReport(reports.at(-1)!, print);
  }
  if (options.chapters.length === 0) printPlanned(ledger, chapters, print);
  print(summary(reports.map(({ judgement }) => judgement), options.seed));
  return reports.every(isGood) ? 0 : 1;
}

/** Claims wait in the ledger until their chapter is written; they are neither checked nor missing. */
function printPlanned(
  ledger: readonly LedgerClaim[],
  chapters: readonly Chapter[],
  print: (text: string) => void,
): void {
  const planned = ledger.filter(({ chapter }) => !chapters.some(({ slug }) => slug === chapter));
  if (planned.length === 0) return;
  const slugs = new Set(planned.map(({ chapter }) => chapter));
  print(`planned   ${planned.length} claims of ${slugs.size} chapters without notebook\n`);
}

function printReport({ judgement, problem }: ChapterReport, print: (text: string) => void): void {
  const remarks = [...complaints(judgement.rows), ...(problem === undefined ? [] : [problem])];
  print(["", ledgerTable(judgement.rows), "", ...remarks, ...(remarks.length > 0 ? [""] : [])]
    .join("\n"));
}

function isGood({ judgement, problem }: ChapterReport): boolean {
  const { failed, missing } = countClaims(judgement.claims);
  return failed + missing === 0 && problem === undefined;
}

if (import.meta.main) {
  const root = fileURLToPath(new URL("../../", import.meta.url));
  Deno.exit(
    await reproduce(Deno.args, { root: relative(Deno.cwd(), root) || ".", print: console.log }),
  );
}

/**
 * `deno task reproduce`: runs the notebooks on the Deno kernel and holds every claim against
 * `data/claims.json`.
 *
 * Exit codes: 0 when every claim was checked and holds (and, with `--check`, every file repeats byte
 * for byte), 1 when not, 2 when the command line is wrong.
 *
 * @module
 */
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { type Chapter, chooseChapters, findChapters } from "./ipynb/mod.ts";
import {
  type ChapterReport,
  complaints,
  countClaims,
  judgeChapter,
  type LedgerClaim,
  ledgerTable,
  type Options,
  readLedger,
  readOptions,
  reproduceChapter,
  summary,
  USAGE,
} from "./reproduce/mod.ts";

/** Kernels side by side: each computes on one core, and small machines have two. */
const AT_ONCE = 2;

/** Where the course lies, and where the report goes. */
export interface Surroundings {
  /** Folder with `notebooks/` and `data/claims.json`. */
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
    ledger = await readLedger(join(root, "data", "claims.json"));
  } catch (error) {
    const isUsage = error instanceof RangeError; // a wrong option or chapter, not a broken file
    print(isUsage ? `${error.message}\n\n${USAGE}` : (error as Error).message);
    return isUsage ? 2 : 1;
  }
  const started: Promise<ChapterReport>[] = [];
  for (const [i, chapter] of chapters.entries()) {
    if (i >= AT_ONCE) await started[i - AT_ONCE];
    print(`Running ${relative(root, chapter.path)} ...`);
    const claims = ledger.filter((claim) => claim.chapter === chapter.slug);
    started.push(reproduceChapter(chapter, claims, { ...options, cellSeconds }));
  }
  const reports: ChapterReport[] = [];
  for (const report of started) {
    reports.push(await report);
    printReport(reports.at(-1)!, print);
  }
  if (options.chapters.length === 0) {
    reports.push(...unwritten(ledger, chapters));
    reports.slice(chapters.length).forEach((report) => printReport(report, print));
  }
  print(summary(reports.map(({ judgement }) => judgement), options.seed));
  return reports.every(isGood) ? 0 : 1;
}

/** Chapters of the ledger that have no notebook: all their claims are missing. */
function unwritten(ledger: readonly LedgerClaim[], chapters: readonly Chapter[]): ChapterReport[] {
  const claims = ledger.filter(({ chapter }) => !chapters.some(({ slug }) => slug === chapter));
  return [...new Set(claims.map(({ chapter }) => chapter))].map((slug) => ({
    judgement: judgeChapter({
      ledger: claims.filter(({ chapter }) => chapter === slug),
      records: [],
      absent: "missing",
      skipped: new Set(),
    }),
    problem: `data/claims.json has claims of the chapter "${slug}", which has no notebook`,
  }));
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

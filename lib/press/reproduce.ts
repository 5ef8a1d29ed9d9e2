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
  chapterPart,
  type ChapterReport,
  complaints,
  countClaims,
  findChapterData,
  KERNELS_AT_ONCE,
  type LedgerClaim,
  ledgerTable,
  measureTable,
  ofOtherData,
  type Options,
  readExamples,
  readLedger,
  readOptions,
  reproduceChapter,
  requireWritten,
  slowestFirst,
  summary,
  sweep,
  USAGE,
  vary,
} from "./reproduce/mod.ts";

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
    if (options.work === "table") return await measureTable(root);
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
  const claimsOf = ({ slug }: Chapter): readonly LedgerClaim[] => chapterPart(ledger, slug);
  if (options.seeds !== undefined) {
    const swept = chapters.map((chapter) => ({ chapter, claims: claimsOf(chapter) }));
    const { lines, isGood } = await sweep(
      swept,
      { ...options, cellSeconds, roots: options.seeds },
      print,
    );
    print(lines.join("\n"));
    return isGood ? 0 : 1;
  }
  if (options.example === "others") {
    return await varyAll(chapters, { root, print, cellSeconds }, options);
  }
  const started = new Map<Chapter, Promise<ChapterReport>>();
  const order = await slowestFirst(chapters);
  for (const [i, chapter] of order.entries()) {
    if (i >= KERNELS_AT_ONCE) await started.get(order[i - KERNELS_AT_ONCE]!);
    const paths = notebooksOf(chapter).map((path) => relative(root, path));
    print(`Running ${paths.join(" and ")} ...`);
    const report = reproduceChapter(chapter, claimsOf(chapter), { ...options, cellSeconds });
    started.set(chapter, report);
  }
  const reports: ChapterReport[] = [];
  for (const chapter of chapters) {
    reports.push(await started.get(chapter)!);
    printReport(reports.at(-1)!, print);
  }
  if (options.chapters.length === 0) printPlanned(ledger, chapters, print);
  print(summary({
    judgements: reports.map(({ judgement }) => judgement),
    seed: options.seed,
    troubled: reports.filter(({ problem }) => problem !== undefined).length,
  }));
  return reports.every(isGood) ? 0 : 1;
}

/** Runs each chapter on the other running examples that its folder of data has. */
async function varyAll(
  chapters: readonly Chapter[],
  { root, print, cellSeconds = 300 }: Surroundings,
  options: Options,
): Promise<number> {
  const folders = await findChapterData(join(root, "data", "chapters"));
  let isGood = true;
  for (const chapter of chapters) {
    const folder = folders.find(({ slug }) => slug === chapter.slug);
    const examples = folder ? await readExamples(folder) : [];
    if (examples.length === 0) print(`${chapter.slug} has no other examples`);
    for (const [i, source] of examples.entries()) {
      print(`${chapter.slug}, example ${i + 1} of ${examples.length}:`);
      const varied = await vary(chapter, source, { ...options, cellSeconds });
      print(varied.lines.map((line) => `  ${line}`).join("\n"));
      isGood &&= varied.isGood;
    }
  }
  return isGood ? 0 : 1;
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
  const { rows } = judgement;
  const remarks = [
    ...complaints(rows),
    ...ofOtherData(rows),
    ...(problem === undefined ? [] : [problem]),
  ];
  print(["", ledgerTable(rows), "", ...remarks, ...(remarks.length > 0 ? [""] : [])]
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

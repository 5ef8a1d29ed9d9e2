import pLimit from "p-limit";
import type { Chapter } from "../ipynb/mod.ts";
import { KERNELS_AT_ONCE } from "./kernels.ts";
import { type ChapterReport, reproduceChapter } from "./reproduce_chapter.ts";
import type { LedgerClaim } from "./ledger.ts";
import type { NotebookOptions } from "./reproduce_notebook.ts";
import { type CheckOverRoots, isHonest, overRoots, type RootRows } from "./over_roots.ts";

/** Averages that failed are drawn again with so many times the draws: a quarter of the chance. */
const MORE_DRAWS = 16;
/** From which share of what is allowed on a check is worth a line. */
const NEAR = 0.6;

/** A chapter and what it has to report. */
export interface SweptChapter {
  readonly chapter: Chapter;
  readonly claims: readonly LedgerClaim[];
}

/** What came of going through many roots. */
export interface Sweep {
  readonly lines: readonly string[];
  /** Whether all checks hold, those that failed with more draws, and every notebook ran to its end. */
  readonly isGood: boolean;
}

/**
 * Runs chapters from the roots 1 to `roots`, and from each root at which a check fails once more with
 * 16 times the draws: what fails by chance holds then, and what is false, or has no standard error,
 * fails again.
 *
 * @param print gets a line for each run that does not hold, as it comes
 */
export async function sweep(
  chapters: readonly SweptChapter[],
  options: Omit<NotebookOptions, "seed" | "draws"> & { readonly roots: number },
  print: (line: string) => void,
): Promise<Sweep> {
  const { roots } = options;
  const jobs = chapters.flatMap((swept) =>
    Array.from({ length: roots }, (_, i) => ({ ...swept, root: i + 1 }))
  );
  const runs: { slug: string; run: RootRows }[] = [];
  const problems: string[] = [];
  const again: string[] = []; // checks that fail with more draws, too

  async function run({ chapter, claims, root }: typeof jobs[number]): Promise<void> {
    const report = await reproduceChapter(chapter, claims, { ...options, seed: root });
    runs.push({ slug: chapter.slug, run: { root, rows: report.judgement.rows } });
    if (report.problem) problems.push(`root ${root}: ${report.problem}`);
    const failing = failuresOf(report);
    if (failing.length === 0) return;
    print(`${chapter.slug}, root ${root}: fails ${failing.join(", ")}`);
    const more = await reproduceChapter(chapter, claims, {
      ...options,
      seed: root,
      draws: MORE_DRAWS,
    });
    const still = failuresOf(more).filter((name) => failing.includes(name));
    again.push(...still.map((name) => `${name} at root ${root}`));
  }

  await pLimit(KERNELS_AT_ONCE).map(jobs, run);
  const checks = [...Map.groupBy(runs, ({ slug }) => slug).values()]
    .flatMap((ofChapter) => overRoots(ofChapter.map(({ run }) => run)));
  const failed = checks.filter(({ failing }) => failing.length > 0);
  const dishonest = checks.filter(({ z }) => z && !isHonest(z, roots));
  const shown = checks.filter((check) =>
    [...failed, ...dishonest].includes(check) || (check.worst?.share ?? 0) >= NEAR
  );
  const summary = `${roots} roots: ${checks.length} checks, ${failed.length} failed at a root, ` +
    `${again.length} failed with ${MORE_DRAWS} times the draws, ` +
    `${dishonest.length} with a doubtful standard error`;
  return {
    lines: [
      ...shown.toSorted((a, b) => (b.worst?.share ?? 0) - (a.worst?.share ?? 0)).map(lineOf),
      ...again.map((name) => `FAILS ${name} with ${MORE_DRAWS} times the draws`),
      ...new Set(problems),
      summary,
    ],
    isGood: again.length + dishonest.length + problems.length === 0,
  };
}

function failuresOf({ judgement }: ChapterReport): string[] {
  return judgement.rows.filter(({ verdict }) => verdict === "fails")
    .map(({ id, check }) => `${id} ${check}`);
}

function lineOf({ id, check, failing, worst, z }: CheckOverRoots): string {
  const parts = [
    worst ? `${worst.share.toFixed(2)} of what is allowed at root ${worst.root}` : "",
    z ? `z ${z.mean.toFixed(2)} ± ${z.sd.toFixed(2)}` : "",
    failing.length > 0 ? `fails at ${failing.join(", ")}` : "",
  ];
  return `${id} ${check}: ${parts.filter((part) => part !== "").join("; ")}`;
}

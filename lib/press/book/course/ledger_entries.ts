import { chapterPart } from "../../reproduce/chapter_part.ts";
import {
  judgeChapter,
  type Row,
  type Verdict,
  worstVerdict,
} from "../../reproduce/judge_chapter.ts";
import type { LedgerClaim } from "../../reproduce/ledger.ts";
import { shownBySaved, uniteShown } from "../../reproduce/shown.ts";
import { type ClaimRecord, claimRecords } from "../../reproduce/records.ts";
import type { BookChapter } from "../render_chapter.ts";
import { errorAt } from "../../show/cell_place.ts";
import type { Course, Source } from "./course.ts";

/** A claim of the course with all that is known of it. */
export interface LedgerEntry {
  readonly claim: LedgerClaim;
  /** The document that it was taken from, where the course names it. */
  readonly source: Source | undefined;
  /** The chapter that reports it. */
  readonly chapter: BookChapter;
  /** Id of the cell that reports it, there or in its evidence, shows it, or links to its works. */
  readonly cell: string | undefined;
  /** Address of that cell in the book. */
  readonly href: string | undefined;
  /** Its checks in the evidence, when there are any: how many, and where the first is. */
  readonly further: { readonly href: string; readonly checks: number } | undefined;
  readonly rows: readonly Row[];
  readonly verdict: Verdict;
}

interface Place {
  /** Of the notebook. */
  readonly page: string;
  readonly cell: string;
}

interface Reported extends Place {
  readonly record: ClaimRecord;
}

/**
 * Holds what the chapters have saved against the ledger, as `deno task reproduce` holds what they
 * compute.
 *
 * @returns the claims of these chapters in the order of the ledger; what other chapters will claim is
 *   only planned
 * @throws {Error} naming notebook and cell when a record has another shape
 */
export function ledgerEntries(
  { claims, sources }: Pick<Course, "claims" | "sources">,
  chapters: readonly BookChapter[],
): LedgerEntry[] {
  const judged = new Map(chapters.map((chapter) => {
    const { evidence } = chapter;
    const reported = [...reportedBy(chapter), ...evidence ? reportedBy(evidence) : []];
    const ledger = chapterPart(claims, chapter.slug);
    const records = reported.map(({ record }) => record);
    const notebooks = [chapter, ...evidence ? [evidence] : []];
    const judgement = judgeChapter({
      ledger,
      records,
      shown: uniteShown(notebooks.map(({ cells }) => shownBySaved(cells))),
      absent: "missing",
      skipped: new Set(),
    });
    return [chapter.slug, { chapter, reported, judgement }];
  }));
  return claims.flatMap((claim) => {
    const found = judged.get(claim.chapter);
    if (found === undefined) return [];
    const { chapter } = found;
    const others = claim.checks.flatMap(({ standsIn }) => judged.get(standsIn ?? "") ?? []);
    const all = [...new Set([found, ...others])];
    const reports = all.flatMap(({ reported }) => reported).filter(({ record }) =>
      [record.id, ...record.covers].includes(claim.id)
    );
    const place = reports[0] ?? placeWithoutRecord(claim, chapter);
    const rows = all.flatMap(({ judgement }) => judgement.rows).filter(({ id }) => id === claim.id);
    const pages = new Set(all.map(({ chapter }) => chapter.evidence?.page));
    return [{
      claim,
      source: sources.find(({ id }) => claim.id.startsWith(`${id}.`)),
      chapter,
      cell: place?.cell,
      href: place && hrefOf(place),
      further: furtherOf(rows, reports.filter(({ page }) => pages.has(page))),
      rows,
      verdict: worstVerdict(rows),
    }];
  });
}

function furtherOf(rows: readonly Row[], reports: readonly Reported[]): LedgerEntry["further"] {
  const among = reports.map((report) => ({
    href: hrefOf(report),
    checks: rows.filter(({ record }) => record && report.record.checks.includes(record)).length,
  })).filter(({ checks }) => checks > 0);
  if (among.length === 0) return undefined;
  return { href: among[0]!.href, checks: among.reduce((sum, { checks }) => sum + checks, 0) };
}

/** The cell whose picture or links stand for a claim that no cell reports. */
function placeWithoutRecord(
  { figure, cites = [] }: LedgerClaim,
  { cells, page }: BookChapter,
): Place | undefined {
  const cell = cells.find(({ id, cell_type, source }) =>
    id === figure || (cell_type === "markdown" && cites.some((address) => source.includes(address)))
  );
  return cell && { page, cell: cell.id };
}

function hrefOf({ page, cell }: Place): string {
  return `${page}#${cell}`;
}

function reportedBy({ cells, page }: BookChapter): Reported[] {
  return cells.flatMap((cell) => {
    if (cell.cell_type !== "code") return [];
    try {
      return claimRecords(cell.outputs).map((record) => ({ page, cell: cell.id, record }));
    } catch (error) {
      const notebook = page.replace(/html$/, "ipynb");
      throw errorAt({ notebook, cell: cell.id }, (error as Error).message);
    }
  });
}

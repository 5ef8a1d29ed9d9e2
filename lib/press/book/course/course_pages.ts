import type { BookChapter } from "../chapter.ts";
import { type Markup, markup, NOTHING } from "../../show/markup.ts";
import { renderBibliographyPage } from "../pages/bibliography_page.ts";
import { countOf } from "../pages/count.ts";
import { renderLedgerPage } from "../pages/ledger_page.ts";
import { renderOutcomesPage } from "../pages/outcomes_page.ts";
import { renderPlanPage } from "../pages/plan_page.ts";
import { renderTextPage } from "../pages/text_page.ts";
import type { Course } from "./course.ts";
import type { LedgerEntry } from "./ledger_entries.ts";

// A book without data has these pages all the same, so that every link of the menu leads somewhere.
const BARE: Readonly<Record<string, string>> = {
  glossary: "# Glossary\n\nThere is none yet.",
  notation: "# Notation\n\nThere is no comparison yet.",
};

/**
 * The pages around the chapters, by path.
 *
 * @param entries the ledger, judged
 * @throws {Error} naming the file and the reason when a text cannot be shown
 */
export function coursePages(
  course: Course,
  chapters: readonly BookChapter[],
  entries: readonly LedgerEntry[],
): Map<string, string> {
  const { works, outcomes, weeks, texts } = course;
  const written = Object.entries({ ...BARE, ...Object.fromEntries(texts) });
  return new Map([
    ["ledger.html", renderLedgerPage(entries)],
    ["bibliography.html", renderBibliographyPage(works, chapters)],
    ["outcomes.html", renderOutcomesPage(outcomes, chapters, entries)],
    ["plan.html", renderPlanPage(weeks, chapters)],
    ...written.map(([name, text]) => [`${name}.html`, renderTextPage(name, text)] as const),
  ]);
}

/** What the pages around the chapters know of one: its claims, and the works that it cites. */
export function renderLookUp(
  { slug }: BookChapter,
  { works }: Course,
  entries: readonly LedgerEntry[],
): Markup {
  const claims = entries.filter(({ claim }) => claim.chapter === slug);
  const cited = works.filter((work) => work.cited.some(({ chapter }) => chapter === slug));
  const ledger = claims.length === 0
    ? NOTHING
    : markup`<p><a href="ledger.html#${claims[0]!.claim.id}">${
      countOf(claims.length, "claim")
    } of this chapter in the ledger</a></p>\n`;
  const list = cited.length === 0
    ? NOTHING
    : markup`<p>Cited: ${
      cited.map(({ id, authors, year }, i) =>
        markup`${i === 0 ? "" : ", "}<a href="bibliography.html#${id}">${
          shortName(authors)
        } ${year}</a>`
      )
    }</p>\n`;
  return claims.length + cited.length === 0
    ? NOTHING
    : markup`<div class="look-up">\n${ledger}${list}</div>\n`;
}

/** "Liu, Gong and Liu" is long for a line: "Liu et al.". */
function shortName(authors: readonly string[]): string {
  const names = authors.map((author) => author.slice(author.lastIndexOf(" ") + 1));
  return names.length > 2 ? `${names[0]} et al.` : names.join(" and ");
}

import type { BookChapter } from "../render_chapter.ts";
import { countChecks } from "../evidence.ts";
import { type Markup, markup, NOTHING } from "../../show/markup.ts";
import { renderBibliographyPage } from "../pages/bibliography_page.ts";
import { countOf } from "../../show/count.ts";
import { renderLedgerPage } from "../pages/ledger_page.ts";
import { renderOutcomesPage } from "../pages/outcomes_page.ts";
import { renderPlanPage } from "../pages/plan_page.ts";
import { renderTextPage } from "../pages/text_page.ts";
import { citationsOf } from "./citations.ts";
import type { Course } from "./course.ts";
import { courseTexts } from "./course_texts.ts";
import type { LedgerEntry } from "./ledger_entries.ts";

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
  const { works, outcomes, weeks } = course;
  const written = [...courseTexts(course, chapters)];
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
  chapter: BookChapter,
  { works }: Course,
  entries: readonly LedgerEntry[],
): Markup {
  const claims = entries.filter(({ claim }) => claim.chapter === chapter.slug);
  const cited = works.filter((work) => citationsOf(work, [chapter]).length > 0);
  const ledger = claims.length === 0
    ? NOTHING
    : markup`<p><a href="ledger.html#${claims[0]!.claim.id}">${
      countOf(claims.length, "claim")
    } of this chapter in the ledger</a></p>\n`;
  const { evidence } = chapter;
  const further = evidence === undefined
    ? NOTHING
    : markup`<p><a href="${evidence.page}">Evidence: ${
      countOf(countChecks(evidence.cells), "further check")
    } of these claims</a></p>\n`;
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
    : markup`<div class="look-up">\n${ledger}${further}${list}</div>\n`;
}

/** "Liu, Gong and Liu" is long for a line: "Liu et al.". */
function shortName(authors: readonly string[]): string {
  const names = authors.map((author) => author.slice(author.lastIndexOf(" ") + 1));
  return names.length > 2 ? `${names[0]} et al.` : names.join(" and ");
}

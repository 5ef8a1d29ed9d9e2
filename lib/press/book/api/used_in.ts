import { type Markup, markup, NOTHING } from "../../show/markup.ts";
import type { BookChapter, NameUse } from "../render_chapter.ts";

/** A use of a name, and where its chapter is. */
export interface ChapterUse extends NameUse {
  /** Path of the chapter's page. */
  readonly page: string;
  /** Number of the chapter. */
  readonly chapter: number;
}

/** Where the names of the library are used, by their addresses. */
export type Uses = ReadonlyMap<string, readonly ChapterUse[]>;

/** Gathers what the chapters use, in the order of the course. */
export function usesIn(chapters: readonly BookChapter[]): Uses {
  return Map.groupBy(
    chapters.flatMap(({ page, number, uses }) =>
      uses.map((use): ChapterUse => ({ ...use, page, chapter: number }))
    ),
    ({ href }) => href,
  );
}

/**
 * Links to the cells that use a name, the first of each section.
 *
 * @param uses of one name
 * @param root what leads from the page to the root of the book
 */
export function renderUsedIn(uses: readonly ChapterUse[], root: string): Markup {
  if (uses.length === 0) return NOTHING;
  const chapters = Map.groupBy(uses, ({ page }) => page);
  const lines = [...chapters.values()].map((all) => {
    const sections = Map.groupBy(all, ({ section }) => section.html);
    const links = [...sections.values()].map(([first]) =>
      markup`<li><a href="${root}${first!.page}#${first!.cell}">${first!.section}</a></li>\n`
    );
    return markup`<p>Used in chapter ${all[0]!.chapter}:</p>\n<ul>\n${links}</ul>\n`;
  });
  return markup`<div class="used-in">\n${lines}</div>\n`;
}

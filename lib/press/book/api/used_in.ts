import { type Markup, markup, NOTHING, trusted } from "../markup.ts";
import type { Site } from "../site.ts";

/** A cell that uses a name of the library. */
export interface NameUse {
  /** Path of the chapter's page. */
  readonly page: string;
  /** Number of the chapter. */
  readonly chapter: number;
  /** Id of the cell. */
  readonly cell: string;
  /** The heading above the cell. */
  readonly section: Markup;
}

/** Where the names of the library are used, by their addresses. */
export type Uses = ReadonlyMap<string, readonly NameUse[]>;

const CHAPTER = /^(\d\d)-[^/]+(?<!-evidence)\.html$/;
// In our own pages: a heading, a code cell, or a word in code that leads to the library and is no
// import (those are the ones where the Tab key stops).
const MARKS =
  /<h[1-6] id="[^"]*"[^>]*>(?<heading>[^]*?)<\/h[1-6]>|<section class="cell code" id="(?<cell>[^"]*)"|<a class="api" href="(?<href>[^"]*)" tabindex="-1">/g;
const ANCHOR = /\s*<a class="anchor"[^]*$/;

/** Finds the uses in the pages of the chapters, where {@link cellLinks} left links to them. */
export function usesIn(pages: Site): Uses {
  const uses = new Map<string, NameUse[]>();
  for (const [page, { bytes }] of pages) {
    const number = CHAPTER.exec(page)?.[1];
    if (number === undefined) continue;
    let section = NOTHING, cell = "";
    for (const { groups = {} } of new TextDecoder().decode(bytes).matchAll(MARKS)) {
      if (groups.heading !== undefined) section = trusted(groups.heading.replace(ANCHOR, ""));
      cell = groups.cell ?? cell;
      if (groups.href === undefined) continue;
      const use = { page, chapter: Number(number), cell, section };
      uses.set(groups.href, [...uses.get(groups.href) ?? [], use]);
    }
  }
  return uses;
}

/**
 * Links to the cells that use a name, the first of each section.
 *
 * @param uses of one name
 * @param root what leads from the page to the root of the book
 */
export function renderUsedIn(uses: readonly NameUse[], root: string): Markup {
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

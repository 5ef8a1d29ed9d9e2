import type { Site } from "../../lib/press/book/mod.ts";

/** The pages of a book: paths such as "index.html". */
export function pagesOf(site: Site): string[] {
  return [...site.keys()].filter((path) => path.endsWith(".html") && !path.startsWith("assets/"));
}

/** The pages of its chapters and of their evidence. */
export function notebookPagesOf(site: Site): string[] {
  return pagesOf(site).filter((path) => /^\d\d-[\w-]+\.html$/.test(path));
}

/** The pages of its chapters. */
export function chaptersOf(site: Site): string[] {
  return notebookPagesOf(site).filter((path) => !path.endsWith("-evidence.html"));
}

/** The pages of its problem sheets. */
export function sheetsOf(site: Site): string[] {
  return pagesOf(site).filter((path) => path.startsWith("problems-"));
}

/**
 * One page of each kind: a chapter, a problem sheet, the index and a page of the library, and whatever
 * stands alone.
 */
export function kindsOf(site: Site): string[] {
  const pages = pagesOf(site), chapters = notebookPagesOf(site), sheets = sheetsOf(site);
  const library = pages.filter((path) => path.includes("/"));
  const many = [...chapters, ...sheets, ...library];
  const alone = pages.filter((path) => !many.includes(path));
  return [...alone, ...chapters.slice(0, 1), ...sheets.slice(0, 1), ...library.slice(0, 2)];
}

import type { Notebook } from "../ipynb/mod.ts";

/** A link from a sheet to a chapter: "[chapter 7](../07-conditional-flow-matching.ipynb#the-loss)". */
const TO_CHAPTER = /\[([^\]\n]+)\]\(\.\.\/(\d\d-[a-z0-9-]+)\.ipynb(#[\w-]+)?\)/g;
const TO_NOTEBOOK = /\]\(([^)\s]+\.ipynb[^)]*)\)/g;

/**
 * A sheet whose links to chapters lead to the book, or are their words alone: a student's folder holds
 * no chapters.
 *
 * @param book address of the book, without a slash at its end; undefined where there is none
 */
export function withLinksTo(notebook: Notebook, book: string | undefined): Notebook {
  const cells = notebook.cells.map((cell) =>
    cell.cell_type !== "markdown" ? cell : {
      ...cell,
      source: cell.source.replace(
        TO_CHAPTER,
        (_, words, chapter, anchor = "") =>
          book === undefined ? words : `[${words}](${book}/${chapter}.html${anchor})`,
      ),
    }
  );
  return { ...notebook, cells };
}

/** Links to notebooks of a source that are no links from a sheet to a chapter. */
export function otherNotebookLinks(source: string): string[] {
  return [...source.replaceAll(TO_CHAPTER, "").matchAll(TO_NOTEBOOK)].map(([, link]) => link!);
}

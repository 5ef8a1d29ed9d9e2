import { findChapters, readNotebook } from "../ipynb/mod.ts";
import { type BookChapter, renderChapter } from "./chapter.ts";
import { requireLinks } from "./links.ts";
import { sharedAssets } from "./pages/assets.ts";
import { renderChapterPage } from "./pages/chapter_page.ts";
import { renderIndexPage } from "./pages/index_page.ts";
import { type Asset, asset, type Site } from "./site.ts";

/**
 * The whole book, from the notebooks and what their cells printed; nothing is executed, and equal
 * notebooks give equal bytes.
 *
 * @param options.notebooks folder with the notebooks, named `NN-slug.ipynb`
 * @throws {Error} naming the notebook, the cell and the reason when something cannot be shown
 */
export async function buildBook(options: { readonly notebooks: string }): Promise<Site> {
  const found = await findChapters(options.notebooks);
  const chapters: BookChapter[] = [];
  for (const chapter of found) {
    chapters.push(renderChapter(await readNotebook(chapter.path), chapter));
  }
  const site = new Map<string, Asset>(await sharedAssets());
  const add = (path: string, html: string): void => {
    site.set(path, asset(path, html));
  };
  add("index.html", renderIndexPage(chapters));
  chapters.forEach((chapter, i) => {
    const neighbours = { previous: chapters[i - 1], next: chapters[i + 1] };
    add(chapter.page, renderChapterPage(chapter, neighbours));
    for (const [path, file] of chapter.files) site.set(path, file);
  });
  requireLinks(site);
  return site;
}

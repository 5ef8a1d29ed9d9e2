import { basename, join } from "node:path";
import {
  type Chapter,
  findChapters,
  type Notebook,
  parseNotebook,
  readNotebookText,
} from "../ipynb/mod.ts";
import { SEARCH_PATH } from "../show/search_document.ts";
import { readApiNames } from "./api/api_names.ts";
import { usesIn } from "./api/used_in.ts";
import { type BookChapter, type ChapterPlace, renderChapter } from "./chapter.ts";
import {
  type Course,
  coursePages,
  ledgerEntries,
  readCourse,
  renderLookUp,
  searchDocuments,
} from "./course/mod.ts";
import { furtherChecks, renderFurther } from "./evidence.ts";
import { type BookPages, PRODUCERS } from "./producers.ts";
import { answersIn, type ResultSource } from "./predictions/mod.ts";
import { requireLinks } from "./links.ts";
import { sharedAssets } from "./pages/assets.ts";
import { renderChapterPage } from "./pages/chapter_page.ts";
import { countOf } from "./pages/count.ts";
import { renderEvidencePage } from "./pages/evidence_page.ts";
import { renderIndexPage } from "./pages/index_page.ts";
import { renderVerifyPage } from "./pages/verify_page.ts";
import { type Asset, asset, type Site } from "../show/site.ts";

/**
 * The pages of the book, from the notebooks and what their cells printed; nothing is executed, and
 * equal notebooks give equal bytes.
 *
 * They can be read as they are; {@link completeBook} adds what makes them alive.
 *
 * @param options.notebooks folder with the notebooks, named `NN-slug.ipynb`
 * @throws {Error} naming the notebook, the cell and the reason when something cannot be shown
 */
export async function buildBook(options: { readonly notebooks: string }): Promise<BookPages> {
  const chapters: BookChapter[] = [];
  for (const chapter of await findChapters(options.notebooks)) {
    chapters.push(await buildChapter(chapter));
  }
  return joinChapters(chapters, await sharedAssets(), await courseBeside(options.notebooks));
}

/** What is known of the course, in the folder `data` beside the notebooks. */
export function courseBeside(notebooks: string): Promise<Course> {
  return readCourse(join(notebooks, "..", "data"));
}

/**
 * The pages with everything that is made later: scripts, search, and what else {@link PRODUCERS} lists.
 *
 * @param pages as {@link buildBook} makes them
 * @throws {Error} when something cannot be made, or a link leads nowhere
 */
export async function completeBook(pages: BookPages): Promise<Site> {
  const parts = await Promise.all(PRODUCERS.map(({ make }) => make(pages)));
  const site = new Map([...pages, ...parts.flatMap((part) => [...part])]);
  requireLinks(site);
  return site;
}

/** A chapter from its notebook, and its evidence from another, which are among its files. */
export async function buildChapter(chapter: Chapter): Promise<BookChapter> {
  const file = basename(chapter.path), stem = basename(file, ".ipynb");
  const here = await readSource(chapter.path, file);
  if (chapter.evidence === undefined) {
    return buildPage(here, { ...chapter, stem, below: new Map(), answerOf: answersOf(here) });
  }
  const there = await readSource(chapter.evidence, `evidence/${file}`);
  const page = `${stem}.html`, evidencePage = `${stem}-evidence.html`;
  const below = [...furtherChecks(here, there)].map(([id, { cell, checks }]) =>
    [id, renderFurther(`${evidencePage}#${cell}`, `${countOf(checks, "more check")}`)] as const
  );
  const back = [...furtherChecks(there, here)].map(([id, { cell }]) =>
    [id, renderFurther(`${page}#${cell}`, `The claim in chapter ${chapter.number}`)] as const
  );
  const evidence = buildPage(there, {
    ...chapter,
    stem: `${stem}-evidence`,
    below: new Map(back),
    answerOf: answersOf(there, { page, notebook: here.notebook }),
  });
  const answerOf = answersOf(here, { page: evidencePage, notebook: there.notebook });
  return { ...buildPage(here, { ...chapter, stem, below: new Map(below), answerOf }), evidence };
}

/** The answers to predictions on a page, from its notebook and the other one of the chapter. */
function answersOf(
  { notebook }: SourceNotebook,
  ...others: readonly ResultSource[]
): ReturnType<typeof answersIn> {
  return answersIn([{ page: "", notebook }, ...others]);
}

/** A notebook as it was read. */
interface SourceNotebook {
  readonly text: string;
  readonly notebook: Notebook;
  /** File in the folder of the notebooks. */
  readonly name: string;
}

async function readSource(path: string, name: string): Promise<SourceNotebook> {
  const text = await readNotebookText(path);
  return { text, notebook: parseNotebook(text, path), name };
}

function buildPage(
  { text, notebook, name }: SourceNotebook,
  place: Omit<ChapterPlace, "file">,
): BookChapter {
  const rendered = renderChapter(notebook, { ...place, file: name });
  const path = `notebooks/${place.stem}.ipynb`; // where the page looks for it
  return { ...rendered, files: new Map([...rendered.files, [path, asset(path, text)]]) };
}

/**
 * The pages of the book from its chapters.
 *
 * @param shared files that all pages share
 * @param course what the pages around the chapters are made from
 * @throws {Error} when a link between pages leads nowhere
 */
export function joinChapters(
  chapters: readonly BookChapter[],
  shared: ReadonlyMap<string, Asset>,
  course: Course,
): BookPages {
  const entries = ledgerEntries(course, chapters);
  const site = new Map(shared);
  const add = (path: string, html: string): void => {
    site.set(path, asset(path, html));
  };
  add("index.html", renderIndexPage(chapters, entries));
  for (const [path, html] of coursePages(course, chapters, entries)) add(path, html);
  add("verify.html", renderVerifyPage(chapters));
  const documents = searchDocuments(chapters, course, entries, readApiNames());
  site.set(SEARCH_PATH, asset(SEARCH_PATH, JSON.stringify(documents)));
  chapters.forEach((chapter, i) => {
    const neighbours = { previous: chapters[i - 1], next: chapters[i + 1] };
    add(
      chapter.page,
      renderChapterPage(chapter, neighbours, renderLookUp(chapter, course, entries)),
    );
    for (const [path, file] of chapter.files) site.set(path, file);
    const { evidence } = chapter;
    if (evidence === undefined) return;
    add(evidence.page, renderEvidencePage(evidence, chapter));
    for (const [path, file] of evidence.files) site.set(path, file);
  });
  requireLinks(site, PRODUCERS.flatMap(({ makes }) => makes));
  return Object.assign(site, { uses: usesIn(chapters) });
}

import { basename } from "node:path";
import { type Chapter, findChapters } from "../ipynb/mod.ts";
import { SEARCH_PATH } from "../show/search_document.ts";
import { readApiNames } from "./api/api_names.ts";
import { usesIn } from "./api/used_in.ts";
import { type BookChapter, type ChapterPlace, renderChapter } from "./render_chapter.ts";
import type { Course } from "./course/course.ts";
import { courseBeside } from "./course/course_beside.ts";
import { coursePages, renderLookUp } from "./course/course_pages.ts";
import { ledgerEntries } from "./course/ledger_entries.ts";
import { searchDocuments } from "./course/search_documents.ts";
import { furtherChecks, renderFurther } from "./evidence.ts";
import { type BookPages, PRODUCERS } from "./producers.ts";
import { judged, recordsIn } from "./judged.ts";
import { answersIn } from "./predictions/mod.ts";
import { cutDeadLinks, requireLinks } from "./links.ts";
import { readSources, type SourceNotebook, type Taken } from "./sources.ts";
import { sharedAssets } from "./pages/assets.ts";
import { renderChapterPage, renderEvidencePage } from "./pages/chapter_page.ts";
import { countOf } from "../show/count.ts";
import { renderIndexPage } from "./pages/index_page.ts";
import { renderSheetPage } from "./pages/sheet_page.ts";
import { renderVerifyPage } from "./pages/verify_page.ts";
import { readBookSheets } from "./sheets/read_sheets.ts";
import { judgeChapter } from "../reproduce/judge_chapter.ts";
import type { LedgerClaim } from "../reproduce/ledger.ts";
import { shownBySaved, uniteShown } from "../reproduce/shown.ts";
import { complaints } from "../reproduce/summary.ts";
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
  const data = await courseBeside(options.notebooks);
  const course = { ...data, sheets: await readBookSheets(options.notebooks) };
  const chapters: BookChapter[] = [];
  for (const chapter of await findChapters(options.notebooks)) {
    chapters.push(await buildJudgedChapter(chapter, course.claims));
  }
  return joinChapters(chapters, await sharedAssets(), course);
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
  return buildSources(chapter, await readSources(chapter, "strict"), "strict");
}

/**
 * The same, with the judgement of the ledger in the place of what the cells say of themselves.
 *
 * @param claims of the course
 * @param taken  "any" also takes notebooks of other programs and prose of other rules; what that
 *   changes is among the troubles
 */
export async function buildJudgedChapter(
  chapter: Chapter,
  claims: readonly LedgerClaim[],
  taken: Taken = "strict",
): Promise<BookChapter> {
  const sources = await readSources(chapter, taken);
  const { rows } = judgeChapter({
    ledger: claims.filter(({ chapter: slug }) => slug === chapter.slug),
    records: sources.flatMap(({ notebook, name }) => recordsIn(notebook, name)),
    shown: uniteShown(sources.map(({ notebook }) => shownBySaved(notebook.cells))),
    absent: "missing",
    skipped: new Set(),
  });
  return buildSources(
    chapter,
    sources.map((source) => ({ ...source, notebook: judged(source.notebook, rows) })),
    taken,
  );
}

function buildSources(
  chapter: Chapter,
  [here, there]: readonly SourceNotebook[],
  prose: Taken,
): BookChapter {
  const stem = basename(chapter.path, ".ipynb");
  if (there === undefined) {
    const answerOf = answersIn(here!);
    return buildPage(here!, { ...chapter, stem, below: new Map(), answerOf, prose });
  }
  const page = `${stem}.html`, evidencePage = `${stem}-evidence.html`;
  const below = [...furtherChecks(here!, there)].map(([id, { cell, checks }]) =>
    [id, renderFurther(`${evidencePage}#${cell}`, `${countOf(checks, "more check")}`)] as const
  );
  const back = [...furtherChecks(there, here!)].map(([id, { cell }]) =>
    [id, renderFurther(`${page}#${cell}`, `The claim in chapter ${chapter.number}`)] as const
  );
  const evidence = buildPage(there, {
    ...chapter,
    stem: `${stem}-evidence`,
    below: new Map(back),
    answerOf: answersIn(there, { ...here!, page }),
    prose,
  });
  const answerOf = answersIn(here!, { ...there, page: evidencePage });
  const shown = buildPage(here!, { ...chapter, stem, below: new Map(below), answerOf, prose });
  return { ...shown, evidence };
}

function buildPage(
  { text, notebook, name, changes }: SourceNotebook,
  place: Omit<ChapterPlace, "file">,
): BookChapter {
  const rendered = renderChapter(notebook, { ...place, file: name });
  const path = `notebooks/${place.stem}.ipynb`; // where the page looks for it
  const told = changes.map((change) => `${name}: ${change}; deno task adopt writes it so`);
  return {
    ...rendered,
    files: new Map([...rendered.files, [path, asset(path, text)]]),
    troubles: [...told, ...rendered.troubles],
  };
}

/**
 * The pages of the book from its chapters.
 *
 * @param shared files that all pages share
 * @param course what the pages around the chapters are made from
 * @param taken  with "any", a link of a page that leads nowhere is a complaint
 * @throws {Error} when a link between pages leads nowhere
 */
export function joinChapters(
  chapters: readonly BookChapter[],
  shared: ReadonlyMap<string, Asset>,
  course: Course,
  taken: Taken = "strict",
): BookPages {
  const entries = ledgerEntries(course, chapters);
  const site = new Map(shared);
  const add = (path: string, html: string): void => {
    site.set(path, asset(path, html));
  };
  add("index.html", renderIndexPage(chapters, entries, course.sheets));
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
  for (const sheet of course.sheets) {
    add(sheet.page, renderSheetPage(sheet));
    for (const [path, file] of sheet.files) site.set(path, file);
  }
  const later = PRODUCERS.flatMap(({ makes }) => makes);
  const dead = taken === "any" ? cutDeadLinks(site, later) : [];
  requireLinks(site, later);
  return Object.assign(site, {
    uses: usesIn(chapters),
    complaints: [
      ...complaints(entries.flatMap(({ rows }) => rows)),
      ...chapters.flatMap(({ troubles, evidence }) => [...troubles, ...evidence?.troubles ?? []]),
      ...course.sheets.flatMap(({ troubles }) => troubles),
      ...dead,
    ],
  });
}

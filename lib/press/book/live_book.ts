import { joinChapters } from "./build.ts";
import { courseBeside } from "./course/course_beside.ts";
import { isAmong, type Producer, PRODUCERS } from "./producers.ts";
import { watchNotebooks } from "./notebook_watch.ts";
import { sharedAssets } from "./pages/assets.ts";
import type { Asset, Pages, Site } from "../show/site.ts";

/** Is told what happens to a book while it is served. */
export interface Reporter {
  /** Everything that is made later is there. */
  live(seconds: number): void;
  /** A chapter has been made again. */
  changed(page: string, seconds: number): void;
  /** Something cannot be made; pages that need it show the same message. */
  problem(message: string): void;
}

/** A book that follows its notebooks. */
export interface LiveBook extends Pages {
  /** The pages as they are now, without what is made later. */
  readonly pages: Site;
  /** Settles when everything has been made, or has failed, for the first time. */
  readonly complete: Promise<void>;
}

type Part = Promise<ReadonlyMap<string, Asset>>;

/**
 * Opens the book for reading at once: the pages are there when this returns, the rest is being made.
 *
 * Before a page is handed out the notebooks are looked at, and what has changed is made again: the
 * chapter, the pages that name it, and what is made from pages. Files of other kinds are read once.
 * Notebooks of other programs, and prose that does not keep the rules of the course, are shown as far as
 * they can be, and told as problems; `deno task check` and `deno task book` are strict.
 *
 * @param notebooks folder with the notebooks
 * @param later     what is made after the pages
 * @throws {Error} when the pages cannot be made
 */
export async function openBook(
  notebooks: string,
  reporter: Reporter,
  later: readonly Producer[] = PRODUCERS,
): Promise<LiveBook> {
  const start = performance.now();
  const [shared, course] = await Promise.all([sharedAssets(), courseBeside(notebooks)]);
  const look = watchNotebooks(notebooks, course.claims);
  const parts = new Map<Producer, Part>();
  const first = await look();
  let pages = joinChapters(first.chapters, shared, { ...course, sheets: first.sheets }, "any");
  let outdated = false; // the pages do not show the last look
  let updated: Promise<void> = Promise.resolve();
  let lastProblem = "";
  pages.complaints.forEach(reporter.problem);
  later.forEach(produce);

  /** Makes again what has changed since the last time. */
  async function update(): Promise<void> {
    const begun = performance.now();
    const { chapters, sheets, made, news } = await look();
    outdated ||= news;
    if (!outdated) return;
    pages = joinChapters(chapters, shared, { ...course, sheets }, "any");
    outdated = false;
    later.filter(({ from }) => from === "pages").forEach(produce);
    const seconds = (performance.now() - begun) / 1000;
    for (const { page } of made) reporter.changed(page, seconds);
    pages.complaints.forEach(reporter.problem);
  }

  function produce(producer: Producer): void {
    const part = producer.make(pages);
    part.catch(({ message }) => reporter.problem(message));
    parts.set(producer, part);
  }

  /** Waits for the updates before, and makes one of its own. */
  async function upToDate(): Promise<void> {
    updated = updated.catch(() => {}).then(update);
    try {
      await updated;
      lastProblem = "";
    } catch (error) {
      const { message } = error as Error;
      if (message !== lastProblem) reporter.problem(message); // once, however often it is asked for
      lastProblem = message;
      throw error;
    }
  }

  async function get(path: string): Promise<Asset | undefined> {
    if (/\.(?:html|ipynb)$/.test(path)) await upToDate();
    const [, part] = [...parts].find(([{ makes }]) => isAmong(path, makes)) ?? [];
    return pages.get(path) ?? (await part)?.get(path);
  }

  const complete = Promise.allSettled(parts.values()).then((results) => {
    if (results.some(({ status }) => status === "rejected")) return;
    reporter.live((performance.now() - start) / 1000);
  });
  return {
    get,
    complete,
    get pages(): Site {
      return pages;
    },
  };
}

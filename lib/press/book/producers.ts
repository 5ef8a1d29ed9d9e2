import type { Asset, Site } from "../show/site.ts";
import type { Uses } from "./api/used_in.ts";

/** The pages of a book, where their cells use the library, and what speaks against its claims. */
export interface BookPages extends Site {
  readonly uses: Uses;
  /** A line for each check that does not hold, and for each claim with checks that are missing. */
  readonly complaints: readonly string[];
}

/** Makes a part of the book that the reader can do without for the first seconds. */
export interface Producer {
  /** For the console: "scripts". */
  readonly name: string;
  /** Paths that it makes, and folders, which end in "/": requests for them wait until it is done. */
  readonly makes: readonly string[];
  /** From what: when a notebook has changed, what is made from pages is made again. */
  readonly from: "code" | "pages";
  /** Makes it from the pages of the book. */
  make(pages: BookPages): Promise<ReadonlyMap<string, Asset>>;
}

/**
 * All that is made after the pages. What a producer needs is imported when it begins, so that the
 * pages need not wait for it.
 */
export const PRODUCERS: readonly Producer[] = [
  {
    name: "scripts",
    makes: ["assets/live/"],
    from: "code",
    make: async () => (await import("../bundle/mod.ts")).bundleBook(),
  },
  {
    name: "library",
    makes: ["api/"],
    from: "pages",
    make: async ({ uses }) => (await import("./api/pages.ts")).apiPages(uses),
  },
];

/** Whether a path is one of these, or lies in a folder among them. */
export function isAmong(path: string, makes: readonly string[]): boolean {
  return makes.some((made) => path === made || made.endsWith("/") && path.startsWith(made));
}

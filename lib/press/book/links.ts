import type { Site } from "./site.ts";

const REFERENCE = /\s(?:href|src)="([^"]*)"/g;
const ANCHOR = /\sid="([^"]*)"/g;
const ELSEWHERE = /^(?:https?:|mailto:|data:)/i;

/**
 * Follows every link and picture of every page inside the book.
 *
 * @throws {Error} naming the page and the link that leads nowhere
 */
export function requireLinks(site: Site): void {
  const decoder = new TextDecoder();
  const pages = [...site].filter(([path]) => path.endsWith(".html"))
    .map(([path, { bytes }]) => ({ path, html: decoder.decode(bytes) }));
  const anchors = new Map(
    pages.map(({ path, html }) => [path, new Set([...html.matchAll(ANCHOR)].map(([, id]) => id!))]),
  );
  for (const { path, html } of pages) {
    for (const [, href] of html.matchAll(REFERENCE)) {
      if (ELSEWHERE.test(href!)) continue;
      const [file, fragment] = href!.split("#") as [string, string | undefined];
      const target = file === "" ? path : file;
      const found = site.has(target) &&
        (fragment === undefined || anchors.get(target)?.has(fragment));
      if (!found) throw new Error(`${path}: the link to "${href}" leads nowhere in the book`);
    }
  }
}

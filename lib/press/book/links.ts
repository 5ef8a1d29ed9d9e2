import { isAmong } from "./producers.ts";
import type { Site } from "../show/site.ts";

const REFERENCE = /\s(?:href|src)="([^"]*)"/g;
const ANCHOR = /\sid="([^"]*)"/g;
const ELSEWHERE = /^(?:https?:|mailto:|data:)/i;

/**
 * Follows every link, picture and script of every page inside the book.
 *
 * @param later paths and folders that are made later, so that links to them lead somewhere
 * @throws {Error} naming the page and the link that leads nowhere
 */
export function requireLinks(site: Site, later: readonly string[] = []): void {
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
      const target = file === ""
        ? path
        : decodeURI(new URL(file, `file:///${path}`).pathname).slice(1);
      if (isAmong(target, later)) continue;
      const found = site.has(target) &&
        (fragment === undefined || anchors.get(target)?.has(fragment));
      if (!found) throw new Error(`${path}: the link to "${href}" leads nowhere in the book`);
    }
  }
}

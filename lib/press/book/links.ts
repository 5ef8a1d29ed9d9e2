import { isAmong } from "./producers.ts";
import { type Asset, asset, type Site } from "../show/site.ts";

const REFERENCE = /\s(?:href|src)="([^"]*)"/g;
const ANCHOR = /\sid="([^"]*)"/g;
const ELSEWHERE = /^(?:https?:|mailto:|data:)/i;

const LINK = /<a((?:\s[\w-]+="[^"]*")*?)\shref="([^"]*)"/g;

/**
 * Follows every link, picture and script of every page inside the book.
 *
 * @param later paths and folders that are made later, so that links to them lead somewhere
 * @throws {Error} naming the page and the link that leads nowhere
 */
export function requireLinks(site: Site, later: readonly string[] = []): void {
  const leads = follower(site, later);
  for (const { path, html } of pagesOf(site)) {
    for (const [, href] of html.matchAll(REFERENCE)) {
      if (!leads(path, href!)) throw new Error(nowhere(path, href!));
    }
  }
}

/**
 * Makes links that lead nowhere their words alone.
 *
 * @param site  whose pages are written anew where they have such links
 * @param later as {@link requireLinks} has it
 * @returns what it found, a line for each
 */
export function cutDeadLinks(site: Map<string, Asset>, later: readonly string[]): string[] {
  const leads = follower(site, later), dead: string[] = [];
  for (const { path, html } of pagesOf(site)) {
    const kept = html.replace(LINK, (link, before: string, href: string) => {
      if (leads(path, href)) return link;
      dead.push(nowhere(path, href));
      return `<a${before}`;
    });
    if (kept !== html) site.set(path, asset(path, kept));
  }
  return dead;
}

function nowhere(path: string, href: string): string {
  return `${path}: the link to "${href}" leads nowhere in the book`;
}

function pagesOf(site: Site): { path: string; html: string }[] {
  const decoder = new TextDecoder();
  return [...site].filter(([path]) => path.endsWith(".html"))
    .map(([path, { bytes }]) => ({ path, html: decoder.decode(bytes) }));
}

/** Tells whether a link of a page leads somewhere. */
function follower(site: Site, later: readonly string[]): (path: string, href: string) => boolean {
  const anchors = new Map(
    pagesOf(site).map(({ path, html }) => [
      path,
      new Set([...html.matchAll(ANCHOR)].map(([, id]) => id!)),
    ]),
  );
  return (path, href) => {
    if (ELSEWHERE.test(href)) return true;
    const [file, fragment] = href.split("#") as [string, string | undefined];
    const target = file === ""
      ? path
      : decodeURI(new URL(file, `file:///${path}`).pathname).slice(1);
    if (isAmong(target, later)) return true;
    return site.has(target) && (fragment === undefined || !!anchors.get(target)?.has(fragment));
  };
}

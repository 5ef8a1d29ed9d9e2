import { JSDOM } from "jsdom";
import type { Cell } from "../../../lib/press/ipynb/mod.ts";
import type { BookPages } from "../../../lib/press/book/producers.ts";
import { buildBook, type Site } from "../../../lib/press/book/mod.ts";
import { withNotebooks } from "./fixture.ts";

// deno-lint-ignore no-explicit-any -- jsdom comes without types; tests read the DOM as browsers do
export type Dom = any;

/** HTML as a browser reads it. */
export function parse(html: string): Dom {
  return new JSDOM(html).window.document;
}

/** The book made from these notebooks. */
export function build(notebooks: Readonly<Record<string, readonly Cell[]>>): Promise<BookPages> {
  return withNotebooks(notebooks, (folder) => buildBook({ notebooks: folder }));
}

/** The text of a file of the book. */
export function textOf(site: Site, path: string): string {
  const file = site.get(path);
  if (file === undefined) throw new Error(`Expected ${path} in the book`);
  return new TextDecoder().decode(file.bytes);
}

/** All pages of a book, parsed. */
export function pagesOf(site: Site): { path: string; dom: Dom }[] {
  return [...site.keys()].filter((path) => path.endsWith(".html"))
    .map((path) => ({ path, dom: parse(textOf(site, path)) }));
}

import MiniSearch, { type SearchResult } from "minisearch";
import type { SearchDocument } from "../../show/search_document.ts";
import { GREEK, spelled } from "../../show/greek.ts";

const AROUND = 90; // characters of context before and after the first word that was found
const MOST = 12; // results

/** A piece of text, and whether it is one of the words that were looked for. */
export interface Piece {
  readonly text: string;
  readonly found: boolean;
}

/** A document that was found, with the words around the first hit. */
export interface Hit {
  readonly href: string;
  readonly where: string;
  readonly title: readonly Piece[];
  readonly context: readonly Piece[];
}

/**
 * Makes a search over these documents; everything happens on the reader's machine.
 *
 * All words must occur, the last one may be the beginning of a word; where that finds nothing, some
 * of the words are enough, and a letter may be wrong. What is called exactly so comes first.
 *
 * @example
 * ```ts
 * import { makeSearch } from "./find.ts";
 * const find = makeSearch([
 *   { href: "a.html#floor", title: "Floor", where: "glossary", text: "What a perfect model pays." },
 * ]);
 * console.log(find("perf")[0]?.href); // a.html#floor
 * ```
 */
export function makeSearch(documents: readonly SearchDocument[]): (query: string) => Hit[] {
  const index = new MiniSearch<SearchDocument>({
    idField: "href",
    fields: ["title", "text"],
    processTerm: (term) => spelled(term.toLowerCase()),
  });
  index.addAll(documents);
  const known = new Map(documents.map((document) => [document.href, document]));
  return (query) => {
    const usual = { boost: { title: 4 }, prefix: isLast };
    const strict = index.search(query, { ...usual, combineWith: "AND" });
    const results = strict.length > 0
      ? strict
      : index.search(query, { ...usual, combineWith: "OR", prefix: true, fuzzy: 0.2 });
    const isNamed = ({ id }: SearchResult): boolean =>
      known.get(id)!.title.toLowerCase() === query.trim().toLowerCase();
    return [...results.filter(isNamed), ...results.filter((result) => !isNamed(result))]
      .slice(0, MOST).map((result) => toHit(known.get(result.id)!, result));
  };
}

function isLast(_: string, i: number, all: readonly string[]): boolean {
  return i === all.length - 1;
}

function toHit({ href, where, title, text }: SearchDocument, { match }: SearchResult): Hit {
  const words = Object.keys(match).flatMap((word) => [word, ...GREEK[word] ?? ""]);
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(${words.map(literal).join("|")})`, "giu");
  const at = words.length === 0 ? 0 : Math.max(0, text.search(pattern));
  return {
    href,
    where,
    title: pieces(title, pattern),
    context: pieces(around(text, at), pattern),
  };
}

/** The text around a place, from word to word. */
function around(text: string, at: number): string {
  const start = at <= AROUND ? 0 : text.indexOf(" ", at - AROUND) + 1;
  const end = text.length <= at + AROUND ? text.length : text.lastIndexOf(" ", at + AROUND);
  const part = text.slice(start, Math.max(end, start));
  return `${start > 0 ? "… " : ""}${part}${end < text.length ? " …" : ""}`;
}

function pieces(text: string, pattern: RegExp): Piece[] {
  return text.split(pattern).map((piece, i) => ({ text: piece, found: i % 2 === 1 }))
    .filter((piece) => piece.text !== "");
}

function literal(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

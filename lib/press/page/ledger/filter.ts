/** What the reader wants to see of the ledger; an empty text means everything. */
export interface Filter {
  /** "S3". */
  readonly source: string;
  /** Slug of a chapter. */
  readonly chapter: string;
  readonly form: string;
  /** Words that must all occur. */
  readonly words: string;
}

/** A claim as the filter sees it. */
export interface Entry {
  readonly source: string;
  readonly chapter: string;
  readonly form: string;
  /** All that it says. */
  readonly text: string;
}

/** A filter that lets everything pass. */
export const ALL: Filter = { source: "", chapter: "", form: "", words: "" };

const KEYS = ["source", "chapter", "form", "words"] as const;

/**
 * Whether a claim passes.
 *
 * @example
 * ```ts
 * import { ALL, passes } from "./filter.ts";
 * const entry = { source: "S3", chapter: "odes", form: "proved", text: "Euler has order 1" };
 * console.log(passes(entry, { ...ALL, source: "S3", words: "order euler" })); // true
 * ```
 */
export function passes(entry: Entry, filter: Filter): boolean {
  const text = entry.text.toLowerCase();
  return (["source", "chapter", "form"] as const).every((key) =>
    filter[key] === "" || filter[key] === entry[key]
  ) && filter.words.toLowerCase().split(/\s+/).every((word) => text.includes(word));
}

/** A filter as it stands in an address, "?source=S3&words=floor"; nothing when it lets all pass. */
export function toQuery(filter: Filter): string {
  const query = new URLSearchParams(
    KEYS.filter((key) => filter[key].trim() !== "").map((key) => [key, filter[key].trim()]),
  ).toString();
  return query === "" ? "" : `?${query}`;
}

/** The filter of an address; what it does not name lets all pass. */
export function fromQuery(query: string): Filter {
  const given = new URLSearchParams(query);
  const filter = Object.fromEntries(KEYS.map((key) => [key, given.get(key) ?? ""]));
  return { ...ALL, ...filter };
}

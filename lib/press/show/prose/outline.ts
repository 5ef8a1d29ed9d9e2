import type { Markup } from "../markup.ts";
import { complain, type Complaints } from "./complain.ts";

/** A heading of a chapter. */
export interface Heading {
  /** 1 for the title of the chapter, then 2, 3, … */
  readonly level: number;
  /** Anchor, unique in the page. */
  readonly id: string;
  /** The words alone, for titles and messages. */
  readonly text: string;
  /** The words with their formulas. */
  readonly title: Markup;
}

/** The headings of a chapter in their order, and the anchors that are taken. */
export interface Outline {
  readonly headings: Heading[];
  readonly taken: Set<string>;
  /** The paragraph below the title, without its tags. */
  goal?: Markup;
}

/**
 * An outline without headings.
 *
 * @param ids anchors that stand in the page already, the ids of its cells
 */
export function emptyOutline(ids: Iterable<string>): Outline {
  return { headings: [], taken: new Set(ids) };
}

/**
 * The level at which a heading stands in the page: its own, or the next that has a place there.
 *
 * @throws {Error} when the page would have two titles, none, or a level would be skipped, unless
 *   problems are told
 */
export function levelInPage(
  { headings }: Outline,
  level: number,
  text: string,
  scope: Complaints,
): number {
  const last = headings.at(-1);
  if (last === undefined && level !== 1) {
    complain(scope, `Expected the first heading to be the title (#); got "${text}"`);
    return 2;
  }
  if (last !== undefined && level === 1) {
    complain(scope, `Expected one title (#) in a chapter; got a second, "${text}"`);
    return 2;
  }
  if (last !== undefined && level > last.level + 1) {
    complain(scope, `Expected no skipped level of headings; got "${text}" at ${level}`);
    return last.level + 1;
  }
  return level;
}

/** A free anchor for a heading. */
export function nextAnchor(outline: Outline, text: string): string {
  const base = slugOf(text);
  let id = base;
  for (let n = 2; outline.taken.has(id); n++) id = `${base}-${n}`;
  outline.taken.add(id);
  return id;
}

/**
 * The words of a heading as an anchor.
 *
 * @example
 * ```ts
 * import { slugOf } from "./outline.ts";
 * console.log(slugOf("What does the loss see?")); // what-does-the-loss-see
 * ```
 */
export function slugOf(text: string): string {
  const slug = text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "");
  return slug === "" ? "section" : slug;
}

import type { Markup } from "../markup.ts";
import { type CellPlace, errorAt } from "../cell_place.ts";

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
 * A free anchor for a heading at this level.
 *
 * @throws {Error} when the page would have two titles, none, or a level would be skipped
 */
export function nextAnchor(
  outline: Outline,
  level: number,
  text: string,
  place: CellPlace,
): string {
  const last = outline.headings.at(-1);
  if (last === undefined && level !== 1) {
    throw errorAt(place, `Expected the first heading to be the title (#); got "${text}"`);
  }
  if (last !== undefined && level === 1) {
    throw errorAt(place, `Expected one title (#) in a chapter; got a second, "${text}"`);
  }
  if (last !== undefined && level > last.level + 1) {
    throw errorAt(place, `Expected no skipped level of headings; got "${text}" at ${level}`);
  }
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

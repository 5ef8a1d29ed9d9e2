/** Words of a caption or description, and whether they hold of the numbers that are drawn. */
export type Asserted = { readonly [words: string]: boolean };

/**
 * Demands that words about a picture are there and hold.
 *
 * The truth is computed from the arrays that are drawn, so that changed data cannot leave an old
 * sentence behind.
 *
 * @param asserted what holds, by the words that say so
 * @param text     caption and description together
 * @throws {TypeError} when it is not said whether some words hold
 * @throws {RangeError} when words do not hold, or stand in neither text
 */
export function requireAsserted(asserted: Asserted, text: string): void {
  for (const [words, holds] of Object.entries(asserted)) {
    if (typeof holds !== "boolean") {
      throw new TypeError(`Expected true or false for "${words}"; got ${typeof holds}`);
    }
    if (words.trim() === "" || !text.includes(words)) {
      throw new RangeError(`Expected "${words}" in the caption or the description; it is in none`);
    }
    if (!holds) {
      throw new RangeError(`Expected "${words}" to hold of what is drawn; it does not`);
    }
  }
}

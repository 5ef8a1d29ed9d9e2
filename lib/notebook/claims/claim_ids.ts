/** An id: of a source and a number in it, or B and a number for what goes beyond the sources. */
export const ID = String.raw`(?:S\d\.\d{2,3}|B\.\d{2})`;

const WHOLE = new RegExp(`^${ID}$`);

/** Where the sentences are kept: whoever runs changed cells again clears this map first. */
export const CLAIMED = "flowbook.claimed";

const claimed = new Map<string, string>();
Object.assign(globalThis, { [Symbol.for(CLAIMED)]: claimed });

/**
 * Checks the form of claim ids.
 *
 * @throws {TypeError} when one is not of the form S3.38 or B.02
 */
export function requireIds(ids: readonly unknown[]): void {
  for (const id of ids) {
    if (typeof id !== "string" || !WHOLE.test(id)) {
      throw new TypeError(`Expected an id such as "S3.38"; got ${JSON.stringify(id)}`);
    }
  }
}

/**
 * Remembers that an id is claimed; running the same cell again is no second claim.
 *
 * @param id   of the claim
 * @param says its sentence, by which a repeated claim is known
 * @throws {TypeError} when the id has another form, or was claimed with another sentence
 */
export function register(id: string, says: string): void {
  requireIds([id]);
  const before = claimed.get(id);
  if (before !== undefined && before !== says) {
    throw new TypeError(`Expected ${id} to be claimed once; got "${says}" after "${before}"`);
  }
  claimed.set(id, says);
}

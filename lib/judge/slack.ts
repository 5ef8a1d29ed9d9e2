/** Of a bound: how near a side came to it is worth telling in this part of it, and no finer. */
const BOUND_PART = 1e-3;

/**
 * What an entry of two sides that should be equal may be off by, in its units.
 *
 *   size max(1, |right|)
 *
 * Records keep a hundredth of it, readers see a tenth.
 */
export function slackOfEqual(size: number, right: number): number {
  return size * Math.max(1, Math.abs(right));
}

/**
 * What matters of an entry beside its bound, in its units: a thousandth of the bound, as far as that is
 * more than rounding.
 *
 *   max(|right| / 1000, size max(1, |right|))
 *
 * So records keep five digits of the bound, and readers see four.
 */
export function slackOfBound(size: number, right: number): number {
  return Math.max(BOUND_PART * Math.abs(right), slackOfEqual(size, right));
}

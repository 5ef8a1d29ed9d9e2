/**
 * Philox4x32-10: a block cipher small enough to read, used as a random number generator.
 *
 * Ten rounds turn a counter (four 32-bit words) and a key (two words) into four words that pass
 * every known statistical test. Any block can be computed without the ones before it.
 *
 * @see Salmon, Moraes, Dror and Shaw 2011, "Parallel random numbers: as easy as 1, 2, 3".
 */

/** Four 32-bit words, each an integer in [0, 2^32). */
export type Block = readonly [number, number, number, number];

/** The two 32-bit words that name a sequence. */
export type Key = readonly [number, number];

const MULTIPLIERS = [0xd2511f53, 0xcd9e8d57] as const;
const KEY_STEPS = [0x9e3779b9, 0xbb67ae85] as const; // golden ratio and square root of 3
const ROUNDS = 10;

/**
 * High 32 bits of the 64-bit product of two unsigned words.
 *
 * All steps stay below 2^32, and `| 0` keeps their 32 bits in a machine integer, which is half again
 * as fast as floating point.
 */
function multiplyHigh(a: number, b: number): number {
  const aHigh = a >>> 16, aLow = a & 0xffff, bHigh = b >>> 16, bLow = b & 0xffff;
  const middle = (Math.imul(aHigh, bLow) + (Math.imul(aLow, bLow) >>> 16)) | 0;
  const carry = (Math.imul(aLow, bHigh) + (middle & 0xffff)) | 0;
  return (Math.imul(aHigh, bHigh) + (middle >>> 16) + (carry >>> 16)) | 0;
}

/**
 * Four random words for one counter.
 *
 * @param counter which block of the sequence
 * @param key     which sequence
 *
 * @example
 * ```ts
 * import { philox } from "flowbook/random";
 * console.log(philox([0, 0, 0, 0], [0, 0])[0].toString(16)); // 6627e8d5
 * ```
 */
export function philox(counter: Block, key: Key): Block {
  let c0 = counter[0] | 0, c1 = counter[1] | 0, c2 = counter[2] | 0, c3 = counter[3] | 0;
  let k0 = key[0] | 0, k1 = key[1] | 0;
  for (let round = 0; round < ROUNDS; round++) {
    const high0 = multiplyHigh(MULTIPLIERS[0], c0), low0 = Math.imul(MULTIPLIERS[0], c0);
    const high1 = multiplyHigh(MULTIPLIERS[1], c2), low1 = Math.imul(MULTIPLIERS[1], c2);
    c0 = high1 ^ c1 ^ k0;
    c1 = low1;
    c2 = high0 ^ c3 ^ k1;
    c3 = low0;
    k0 = (k0 + KEY_STEPS[0]) | 0;
    k1 = (k1 + KEY_STEPS[1]) | 0;
  }
  return [c0 >>> 0, c1 >>> 0, c2 >>> 0, c3 >>> 0];
}

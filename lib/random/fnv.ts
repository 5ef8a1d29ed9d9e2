/** The start of the authors, for 32 bits. */
const START = 0x811c9dc5;

/**
 * The FNV-1a hash with 32 bits: a number that changes with every byte.
 *
 *   h ← (h xor byte) · 16777619 mod 2^32
 *
 * Each step can be undone, so two texts that differ in one byte never share a hash. It guards
 * against damage, not against forgery.
 *
 * @param bytes any whole numbers; the algorithm is meant for bytes
 * @param start of h; another one gives another hash
 * @returns from 0 to 2^32 - 1
 * @see Fowler, Noll and Vo, "The FNV non-cryptographic hash algorithm"
 *
 * @example
 * ```ts
 * import { fnv1a } from "./fnv.ts";
 * console.log(fnv1a(new TextEncoder().encode("a")).toString(16)); // e40c292c
 * ```
 */
export function fnv1a(bytes: Iterable<number>, start: number = START): number {
  let hash = start;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 16777619);
  return hash >>> 0;
}

import { requireWhole } from "../require/numbers.ts";
import { type Key, philox } from "./philox.ts";

const SPLIT_DOMAIN = 0x5f3759df; // keeps the blocks used for naming apart from those used for drawing
const TWO_POW_32 = 2 ** 32;

const encoder = new TextEncoder(); // made now: a reader may take the name

/**
 * A seeded stream of random numbers that can be split by name.
 *
 * A stream is a key and a position. Drawing moves the position; `split` derives a new key from a
 * label and depends on nothing that was drawn before, so adding a draw in one place never changes
 * the numbers of another. There is no global stream: every function that needs chance takes one.
 *
 * @see Philox4x32-10 (Salmon et al. 2011); splitting by label is a CBC-MAC with the same cipher.
 *
 * @example
 * ```ts
 * import { stream } from "flowbook/random";
 * const noise = stream(7).split("noise");
 * console.log(noise.normal(3).length); // 3
 * ```
 */
export class Stream {
  readonly #key: Key;
  #block = 0;

  /** Use {@link stream} for a root and {@link Stream.split} for everything below it. */
  constructor(key: Key) {
    this.#key = key;
  }

  /**
   * An independent stream named by a label; the same label always gives the same stream.
   *
   * @throws {TypeError} when the label is not a string
   */
  split(label: string): Stream {
    if (typeof label !== "string") {
      throw new TypeError(`Expected a label (string); got ${typeof label}`);
    }
    const bytes = encoder.encode(label);
    const words = new Uint32Array(4 * (Math.floor(bytes.length / 16) + 1));
    bytes.forEach((byte, i) => words[i >> 2]! |= byte << (8 * (i & 3)));
    words[bytes.length >> 2]! |= 0x80 << (8 * (bytes.length & 3)); // marks the end: "a" is not "a\0"
    const key: Key = [(this.#key[0] ^ SPLIT_DOMAIN) >>> 0, this.#key[1]];
    let state: [number, number, number, number] = [0, 0, 0, 0];
    for (let i = 0; i < words.length; i += 4) {
      const mixed = state.map((word, j) => (word ^ words[i + j]!) >>> 0);
      state = [...philox(mixed as unknown as typeof state, key)];
    }
    return new Stream([state[0], state[1]]);
  }

  /**
   * Independent draws from the uniform law on [0, 1), each a multiple of 2^-53.
   *
   * @param count how many
   * @throws {RangeError} when count is not a non-negative integer
   */
  uniform(count: number): Float64Array {
    requireWhole(count, "count");
    const out = new Float64Array(count);
    for (let i = 0; i < count; i += 2) {
      const [a, b, c, d] = this.#next();
      out[i] = unit(a, b);
      if (i + 1 < count) out[i + 1] = unit(c, d);
    }
    return out;
  }

  /**
   * Independent draws from the standard normal law N(0, 1).
   *
   *   z = sqrt(-2 ln u1) (cos 2 pi u2, sin 2 pi u2),   u1 in (0, 1], u2 in [0, 1)
   *
   * @param count how many
   * @throws {RangeError} when count is not a non-negative integer
   * @see Box and Muller 1958.
   */
  normal(count: number): Float64Array {
    requireWhole(count, "count");
    const out = new Float64Array(count);
    for (let i = 0; i < count; i += 2) {
      const [a, b, c, d] = this.#next();
      const radius = Math.sqrt(-2 * Math.log(1 - unit(a, b)));
      const angle = 2 * Math.PI * unit(c, d);
      out[i] = radius * Math.cos(angle);
      if (i + 1 < count) out[i + 1] = radius * Math.sin(angle);
    }
    return out;
  }

  /**
   * Independent draws from {0, ..., below - 1}, all equally likely.
   *
   * @param count how many
   * @param below one more than the largest value, at most 2^32
   * @throws {RangeError} when count or below is out of range
   */
  integers(count: number, below: number): Uint32Array {
    if (!Number.isInteger(below) || below < 1 || below > TWO_POW_32) {
      throw new RangeError(`Expected below to be an integer from 1 to 2^32; got ${below}`);
    }
    return Uint32Array.from(this.uniform(count), (u) => Math.floor(u * below));
  }

  /**
   * Independent draws of an index k with probability weights[k] / sum(weights).
   *
   * @param count   how many
   * @param weights non-negative, not all zero
   * @throws {RangeError} when a weight is negative or not finite, or all are zero
   */
  categorical(count: number, weights: readonly number[]): Uint32Array {
    if (weights.some((w) => !(w >= 0 && w < Infinity)) || !weights.some((w) => w > 0)) {
      throw new RangeError(`Expected non-negative weights, not all zero; got [${weights}]`);
    }
    const total = weights.reduce((sum, w) => sum + w, 0);
    const last = weights.findLastIndex((w) => w > 0); // rounding must not choose a weight of zero
    return Uint32Array.from(this.uniform(count), (u) => {
      let rest = u * total;
      for (let k = 0; k < last; k++) {
        rest -= weights[k]!;
        if (rest < 0) return k;
      }
      return last;
    });
  }

  /**
   * A uniformly random order of 0, ..., count - 1.
   *
   * @throws {RangeError} when count is not a non-negative integer
   * @see Fisher and Yates; Durstenfeld 1964.
   */
  permutation(count: number): Uint32Array {
    requireWhole(count, "count");
    const order = Uint32Array.from({ length: count }, (_, i) => i);
    const u = this.uniform(count);
    for (let i = count - 1; i > 0; i--) {
      const j = Math.floor(u[i]! * (i + 1));
      [order[i], order[j]] = [order[j]!, order[i]!];
    }
    return order;
  }

  #next(): readonly [number, number, number, number] {
    const n = this.#block++;
    return philox([n >>> 0, Math.floor(n / TWO_POW_32), 0, 0], this.#key);
  }
}

/**
 * The root stream of a seed.
 *
 * @param seed an integer from 0 to 2^53 - 1
 * @throws {RangeError} when the seed is not such an integer
 */
export function stream(seed: number): Stream {
  if (!Number.isSafeInteger(seed) || seed < 0) {
    throw new RangeError(`Expected seed to be an integer from 0 to 2^53 - 1; got ${seed}`);
  }
  return new Stream([seed % TWO_POW_32, Math.floor(seed / TWO_POW_32)]);
}

function unit(high: number, low: number): number {
  return ((high >>> 5) * 67108864 + (low >>> 6)) / 9007199254740992; // 27 and 26 bits make 53
}

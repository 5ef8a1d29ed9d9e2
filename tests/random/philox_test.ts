import { deepEqual, notDeepEqual, ok } from "node:assert/strict";
import * as fc from "#properties";
import { type Block, type Key, philox } from "flowbook/random";

/** Published with the reference implementation of Salmon et al. 2011: counter, key, answer. */
const KNOWN_ANSWERS: { counter: Block; key: Key; answer: Block }[] = [
  {
    counter: [0, 0, 0, 0],
    key: [0, 0],
    answer: [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8],
  },
  {
    counter: [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
    key: [0xffffffff, 0xffffffff],
    answer: [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd],
  },
  {
    counter: [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
    key: [0xa4093822, 0x299f31d0],
    answer: [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1],
  },
];

const word = fc.integer({ min: 0, max: 0xffffffff });
const block = fc.tuple(word, word, word, word);
const key = fc.tuple(word, word);

Deno.test("philox() gives the published known answers", () => {
  for (const { counter, key, answer } of KNOWN_ANSWERS) {
    deepEqual(philox(counter, key), answer);
  }
});

/** The ten rounds as the paper writes them, with whole 64-bit products. */
function philoxInBigInts(counter: Block, key: Key): bigint[] {
  let [c0, c1, c2, c3] = counter.map(BigInt) as [bigint, bigint, bigint, bigint];
  let [k0, k1] = key.map(BigInt) as [bigint, bigint];
  const word = (value: bigint): bigint => value & 0xffffffffn;
  for (let round = 0; round < 10; round++) {
    const left = 0xd2511f53n * c0, right = 0xcd9e8d57n * c2;
    [c0, c1, c2, c3] = [(right >> 32n) ^ c1 ^ k0, word(right), (left >> 32n) ^ c3 ^ k1, word(left)];
    [k0, k1] = [word(k0 + 0x9e3779b9n), word(k1 + 0xbb67ae85n)];
  }
  return [c0, c1, c2, c3];
}

// A carry between the halves of a product that is off by one shows in about one block of 6500.
Deno.test("philox() equals its ten rounds in 64-bit integers", () => {
  for (let n = 0; n < 40_000; n++) {
    const counter: Block = [n, 0, 0, 0], key: Key = [n & 0xff, 7];
    const words = philox(counter, key), expected = philoxInBigInts(counter, key);
    if (words.some((value, i) => value !== Number(expected[i]))) deepEqual(words, expected, `${n}`);
  }
});

Deno.test("philox() gives unsigned 32-bit words", () => {
  fc.assert(fc.property(block, key, (counter, key) => {
    for (const value of philox(counter, key)) {
      ok(Number.isInteger(value) && value >= 0 && value <= 0xffffffff);
    }
  }));
});

Deno.test("philox() is a cipher: different counters give different blocks", () => {
  fc.assert(fc.property(block, block, key, (left, right, key) => {
    fc.pre(left.some((value, i) => value !== right[i]));
    notDeepEqual(philox(left, key), philox(right, key));
  }));
});

Deno.test("philox() changes about half of its 128 output bits when one input bit changes", () => {
  const flips: number[] = [];
  for (let bit = 0; bit < 192; bit++) {
    const words = new Uint32Array(6); // four of the counter, two of the key
    words[bit >> 5]! ^= 1 << (bit & 31);
    const [c0, c1, c2, c3, k0, k1] = words as unknown as [...Block, ...Key];
    const changed = philox([c0, c1, c2, c3], [k0, k1]);
    flips.push(philox([0, 0, 0, 0], [0, 0]).reduce((sum, a, i) => sum + ones(a ^ changed[i]!), 0));
  }
  const mean = flips.reduce((sum, value) => sum + value, 0) / flips.length;
  // 64 bits on average, standard deviation sqrt(128 / 4); four standard errors of the mean of 192
  ok(Math.abs(mean - 64) < 4 * Math.sqrt(32 / 192), `mean ${mean}`);
  // and none far out: six standard deviations
  ok(flips.every((value) => Math.abs(value - 64) < 6 * Math.sqrt(32)), `flips ${flips}`);
});

function ones(word: number): number {
  return (word >>> 0).toString(2).replaceAll("0", "").length;
}

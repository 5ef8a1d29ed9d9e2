import type { Token } from "./tokens.ts";

/** How long fragments are that are compared, in tokens. */
export interface Grain {
  /** Tokens of a fragment. */
  readonly length: number;
  /** Of so many fragments in a row one is kept. */
  readonly window: number;
}

/** A shared run of 19 tokens of code, about three lines, is always noticed; one below 12 never. */
export const OF_CODE: Grain = { length: 12, window: 8 };

/** A shared run of 10 words is always noticed; one below 6 never. */
export const OF_WORDS: Grain = { length: 6, window: 5 };

/** The fragments that stand for a text: by hash, where each stands first. */
export type Fingerprints = ReadonlyMap<number, Place>;

/** A part of a text, in letters. */
export interface Place {
  readonly from: number;
  readonly to: number;
}

/**
 * The fragments that stand for a text: of every few neighbours the one with the smallest hash, so
 * that a run which two texts share gives both the same ones wherever it stands.
 *
 * @see Schleimer, Wilkerson and Aiken 2003, "Winnowing: local algorithms for document fingerprinting".
 */
export function fingerprintsOf(tokens: readonly Token[], grain: Grain): Fingerprints {
  const hashes = hashesOf(tokens, grain);
  const chosen = new Map<number, Place>();
  const windows = Math.max(Math.min(1, hashes.length), hashes.length - grain.window + 1);
  for (let start = 0; start < windows; start++) {
    let least = start;
    for (let at = start; at < Math.min(start + grain.window, hashes.length); at++) {
      if (hashes[at]! <= hashes[least]!) least = at;
    }
    if (chosen.has(hashes[least]!)) continue;
    chosen.set(hashes[least]!, {
      from: tokens[least]!.from,
      to: tokens[least + grain.length - 1]!.to,
    });
  }
  return chosen;
}

/** The hash of every fragment of a text, in order. */
export function hashesOf(tokens: readonly Token[], { length }: Grain): number[] {
  const words = tokens.map(({ kind }) => hashOf(kind));
  return words.slice(0, Math.max(0, words.length - length + 1)).map((_, start) => {
    let hash = 0;
    for (let at = start; at < start + length; at++) hash = mixed(hash, words[at]!);
    return hash;
  });
}

function hashOf(text: string): number {
  let hash = 0;
  for (let i = 0; i < text.length; i++) hash = mixed(hash, text.charCodeAt(i));
  return hash;
}

/** One step of MurmurHash3, 32 bits. */
function mixed(hash: number, value: number): number {
  const k = Math.imul(Math.imul(value, 0xcc9e2d51) ^ (value >>> 15), 0x1b873593);
  const h = hash ^ k;
  return (Math.imul((h << 13) | (h >>> 19), 5) + 0xe6546b64) >>> 0;
}

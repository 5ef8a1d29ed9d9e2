import {
  type Fingerprints,
  fingerprintsOf,
  type Grain,
  hashesOf,
  type Place,
} from "./fingerprints.ts";
import type { Token } from "./tokens.ts";

/** One answer of every submission, and what the sheet gave for it. */
export interface Part {
  /** "q2", or "q3-written". */
  readonly id: string;
  readonly grain: Grain;
  readonly released: readonly Token[];
  /** Shape [submissions]. */
  readonly answers: readonly (readonly Token[])[];
}

/** Two submissions that share fragments which few others have. */
export interface Pair {
  /** Their places among the submissions, the smaller first. */
  readonly first: number;
  readonly second: number;
  /** Number of shared fragments. */
  readonly shared: number;
  /** The largest share among its parts. */
  readonly share: number;
  readonly parts: readonly SharedPart[];
}

/** What two answers to one question share. */
export interface SharedPart {
  readonly id: string;
  /** Part of the shorter answer's own fragments that is shared, from 0 to 1. */
  readonly share: number;
  readonly first: readonly Place[];
  readonly second: readonly Place[];
}

/** Fewer shared fragments are chance, and so is a smaller share of every answer. */
const LEAST = { shared: 4, share: 0.3 };

/** Pairs that are looked at more closely: nobody will talk to more people. */
const MOST_PAIRS = 2000;

/** A fragment that more submissions have is custom: so many, or such a part of them. */
const CUSTOM = { atLeast: 5, part: 0.1, atMost: 40 };

/**
 * Pairs of submissions that share fragments, those that share most first.
 *
 * What the sheet gave does not count, nor does what more than a tenth of the class wrote: that is the
 * usual way. An index from fragments to submissions finds the pairs, so that a class of thousands
 * needs no comparison of all with all.
 */
export function alikePairs(parts: readonly Part[]): Pair[] {
  const submissions = parts[0]?.answers.length ?? 0;
  const indices = parts.map(indexOf);
  const counts = new Map<number, number>();
  const most = Math.min(
    CUSTOM.atMost,
    Math.max(CUSTOM.atLeast, Math.floor(submissions * CUSTOM.part)),
  );
  for (const { owners } of indices) {
    for (const who of owners.values()) {
      if (who.length > most) continue;
      for (const [i, second] of who.entries()) {
        for (const first of who.slice(0, i)) {
          const key = first * submissions + second;
          counts.set(key, (counts.get(key) ?? 0) + 1);
        }
      }
    }
  }
  const likely = [...counts].filter(([, shared]) => shared >= LEAST.shared)
    .sort(([key, shared], [other, fewer]) => fewer - shared || key - other).slice(0, MOST_PAIRS);
  return likely.map(([key, shared]) => {
    const second = key % submissions, first = (key - second) / submissions;
    const parts = sharedParts(indices, first, second, most);
    return { first, second, shared, share: Math.max(...parts.map(({ share }) => share)), parts };
  }).filter(({ share }) => share >= LEAST.share)
    .sort((a, b) =>
      b.shared - a.shared || b.share - a.share || a.first - b.first || a.second - b.second
    );
}

interface Index {
  readonly id: string;
  /** Of every submission, without what the sheet gave. */
  readonly prints: readonly Fingerprints[];
  /** The submissions that have a fragment, in order. */
  readonly owners: ReadonlyMap<number, readonly number[]>;
}

function indexOf({ id, grain, released, answers }: Part): Index {
  const given = new Set(hashesOf(released, grain));
  const owners = new Map<number, number[]>();
  const prints = answers.map((tokens, who) => {
    const own = [...fingerprintsOf(tokens, grain)].filter(([hash]) => !given.has(hash));
    for (const [hash] of own) {
      const others = owners.get(hash);
      if (others === undefined) owners.set(hash, [who]);
      else others.push(who);
    }
    return new Map(own);
  });
  return { id, prints, owners };
}

function sharedParts(
  indices: readonly Index[],
  first: number,
  second: number,
  most: number,
): SharedPart[] {
  return indices.map(({ id, prints, owners }) => {
    const [a, b] = [prints[first]!, prints[second]!];
    const shared = [...a.keys()].filter((hash) => b.has(hash) && owners.get(hash)!.length <= most);
    return {
      id,
      share: shared.length / Math.max(1, Math.min(a.size, b.size)),
      first: joined(shared.map((hash) => a.get(hash)!)),
      second: joined(shared.map((hash) => b.get(hash)!)),
    };
  }).filter((part) => part.first.length > 0);
}

/** Places in order; those that touch or overlap become one. */
function joined(places: readonly Place[]): Place[] {
  const runs: Place[] = [];
  for (const place of [...places].sort((a, b) => a.from - b.from)) {
    const last = runs.at(-1);
    if (last !== undefined && place.from <= last.to) {
      runs[runs.length - 1] = { from: last.from, to: Math.max(last.to, place.to) };
    } else runs.push(place);
  }
  return runs;
}

/**
 * Groups of submissions whose answers are the same token for token, the largest first.
 *
 * @param least tokens that all answers of a submission have together; fewer say nothing
 */
export function sameGroups(parts: readonly Part[], least: number): number[][] {
  const submissions = parts[0]?.answers.length ?? 0;
  const groups = new Map<string, number[]>();
  for (let who = 0; who < submissions; who++) {
    const own = parts.filter(({ answers, released }) =>
      wordsOf(answers[who]!) !== wordsOf(released)
    );
    if (own.reduce((sum, { answers }) => sum + answers[who]!.length, 0) < least) continue;
    const key = own.map(({ id, answers }) => `${id}: ${wordsOf(answers[who]!)}`).join("\n");
    groups.set(key, [...groups.get(key) ?? [], who]);
  }
  return [...groups.values()].filter(({ length }) => length > 1)
    .sort((a, b) => b.length - a.length || a[0]! - b[0]!);
}

function wordsOf(tokens: readonly Token[]): string {
  return tokens.map(({ kind }) => kind).join(" ");
}

import { join } from "node:path";
import { Ajv } from "ajv";
import { type ChapterData, findChapterData } from "./data_folders.ts";
import type { Numbers } from "./numbers.ts";
import { having, list, number, readJson, string } from "./read_json.ts";

/** How a claim is upheld: by proof, by measurement, by a picture, or by somebody else's work. */
export type Form = "proved" | "measured" | "shown" | "cited";

export const FORMS: readonly Form[] = ["proved", "measured", "shown", "cited"];

/** One claim of the course, as its chapter's `claims.json` states it. */
export interface LedgerClaim {
  readonly id: string;
  readonly form: Form;
  /** Slug of the chapter that has to report it. */
  readonly chapter: string;
  readonly statement: string;
  /** Idea of the chapter that it belongs to. */
  readonly idea?: string;
  /** Where it was found. */
  readonly source?: string;
  /** What is wrong where it was found; null when nothing is. */
  readonly erratum?: string | null;
  /** Whether it stands in a cell that `--quick` skips. */
  readonly slow: boolean;
  /** Of a claim that is shown: id of the cell whose picture shows it. */
  readonly figure?: string;
  /** Of a claim that is cited: addresses of the works that its chapter has to link to. */
  readonly cites?: readonly string[];
  /** None only where a picture or a work stands for the claim. */
  readonly checks: readonly LedgerCheck[];
}

/** One number of a claim, computed elsewhere. */
export interface LedgerCheck {
  readonly name: string;
  /** Slug of a later chapter in which it stands; in the chapter of its claim when left out. */
  readonly standsIn?: string;
  /** What is computed, in words. */
  readonly what?: string;
  /** The anchor; null where no independent value is known. */
  readonly expected: Numbers | null;
  readonly within: Within;
  /** A plausible mistake and, where it is known, the number that it leads to. */
  readonly mistake: { readonly what: string; readonly value: Numbers | null } | null;
}

/**
 * How far a value may lie from the anchor, or on which side of a bound; a cell may be stricter, never
 * more generous. `widest` is the most that chance and bias together may take in a check by random
 * draws; `margin` is how far a planted mistake must pass a bound, where that is more than rounding.
 */
export type Within =
  | string
  | { readonly monteCarlo: number; readonly widest?: number }
  | { readonly absolute: number; readonly why: string }
  | { readonly atMost: number; readonly margin?: number }
  | { readonly atLeast: number; readonly margin?: number }
  | { readonly proposal: string };

const numbers = { anyOf: [number, { ...list(number), minItems: 1 }] };

const check = having({
  name: string,
  expected: { anyOf: [{ type: "null" }, numbers] },
  within: {
    anyOf: [
      string,
      having({ monteCarlo: number }, { widest: number }),
      having({ absolute: number, why: string }),
      having({ atMost: number }, { margin: number }),
      having({ atLeast: number }, { margin: number }),
      having({ proposal: string }),
    ],
  },
  mistake: {
    anyOf: [
      { type: "null" },
      having({ what: string, value: { anyOf: [{ type: "null" }, numbers] } }),
    ],
  },
}, { standsIn: string });

const claim = having({
  id: string,
  form: { enum: FORMS },
  chapter: string,
  statement: string,
  slow: { type: "boolean" },
  checks: list(check),
}, {
  idea: string,
  source: string,
  erratum: { anyOf: [{ type: "null" }, string] },
  figure: string,
  cites: { ...list(string), minItems: 1 },
});

const valid = new Ajv().compile<LedgerClaim[]>(list({
  ...claim,
  anyOf: [
    { properties: { checks: { type: "array", minItems: 1 } } },
    { required: ["figure"] },
    { required: ["cites"] },
  ],
}));

/**
 * Reads the ledger of claims, chapter by chapter, each in the order of its file.
 *
 * @param folder such as `data/chapters`, with a file `NN-slug/claims.json` for each chapter
 * @throws {TypeError} naming the file that cannot be read, is no list of claims, has a claim of
 *   another chapter, or an id that is already there
 */
export async function readLedger(folder: string): Promise<readonly LedgerClaim[]> {
  const claims: LedgerClaim[] = [];
  const files = new Map<string, string>();
  for (const chapter of await findChapterData(folder)) {
    const file = join(chapter.path, "claims.json");
    for (const claim of await readClaims(file, chapter)) {
      const before = files.get(claim.id);
      if (before !== undefined) {
        const where = before === file ? "twice" : `which is also in ${before}`;
        throw new TypeError(`${file}: Expected different ids; got ${claim.id} ${where}`);
      }
      files.set(claim.id, file);
      claims.push(claim);
    }
  }
  return claims;
}

/**
 * Reads the claims of one chapter.
 *
 * @param file such as `data/chapters/03-odes/claims.json`
 * @throws {TypeError} naming the file when it cannot be read, is no list of claims, or has a claim of
 *   another chapter
 */
export async function readClaims(
  file: string,
  { slug }: Pick<ChapterData, "slug">,
): Promise<readonly LedgerClaim[]> {
  const claims = await readJson(file, valid);
  const stray = claims.find(({ chapter }) => chapter !== slug);
  if (stray !== undefined) {
    throw new TypeError(
      `${file}: Expected claims of the chapter "${slug}"; got ${stray.id} of "${stray.chapter}"`,
    );
  }
  return claims;
}

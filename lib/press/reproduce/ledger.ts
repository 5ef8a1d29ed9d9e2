import { Ajv } from "ajv";
import type { Numbers } from "./numbers.ts";

/** How a claim is upheld: by proof, by measurement, by a picture, or by somebody else's work. */
export type Form = "proved" | "measured" | "shown" | "cited";

export const FORMS: readonly Form[] = ["proved", "measured", "shown", "cited"];

/** One claim of the course, as `data/claims.json` states it. */
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
  readonly checks: readonly LedgerCheck[];
}

/** One number of a claim, computed elsewhere. */
export interface LedgerCheck {
  readonly name: string;
  /** What is computed, in words. */
  readonly what?: string;
  /** The anchor; null where no independent value is known. */
  readonly expected: Numbers | null;
  readonly within: Within;
  /** A plausible mistake and, where it is known, the number that it leads to. */
  readonly mistake: { readonly what: string; readonly value: Numbers | null } | null;
}

/** How far a value may lie from the anchor, or on which side of a bound. */
export type Within =
  | string
  | { readonly monteCarlo: number }
  | { readonly absolute: number; readonly why: string }
  | { readonly atMost: number }
  | { readonly atLeast: number }
  | { readonly proposal: string };

const string = { type: "string" }, number = { type: "number" };
const numbers = { anyOf: [number, { type: "array", items: number, minItems: 1 }] };

function one(properties: Record<string, object>): object {
  return { type: "object", required: Object.keys(properties), properties };
}

const check = {
  type: "object",
  required: ["name", "expected", "within", "mistake"],
  properties: {
    name: string,
    expected: { anyOf: [{ type: "null" }, numbers] },
    within: {
      anyOf: [
        string,
        one({ monteCarlo: number }),
        one({ absolute: number, why: string }),
        one({ atMost: number }),
        one({ atLeast: number }),
        one({ proposal: string }),
      ],
    },
    mistake: {
      anyOf: [
        { type: "null" },
        one({ what: string, value: { anyOf: [{ type: "null" }, numbers] } }),
      ],
    },
  },
};

const valid = new Ajv().compile<LedgerClaim[]>({
  type: "array",
  items: {
    type: "object",
    required: ["id", "form", "chapter", "statement", "slow", "checks"],
    properties: {
      id: string,
      form: { enum: FORMS },
      chapter: string,
      statement: string,
      idea: string,
      source: string,
      erratum: { anyOf: [{ type: "null" }, string] },
      slow: { type: "boolean" },
      checks: { type: "array", items: check, minItems: 1 },
    },
  },
});

/**
 * Reads the ledger of claims.
 *
 * @throws {TypeError} when the file cannot be read, is no ledger, or has an id twice
 */
export async function readLedger(path: string): Promise<readonly LedgerClaim[]> {
  let claims: unknown;
  try {
    claims = JSON.parse(await Deno.readTextFile(path));
  } catch (error) {
    throw new TypeError(`Cannot read ${path}: ${(error as Error).message}`);
  }
  if (!valid(claims)) {
    const { instancePath, message } = valid.errors![0]!;
    throw new TypeError(`${path}: ${instancePath} ${message}`);
  }
  const ids = claims.map(({ id }) => id);
  const twice = ids.find((id, i) => ids.indexOf(id) < i);
  if (twice !== undefined) {
    throw new TypeError(`${path}: Expected different ids; got ${twice} twice`);
  }
  return claims;
}

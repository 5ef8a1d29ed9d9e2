import type {
  CheckRecord,
  ClaimRecord,
  ClaimVerdict,
} from "../../../notebook/records/claim_record.ts";

/** What became of a claim here. */
export type Verdict = ClaimVerdict | "not reached";

/** One check of a claim, as it was saved and as it came out here. */
export interface ComparedCheck {
  readonly name: string;
  readonly saved: CheckRecord | undefined;
  readonly here: CheckRecord | undefined;
  /** The parts in which they differ, such as "left"; none when one of them is missing. */
  readonly differing: readonly string[];
}

/** A claim, as it was saved and as it came out here. */
export interface ComparedClaim {
  readonly id: string;
  /** Number of further claims that the same checks settle. */
  readonly covers: number;
  readonly says: string;
  readonly verdict: Verdict;
  /** Whether the two records are equal in every number and word. */
  readonly equal: boolean;
  readonly checks: readonly ComparedCheck[];
}

/**
 * Holds what cells recorded here against what was saved, claim by claim, in the saved order.
 *
 * A claim that was not saved counts too; it equals nothing.
 */
export function compareClaims(
  saved: readonly ClaimRecord[],
  here: readonly ClaimRecord[],
): ComparedClaim[] {
  const known = saved.map((record) =>
    compareClaim(record, here.findLast(({ id }) => id === record.id))
  );
  const news = here.filter(({ id }) => !saved.some((record) => record.id === id));
  return [...known, ...news.map((record) => compareClaim(undefined, record))];
}

function compareClaim(
  saved: ClaimRecord | undefined,
  here: ClaimRecord | undefined,
): ComparedClaim {
  const { id, covers, says } = (saved ?? here)!;
  const checks = [...saved?.checks ?? [], ...here?.checks ?? []].map(({ name }) => name);
  const isWhole =
    saved?.checks.every(({ name }) => here?.checks.some((check) => check.name === name)) ?? true;
  return {
    id,
    covers: covers.length,
    says,
    verdict: here && (isWhole || here.verdict === "fails") ? here.verdict : "not reached",
    equal: saved !== undefined && here !== undefined && sameJson(saved, here),
    checks: [...new Set(checks)].map((name) =>
      compareCheck(
        name,
        saved?.checks.find((check) => check.name === name),
        here?.checks.find((check) => check.name === name),
      )
    ),
  };
}

function compareCheck(
  name: string,
  saved: CheckRecord | undefined,
  here: CheckRecord | undefined,
): ComparedCheck {
  const parts = saved && here ? Object.keys({ ...saved, ...here }) as (keyof CheckRecord)[] : [];
  return {
    name,
    saved,
    here,
    differing: parts.filter((part) => !sameJson(saved?.[part], here?.[part])),
  };
}

/**
 * Whether two values of JSON are the same, whatever the order of their keys.
 *
 * Numbers are compared exactly: the shortest decimal that JSON keeps determines every bit.
 */
export function sameJson(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  const other = b as Readonly<Record<string, unknown>>;
  return keys.length === Object.keys(b).length &&
    keys.every((key) =>
      Object.hasOwn(b, key) && sameJson((a as Readonly<Record<string, unknown>>)[key], other[key])
    );
}

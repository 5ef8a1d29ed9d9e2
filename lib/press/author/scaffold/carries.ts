import type { LedgerCheck, LedgerClaim } from "../../reproduce/mod.ts";

/** A check of the ledger and the claim that it belongs to. */
export interface OwnedCheck {
  readonly claim: LedgerClaim;
  readonly check: LedgerCheck;
}

/** The checks that an idea shows in the chapter, in the order of the cell: none, or up to three. */
export type CarriedChecks = readonly OwnedCheck[];

/** Most checks that a reader is asked to look at in one cell. */
export const MOST_CHECKS = 3;

/** Where carried checks are looked for, and how messages name it. */
export interface CarriedFrom {
  /** The claims that the idea covers. */
  readonly own: readonly LedgerClaim[];
  /** All claims of the chapter, by id. */
  readonly claims: ReadonlyMap<string, LedgerClaim>;
  /** Such as `data/chapters/03-odes/ideas.json: idea "two-flows"`. */
  readonly where: string;
  /** Path of the ledger. */
  readonly ledger: string;
}

/**
 * Finds the checks that an idea carries.
 *
 * @param carries an id and the name of a check, such as "S2.05 riemann-sum-error"
 * @throws {TypeError} when a check does not exist, belongs to a claim of another idea, or stands there
 *   twice, or when there are more than {@link MOST_CHECKS}
 */
export function carriedChecks(
  carries: readonly string[],
  { own, claims, where, ledger }: CarriedFrom,
): CarriedChecks {
  if (carries.length > MOST_CHECKS) {
    throw new TypeError(
      `${where} carries ${carries.length} checks; at most ${MOST_CHECKS}, the others are evidence`,
    );
  }
  return carries.map((words, i): OwnedCheck => {
    const [, id, name] = /^(\S+)\s+(\S.*)$/.exec(words) ?? [];
    const claim = claims.get(id ?? "");
    const check = claim?.checks.find((check) => check.name === name);
    if (claim === undefined || check === undefined) {
      throw new TypeError(`${where} carries ${words}, which ${ledger} lacks`);
    }
    if (!own.includes(claim)) {
      throw new TypeError(`${where} carries ${words}, but does not cover ${claim.id}`);
    }
    if (carries.indexOf(words) < i) throw new TypeError(`${where} carries ${words} twice`);
    return { claim, check };
  });
}

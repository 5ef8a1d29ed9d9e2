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
  /** All claims of the chapter, by id. */
  readonly claims: ReadonlyMap<string, LedgerClaim>;
  /** Path of the plan. */
  readonly file: string;
  /** Path of the ledger. */
  readonly ledger: string;
}

/**
 * Finds the checks that each idea carries. They may belong to a claim that another idea covers: a
 * claim of many checks is looked at from several sides.
 *
 * @param ideas with ids and names of checks, such as "S2.05 riemann-sum-error"
 * @returns the checks by idea; an idea is absent where the plan leaves that open
 * @throws {TypeError} when a check does not exist or is carried twice, or an idea carries more than
 *   {@link MOST_CHECKS}
 */
export function carriedChecks(
  ideas: readonly { readonly idea: string; readonly carries?: readonly string[] }[],
  { claims, file, ledger }: CarriedFrom,
): ReadonlyMap<string, CarriedChecks> {
  const carriers = new Map<string, string>();
  const found = new Map<string, CarriedChecks>();
  for (const { idea, carries } of ideas) {
    if (carries === undefined) continue;
    const where = `${file}: idea "${idea}" carries`;
    if (carries.length > MOST_CHECKS) {
      const most = `at most ${MOST_CHECKS}, the others are evidence`;
      throw new TypeError(`${where} ${carries.length} checks; ${most}`);
    }
    found.set(
      idea,
      carries.map((words): OwnedCheck => {
        const [, id, name] = /^(\S+)\s+(\S.*)$/.exec(words) ?? [];
        const claim = claims.get(id ?? "");
        const check = claim?.checks.find((check) => check.name === name);
        if (claim === undefined || check === undefined) {
          throw new TypeError(`${where} ${words}, which ${ledger} lacks`);
        }
        const carrier = carriers.get(words);
        if (carrier !== undefined) {
          throw new TypeError(`${where} ${words}, which "${carrier}" carries already`);
        }
        carriers.set(words, idea);
        return { claim, check };
      }),
    );
  }
  return found;
}

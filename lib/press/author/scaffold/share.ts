import type { LedgerClaim } from "../../reproduce/mod.ts";
import { type CarriedChecks, MOST_CHECKS, type OwnedCheck } from "./carries.ts";
import type { Idea } from "./plan.ts";

/** A claim cell of a chapter. */
export interface ClaimCell {
  readonly claim: LedgerClaim;
  /** Ids of the other claims that it settles. */
  readonly covers: readonly string[];
  readonly checks: readonly OwnedCheck[];
}

/**
 * The claim cells of an idea: one with the checks that it carries; where the plan leaves that open,
 * cells of one to three checks in which each claim has a check of its own.
 */
export function claimCells({ claims, carried }: Idea): ClaimCell[] {
  return carried === undefined ? evenCells(claims) : carried.length === 0 ? [] : [oneCell(carried)];
}

/** The checks of a claim that stand in none of these. */
export function otherChecks(claim: LedgerClaim, shown: readonly OwnedCheck[]): OwnedCheck[] {
  const taken = new Set(shown.map(({ check }) => check));
  return ownedChecks(claim).filter(({ check }) => !taken.has(check));
}

function oneCell(checks: CarriedChecks): ClaimCell {
  const { claim } = checks[0]!; // the check that carries the sentence comes first
  const ids = new Set(checks.map(({ claim }) => claim.id));
  return { claim, covers: [...ids].slice(1), checks };
}

/** Each claim gets its first check, one with a planted mistake where the ledger has one; a claim alone three. */
function evenCells(claims: readonly LedgerClaim[]): ClaimCell[] {
  const cells: ClaimCell[] = [];
  for (let at = 0; at < claims.length; at += MOST_CHECKS) {
    const group = claims.slice(at, at + MOST_CHECKS);
    const checks = group.length === 1
      ? plantedFirst(group[0]!).slice(0, MOST_CHECKS)
      : group.map((claim) => plantedFirst(claim)[0]!);
    cells.push({ claim: group[0]!, covers: group.slice(1).map(({ id }) => id), checks });
  }
  return cells;
}

function plantedFirst(claim: LedgerClaim): OwnedCheck[] {
  const checks = ownedChecks(claim);
  const planted = checks.find(({ check }) => check.mistake !== null);
  return [...(planted ? [planted] : []), ...checks.filter((check) => check !== planted)];
}

function ownedChecks(claim: LedgerClaim): OwnedCheck[] {
  return claim.checks.map((check) => ({ claim, check }));
}

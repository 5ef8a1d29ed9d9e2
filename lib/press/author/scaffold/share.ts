import type { LedgerClaim } from "../../reproduce/mod.ts";
import type { OwnedCheck } from "./stubs.ts";

/** A claim cell of a chapter. */
export interface ClaimCell {
  readonly claim: LedgerClaim;
  /** Ids of the other claims that it settles. */
  readonly covers: readonly string[];
  readonly checks: readonly OwnedCheck[];
}

const MOST_CHECKS = 3;

/**
 * Spreads the claims of an idea over cells of one to three checks. Each claim gets a check of its own,
 * one with a planted mistake where the ledger has one; a claim alone in its cell gets three.
 */
export function claimCells(claims: readonly LedgerClaim[]): ClaimCell[] {
  const cells: ClaimCell[] = [];
  for (let at = 0; at < claims.length; at += MOST_CHECKS) {
    const group = claims.slice(at, at + MOST_CHECKS);
    const checks = group.length === 1
      ? inOrder(group[0]!).slice(0, MOST_CHECKS)
      : group.map((claim) => inOrder(claim)[0]!);
    cells.push({ claim: group[0]!, covers: group.slice(1).map(({ id }) => id), checks });
  }
  return cells;
}

/** The checks of a claim that stand in none of these cells. */
export function otherChecks(claim: LedgerClaim, cells: readonly ClaimCell[]): OwnedCheck[] {
  const shown = new Set(cells.flatMap(({ checks }) => checks.map(({ check }) => check)));
  return claim.checks.filter((check) => !shown.has(check)).map((check) => ({
    id: claim.id,
    check,
  }));
}

function inOrder({ id, checks }: LedgerClaim): OwnedCheck[] {
  const planted = checks.find(({ mistake }) => mistake !== null);
  const rest = checks.filter((check) => check !== planted);
  return [...(planted ? [planted] : []), ...rest].map((check) => ({ id, check }));
}

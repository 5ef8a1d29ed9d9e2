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

/** Whether a derivation carries an idea: a line for each of its claims. */
export function isProof({ form, claims }: Idea): boolean {
  return form === "derivation" && claims.length > 0;
}

/** The checks that stand in the derivation of an idea: those that it carries of its own claims. */
export function provedChecks(idea: Idea): readonly OwnedCheck[] {
  if (!isProof(idea)) return [];
  return idea.carried?.filter(({ claim }) => idea.claims.includes(claim)) ?? [];
}

/**
 * The claim cells of an idea: one with the checks that it carries; where the plan leaves that open,
 * cells of one to three checks in which each claim has a check of its own.
 */
export function claimCells(idea: Idea): ClaimCell[] {
  const { claims, carried } = idea;
  if (carried === undefined) return isProof(idea) ? [] : evenCells(claims);
  const proved = new Set(provedChecks(idea));
  const checks = carried.filter((owned) => !proved.has(owned));
  return checks.length === 0 ? [] : [oneCell(checks)];
}

/** All checks of a claim. */
export function ownedChecks(claim: LedgerClaim): OwnedCheck[] {
  return claim.checks.map((check) => ({ claim, check }));
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

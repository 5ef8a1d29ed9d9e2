import type { LedgerCheck, LedgerClaim } from "../../../lib/press/reproduce/ledger.ts";
import type { Shown } from "../../../lib/press/reproduce/shown.ts";
import type { CheckRecord, ClaimRecord } from "../../../lib/press/reproduce/records.ts";

/** A claim of the ledger with one check: the number 2 within EXACT64; a mistake leads to 1.297. */
export function ledgerClaim(id: string, parts: Partial<LedgerClaim> = {}): LedgerClaim {
  return {
    id,
    form: "proved",
    chapter: "averages",
    statement: `What ${id} says`,
    slow: false,
    checks: [ledgerCheck("value")],
    ...parts,
  };
}

export function ledgerCheck(name: string, parts: Partial<LedgerCheck> = {}): LedgerCheck {
  return {
    name,
    expected: 2,
    within: "EXACT64",
    mistake: { what: "prior weights", value: 1.297 },
    ...parts,
  };
}

/** The record that meets `ledgerCheck(name)`. */
export function checkRecord(name: string, parts: Partial<CheckRecord> = {}): CheckRecord {
  return {
    name,
    left: 2,
    right: 2,
    error: 0,
    allowed: 1e-10,
    tolerance: { name: "EXACT64", why: "float64 rounding" },
    control: { mistake: "prior weights", value: 1.296875, miss: 0.35, required: 1e-9 },
    verdict: "holds",
    ...parts,
  };
}

export function claimRecord(
  id: string,
  checks: readonly CheckRecord[] = [checkRecord("value")],
  covers: readonly string[] = [],
): ClaimRecord {
  const failed = checks.some(({ verdict }) => verdict === "fails");
  return { id, covers, says: `What ${id} says`, verdict: failed ? "fails" : "holds", checks };
}

/** Averages of random draws, known to ±0.01. */
export const MONTE_CARLO: Partial<CheckRecord> = {
  tolerance: { name: "monteCarlo", why: "four standard errors" },
  allowed: 0.01,
  error: 0.003,
};

/** A chapter without pictures or links. */
export const NOTHING_SHOWN: Shown = { pictures: new Set(), links: new Set() };

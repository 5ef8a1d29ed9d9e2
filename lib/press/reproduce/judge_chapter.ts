import { judgeCheck } from "./judge_check.ts";
import type { Form, LedgerCheck, LedgerClaim } from "./ledger.ts";
import type { CheckRecord, ClaimRecord } from "./records.ts";
import type { Shown } from "./shown.ts";

/** What became of a check, or of a claim. */
export type Verdict = "holds" | "fails" | "missing" | "not reached" | "slow, skipped";

/** One line of the ledger table: one check of one claim. */
export interface Row {
  readonly id: string;
  readonly statement: string;
  readonly check: string;
  readonly record?: CheckRecord | undefined;
  readonly anchor?: LedgerCheck | undefined;
  readonly verdict: Verdict;
  /** What speaks against the check. */
  readonly reasons: readonly string[];
}

/** One claim of the ledger after all its checks. */
export interface JudgedClaim {
  readonly id: string;
  readonly form: Form | "unknown";
  readonly verdict: Verdict;
}

/** A chapter, judged. */
export interface Judgement {
  readonly rows: readonly Row[];
  readonly claims: readonly JudgedClaim[];
}

/** What a chapter had to report, and what it did. */
export interface Evidence {
  /** The chapter's part of the ledger. */
  readonly ledger: readonly LedgerClaim[];
  readonly records: readonly ClaimRecord[];
  readonly shown: Shown;
  /** What to say of a check that was not reported: "not reached" after the notebook has stopped. */
  readonly absent: "missing" | "not reached";
  /** Ids whose cells were skipped on purpose. */
  readonly skipped: ReadonlySet<string>;
}

/**
 * Holds what the cells of a chapter report against the ledger.
 *
 * A record speaks for its own id and for those that it covers. It meets a check of the ledger by a
 * check of the same name, or, where two ids use one name for different things, by "ID/name".
 */
export function judgeChapter({ ledger, records, shown, absent, skipped }: Evidence): Judgement {
  const rows = ledger.flatMap((claim) => {
    const reported = records.filter(({ id, covers }) => [id, ...covers].includes(claim.id));
    const absentHere = skipped.has(claim.id) ? "slow, skipped" : absent;
    return [
      ...judgeClaim(claim, reported.flatMap(({ checks }) => checks), absentHere),
      ...judgeShown(claim, shown, absentHere),
    ];
  });
  rows.push(...unasked(ledger, records, rows), ...strangers(ledger, records));
  const known = ledger.map(({ id, form }) => ({ id, form, verdict: worst(rows, id) }));
  const unknown = [...new Set(rows.map(({ id }) => id))]
    .filter((id) => !ledger.some((claim) => claim.id === id))
    .map((id) => ({ id, form: "unknown" as const, verdict: worst(rows, id) }));
  return { rows, claims: [...known, ...unknown] };
}

function judgeClaim(
  { id, statement, checks }: LedgerClaim,
  reported: readonly CheckRecord[],
  absent: Verdict,
): Row[] {
  return checks.map((anchor) => {
    const check = anchor.name;
    const record = reported.find(({ name }) => name === `${id}/${check}`) ??
      reported.find(({ name }) => name === check);
    if (!record) return { id, statement, check, anchor, verdict: absent, reasons: [] };
    const reasons = judgeCheck(record, anchor);
    const verdict = reasons.length === 0 ? "holds" : "fails";
    return { id, statement, check, record, anchor, verdict, reasons };
  });
}

/** What stands for a claim besides numbers: its picture, and the works that it cites. */
function judgeShown(
  { id, statement, figure, cites = [] }: LedgerClaim,
  { pictures, links }: Shown,
  absent: Verdict,
): Row[] {
  const row = (check: string, isThere: boolean): Row => {
    return { id, statement, check, verdict: isThere ? "holds" : absent, reasons: [] };
  };
  return [
    ...figure === undefined ? [] : [row(`picture ${figure}`, pictures.has(figure))],
    ...cites.map((address) => row(`link to ${address}`, links.has(address))),
  ];
}

/**
 * Checks that the ledger does not ask for; they must hold all the same. The ledger asks for a check
 * once: a chapter and its evidence cannot both report it.
 */
function unasked(
  ledger: readonly LedgerClaim[],
  records: readonly ClaimRecord[],
  judged: readonly Row[],
): Row[] {
  return records.flatMap(({ id, checks }) =>
    checks
      .filter((record) => !judged.some((row) => row.record === record))
      .map((record) => {
        const statement = ledger.find((claim) => claim.id === id)?.statement ?? "";
        const isSecond = judged.some((row) => row.id === id && row.record?.name === record.name);
        const reasons = [
          ...judgeCheck(record, undefined),
          ...isSecond ? ["this check is reported twice"] : [],
        ];
        const verdict = reasons.length === 0 ? "holds" as const : "fails" as const;
        return { id, statement, check: record.name, record, verdict, reasons };
      })
  );
}

/** Ids that the chapter reports though the ledger does not have them in this chapter. */
function strangers(ledger: readonly LedgerClaim[], records: readonly ClaimRecord[]): Row[] {
  const ids = new Set(records.flatMap(({ id, covers }) => [id, ...covers]));
  return [...ids]
    .filter((id) => !ledger.some((claim) => claim.id === id))
    .map((id) => ({
      id,
      statement: "",
      check: "",
      verdict: "fails",
      reasons: ["the ledger does not have this id in this chapter"],
    }));
}

const FROM_WORST: readonly Verdict[] = ["fails", "missing", "not reached", "slow, skipped"];

function worst(rows: readonly Row[], id: string): Verdict {
  return worstVerdict(rows.filter((row) => row.id === id));
}

/** The worst of several verdicts: a claim holds when all of it does. */
export function worstVerdict(rows: readonly Row[]): Verdict {
  return FROM_WORST.find((verdict) => rows.some((row) => row.verdict === verdict)) ?? "holds";
}

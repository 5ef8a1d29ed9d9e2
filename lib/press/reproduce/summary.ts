import type { JudgedClaim, Judgement, Row, Verdict } from "./judge_chapter.ts";
import { countOf } from "../show/count.ts";
import { judgeCheck } from "./judge_check.ts";
import { FORMS } from "./ledger.ts";

/** Claims by what became of them; "not reached" counts as missing. */
export interface Counts {
  /** Proved or measured, and all their checks reported, whether they hold or fail. */
  readonly checked: number;
  /** Claims that a picture shows, with whatever is checked of them. */
  readonly shown: number;
  /** Claims that are somebody else's, with a link. */
  readonly cited: number;
  readonly failed: number;
  readonly missing: number;
  readonly skipped: number;
}

/** Counts claims. */
export function countClaims(claims: readonly JudgedClaim[]): Counts {
  const count = (...verdicts: Verdict[]): number =>
    claims.filter(({ verdict }) => verdicts.includes(verdict)).length;
  const reported = claims.filter(({ verdict }) => verdict === "holds" || verdict === "fails");
  const ofForm = (...forms: JudgedClaim["form"][]): number =>
    reported.filter(({ form }) => forms.includes(form)).length;
  return {
    checked: ofForm("proved", "measured", "unknown"),
    shown: ofForm("shown"),
    cited: ofForm("cited"),
    failed: count("fails"),
    missing: count("missing", "not reached"),
    skipped: count("slow, skipped"),
  };
}

/** A line for each check that fails, with all that speaks against it, and for each claim with gaps. */
export function complaints(rows: readonly Row[]): string[] {
  const failures = rows.filter(({ verdict }) => verdict === "fails").map((row) => {
    const name = [row.id, row.check].filter((part) => part !== "").join(" ");
    return `FAILS ${name}: ${row.reasons.join("; ")}`;
  });
  const gaps = Map.groupBy(rows.filter(({ verdict }) => verdict === "missing"), ({ id }) => id);
  const missing = [...gaps].map(([id, ofClaim]) =>
    `MISSING ${id}: no cell reports ${ofClaim.map(({ check }) => check).join(", ")}`
  );
  return [...failures, ...missing];
}

/**
 * A line where cells contradict the ledger but not themselves: the ledger's numbers are those of the
 * book's data, and a reader who has changed them sees a true theorem fail.
 */
export function ofOtherData(rows: readonly Row[]): string[] {
  const count =
    rows.filter(({ verdict, record }) =>
      verdict === "fails" && record !== undefined && judgeCheck(record, undefined).length === 0
    ).length;
  if (count === 0) return [];
  return [
    `${
      countOf(count, "check")
    } above, whose sides agree, failed by the ledger alone. Its numbers ` +
    "are those of the book's own data: where you have changed the data, only the sides count",
  ];
}

/** What the end of a report tells of. */
export interface Reported {
  readonly judgements: readonly Judgement[];
  readonly seed: number;
  /** Chapters that did not run to their end, or whose files differ. */
  readonly troubled: number;
}

/**
 * The end of the report: what holds by form, how to read the table, the seed, and as the last line
 * always `N ids: N checked, N shown, N cited, N failed, N missing`, and how many were skipped. It ends
 * with the chapters that have a problem of another kind, so that it never says that all is well.
 */
export function summary({ judgements, seed, troubled }: Reported): string {
  const claims = judgements.flatMap((judgement) => judgement.claims);
  const forms = [...FORMS, "unknown" as const].flatMap((form) => {
    const ofForm = claims.filter((claim) => claim.form === form);
    if (ofForm.length === 0) return [];
    const { failed, missing, skipped } = countClaims(ofForm);
    const parts = [
      `${ofForm.length - failed - missing - skipped} of ${ofForm.length} hold`,
      failed > 0 ? `${failed} failed` : "",
      missing > 0 ? `${missing} missing` : "",
      skipped > 0 ? `${skipped} slow, skipped` : "",
    ];
    return [`${form.padEnd(8)}  ${parts.filter((part) => part !== "").join(", ")}`];
  });
  const { checked, shown, cited, failed, missing, skipped } = countClaims(claims);
  return [
    ...forms,
    "error and allowed are relative to max(1, |right|), with ± absolute; planted is how far the " +
    "planted mistake is off",
    `seed ${seed}: the stream of a claim is that of the seed split by the claim's id`,
    `${claims.length} ids: ${checked} checked, ${shown} shown, ${cited} cited, ${failed} failed, ` +
    `${missing} missing${skipped > 0 ? `, ${skipped} slow, skipped` : ""}` +
    (troubled > 0 ? `; a problem, said above, in ${countOf(troubled, "chapter")}` : ""),
  ].join("\n");
}

import { printError, printMiss, printSide } from "../../../notebook/records/print.ts";
import type { CheckRecord } from "../../../notebook/records/claim_record.ts";
import type { ComparedClaim } from "./compare.ts";

/** A chapter after its run. */
export interface ChapterResult {
  /** "7. Conditional flow matching". */
  readonly title: string;
  readonly claims: readonly ComparedClaim[];
  /** Number of claims in slow cells, which were left out. */
  readonly slow: number;
  /** Why the chapter did not run to its end. */
  readonly problem?: string;
}

/**
 * "71 of 71 claims hold, 40 of 40 records equal bit for bit; 8 slow records were left out": a record
 * may settle several claims.
 */
export function summaryLine(results: readonly ChapterResult[]): string {
  const records = results.flatMap((result) => result.claims);
  const count = (some: readonly ComparedClaim[]): number =>
    some.reduce((sum, { covers }) => sum + 1 + covers, 0);
  const holding = records.filter(({ verdict }) => verdict === "holds");
  const equal = records.filter((record) => record.equal).length;
  const slow = results.reduce((sum, result) => sum + result.slow, 0);
  const left = slow === 1 ? "1 slow record was" : `${slow} slow records were`;
  const rest = slow === 0 ? "" : `; ${left} left out`;
  return `${count(holding)} of ${count(records)} claims hold, ` +
    `${equal} of ${records.length} records equal bit for bit${rest}`;
}

/** "S3.38", or "S3.38 +2" when it covers two more claims. */
export function printId({ id, covers }: ComparedClaim): string {
  return covers === 0 ? id : `${id} +${covers}`;
}

/** The left side of a check in words, or a dash where it was not reached. */
export function printValue(check: CheckRecord | undefined): string {
  return check === undefined ? "–" : printSide(check.left, check);
}

/** All numbers that a chapter shows of a check, in words. */
export function printNumbers(check: CheckRecord | undefined): string {
  if (check === undefined) return "";
  const { left, right, control } = check;
  const mistake = control ? [printSide(control.value, check), printMiss(control)] : [];
  return [printSide(left, check), printSide(right, check), printError(check), ...mistake].join(" ");
}

/**
 * The whole result as plain text, a line for each check, its fields parted by tabs.
 *
 * @param head lines that say where and how long
 */
export function resultText(head: readonly string[], results: readonly ChapterResult[]): string {
  const chapters = results.flatMap(({ title, claims, problem }) => [
    "",
    title + (problem === undefined ? "" : ` (not run to its end: ${problem})`),
    ["claim", "check", "saved", "here", "verdict", "record"].join("\t"),
    ...claims.flatMap((claim) =>
      claim.checks.map(({ name, saved, here }) =>
        [
          printId(claim),
          name,
          printValue(saved),
          printValue(here),
          claim.verdict,
          equalWords(claim),
        ].join("\t")
      )
    ),
  ]);
  return [...head, summaryLine(results), ...chapters, ""].join("\n");
}

/** Whether a record came out as it was saved: "equal", or "differs: product (left, error)". */
export function equalWords({ equal, checks }: ComparedClaim): string {
  if (equal) return "equal";
  const places = checks.filter(({ differing }) => differing.length > 0)
    .map(({ name, differing }) => `${name} (${differing.join(", ")})`);
  return places.length === 0 ? "differs" : `differs: ${places.join(", ")}`;
}

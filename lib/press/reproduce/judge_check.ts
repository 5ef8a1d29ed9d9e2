import { anchorProblem } from "./anchor.ts";
import type { LedgerCheck, Within } from "./ledger.ts";
import { RELATIVE } from "./named_tolerances.ts";
import { entries, sameShape, short } from "./numbers.ts";
import { controlProblem, mistakeProblem } from "./planted_mistake.ts";
import { type CheckRecord, isMeasured, isMonteCarlo, type Measured } from "./records.ts";

const ROUNDED = 1.02; // records are rounded to a hundredth of what is allowed

/**
 * Everything that speaks against one check: the cell's own verdict, then what the cell cannot know,
 * which is its anchor in the ledger and the number that the planted mistake must lead to.
 *
 * @param anchor the ledger's check of the same name; undefined for a check that it does not ask for
 * @returns reasons in words; none when the check holds
 */
export function judgeCheck(record: CheckRecord, anchor: LedgerCheck | undefined): string[] {
  if (record.verdict === "fails") return [record.reason ?? "left and right differ"];
  if (!isMeasured(record)) return ["the record lacks a finite number"];
  const problems = [contradiction(record), controlProblem(record)];
  if (anchor) {
    problems.push(
      toleranceProblem(record, anchor.within),
      anchorProblem(record, anchor),
      mistakeProblem(record, anchor.mistake),
    );
  }
  return problems.filter((problem) => problem !== undefined);
}

/** The record says that its sides agree; its own numbers must not say otherwise. */
function contradiction(record: Measured): string | undefined {
  if (!sameShape(record.left, record.right)) return "left and right have different shapes";
  const left = entries(record.left), right = entries(record.right);
  // in a vector of averages each entry has an allowed distance of its own, which is not recorded
  if (isMonteCarlo(record) && right.length > 1) return undefined;
  const error = Math.max(...right.map((value, i) => {
    return Math.abs(left[i]! - value) / (isMonteCarlo(record) ? 1 : Math.max(1, Math.abs(value)));
  }));
  if (error <= ROUNDED * record.allowed) return undefined;
  return `left and right are ${short(error)} apart, though the record says that they agree`;
}

/** A cell must not be more generous than the ledger. */
function toleranceProblem(record: Measured, within: Within): string | undefined {
  if (typeof within !== "string") return undefined;
  const size = RELATIVE[within];
  if (size === undefined) return `the ledger names an unknown tolerance, ${within}`;
  if (!isMonteCarlo(record) && record.allowed <= size) return undefined;
  return `the cell allows ${short(record.allowed)}, more than ${within} in the ledger`;
}

import { anchorProblem } from "./anchor.ts";
import { distances, ROUNDED } from "./distances.ts";
import type { LedgerCheck } from "./ledger.ts";
import { entries, sameShape, short } from "./numbers.ts";
import { controlProblem, mistakeProblem } from "./planted_mistake.ts";
import { type CheckRecord, isMeasured, isMonteCarlo, type Measured } from "./records.ts";
import { toleranceProblem } from "./tolerance.ts";

/**
 * Everything that speaks against one check: the cell's own verdict, what its numbers say when they
 * are judged again, and what the cell cannot know, which is its anchor in the ledger, how far apart
 * its sides may be, and the number that the planted mistake must lead to.
 *
 * @param anchor the ledger's check of the same name; undefined for a check that it does not ask for
 * @returns reasons in words; none when the check holds
 */
export function judgeCheck(record: CheckRecord, anchor: LedgerCheck | undefined): string[] {
  if (record.verdict !== "holds") return [record.reason ?? "left and right differ"];
  if (!isMeasured(record)) return ["the record lacks a finite number"];
  const problems = [contradiction(record), controlProblem(record, anchor?.within)];
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
  const { left, right, spread } = record;
  if (!sameShape(left, right)) return "left and right have different shapes";
  if (isMonteCarlo(record) && typeof right !== "number" && spread?.length !== right.length) {
    return "the record does not say what each of its averages may be off by";
  }
  const apart = distances(record, left, right);
  const worst = apart.indexOf(Math.max(...apart));
  if (apart[worst]! <= ROUNDED) return undefined;
  const scale = isMonteCarlo(record) ? 1 : Math.max(1, Math.abs(entries(right)[worst]!));
  const error = Math.abs(entries(left)[worst]! - entries(right)[worst]!) / scale;
  return `left and right are ${short(error)} apart, though the record says that they agree`;
}

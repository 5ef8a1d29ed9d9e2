import { compare, type Comparison, type Side } from "../../judge/compare.ts";
import { isEstimate } from "../../judge/side.ts";
import type { Stream } from "../../random/mod.ts";
import type { Bound, MonteCarloTolerance, Tolerance } from "../../judge/tolerances.ts";
import type { CheckRecord, ControlRecord } from "../records/claim_record.ts";
import { recordDistance, recordSide } from "./record_numbers.ts";

/** Computes one side of a check; its stream is its own, so it cannot be tuned by hand. */
export type Compute = (stream: Stream) => Side | Promise<Side>;

/** How much two sides may differ. */
export type Within = Tolerance | Bound | MonteCarloTolerance;

/** Two sides that have been computed. */
export interface Pair {
  readonly name: string;
  readonly left: Side;
  readonly right: Side;
  readonly within: Within;
}

/** A mistake in words and the value it gave. */
export interface Planted {
  readonly mistake: string;
  readonly value: Side;
}

/** How many times what is allowed a planted mistake must miss by, or the check proves little. */
export const LEAST_MISS = { fixed: 10, monteCarlo: 2 } as const;

/**
 * Compares two sides, and the planted mistake with the right one: a mistake that is too near to be told
 * from what is right leaves the check unseen.
 *
 * @param pair    the sides and their tolerance
 * @param planted the value with a mistake, when there is one
 * @param fault   a reason to fail that was found before
 * @throws {TypeError} when a side is not numeric or the shapes of the sides differ
 */
export function judgeSides(pair: Pair, planted?: Planted, fault?: string): CheckRecord {
  const { name, left, right, within } = pair;
  const comparison = compare(left, right, within);
  const control = planted && judgeControl(planted, pair);
  const reason = fault ?? (comparison.agrees ? control?.fault : disagreement(comparison, within));
  const verdict = reason === undefined ? "holds" : reason === control?.near ? "unseen" : "fails";
  return {
    name,
    left: recordSide(comparison.left, comparison),
    right: recordSide(comparison.right, comparison),
    error: recordDistance(comparison.error, comparison.allowed),
    allowed: Number(comparison.allowed.toPrecision(3)),
    ...spreadOf(comparison, within),
    tolerance: { name: within.name, why: within.why },
    ...(control?.record ? { control: control.record } : {}),
    verdict,
    ...(reason === undefined ? {} : { reason }),
  };
}

/** The record of a check that gave nothing to compare. */
export function failedCheck(name: string, within: Within, reason: string): CheckRecord {
  const nothing = { left: null, right: null, error: null, allowed: null };
  const tolerance = { name: within.name, why: within.why };
  return { name, ...nothing, tolerance, verdict: "fails", reason };
}

/** The message of whatever was thrown. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

function judgeControl(
  { mistake, value }: Planted,
  { left, right, within }: Pair,
): { record?: ControlRecord; fault?: string; near?: string } {
  let comparison: Comparison;
  try {
    comparison = compare(withErrorsOf(left, value), right, within);
  } catch (error) {
    return { fault: `the planted mistake cannot be compared: ${messageOf(error)}` };
  }
  const times = "size" in within ? LEAST_MISS.fixed : LEAST_MISS.monteCarlo;
  const { error, allowed } = comparison;
  const record = {
    mistake,
    value: recordSide(comparison.left, comparison),
    miss: recordDistance(error, allowed),
    required: Number((times * allowed).toPrecision(3)),
  };
  if (!comparison.left.every(Number.isFinite)) {
    return { record, fault: "the planted mistake is not finite" };
  }
  if (error >= times * allowed) return { record };
  const near = `the planted mistake misses by less than ${times} times what is allowed`;
  return { record, fault: near, near };
}

/** A plain control of a Monte Carlo check is as uncertain as the left side it imitates. */
function withErrorsOf(left: Side, control: Side): Side {
  if (!isEstimate(left) || isEstimate(control)) return control;
  const { standardError, draws } = left;
  if (typeof control === "number" && typeof standardError === "number") {
    return { value: control, standardError, draws };
  }
  if (typeof control === "number" || typeof standardError === "number") return control;
  return Array.isArray(control) || ArrayBuffer.isView(control)
    ? { value: Array.from(control), standardError, draws }
    : control;
}

function disagreement({ error }: Comparison, { name }: Within): string {
  if (!Number.isFinite(error)) return "a side is not finite";
  if (name === "atMost") return "left is above its bound";
  return name === "atLeast" ? "left is below its bound" : "left and right differ";
}

/** In a list of averages each entry may be off by its own distance. */
function spreadOf({ shape, slack }: Comparison, within: Within): Pick<CheckRecord, "spread"> {
  const isListOfAverages = within.name === "monteCarlo" && shape === "vector";
  return isListOfAverages ? { spread: slack.map((size) => Number(size.toPrecision(3))) } : {};
}

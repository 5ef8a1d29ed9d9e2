import { distances } from "./distances.ts";
import type { Row } from "./judge_chapter.ts";
import { type CheckRecord, isMeasured, isMonteCarlo } from "./records.ts";

/** The rows of a chapter that was run from one root. */
export interface RootRows {
  readonly root: number;
  readonly rows: readonly Row[];
}

/** One check over many roots. */
export interface CheckOverRoots {
  readonly id: string;
  readonly check: string;
  /** Roots at which it fails. */
  readonly failing: readonly number[];
  /** The root at which its sides are furthest apart, and their distance over what is allowed. */
  readonly worst: { readonly root: number; readonly share: number } | undefined;
  /** Mean and spread of (left - right) / standard error, for averages without bias. */
  readonly z: { readonly mean: number; readonly sd: number } | undefined;
}

const STANDARD_ERRORS = 4; // what monteCarlo() allows for one number

/** What came of each check at each root, check by check. */
export function overRoots(runs: readonly RootRows[]): CheckOverRoots[] {
  const inOrder = runs.toSorted((a, b) => a.root - b.root);
  const reported = inOrder.flatMap(({ root, rows }) =>
    rows.flatMap((row) => row.record ? [{ root, row, record: row.record }] : [])
  );
  const byCheck = Map.groupBy(reported, ({ row: { id, check } }) => `${id} ${check}`);
  return [...byCheck.values()].map((group) => {
    const { id, check } = group[0]!.row;
    const shares = group.flatMap(({ root, record }) => {
      const share = shareOf(record);
      return share === undefined ? [] : [{ root, share }];
    });
    const z = group.flatMap(({ record }) => zOf(record) ?? []);
    return {
      id,
      check,
      failing: group.filter(({ row }) => row.verdict === "fails").map(({ root }) => root),
      worst: shares.length === 0
        ? undefined
        : shares.reduce((most, next) => next.share > most.share ? next : most),
      z: z.length < 2 ? undefined : momentsOf(z),
    };
  });
}

/**
 * Whether the z of a check are those of an honest standard error: mean 0 and spread 1, each within
 * four of its own standard errors, 1/sqrt(n) and 1/sqrt(2n).
 *
 * A weight of infinite variance shows here: its averages are low at nearly every root, and now and
 * then far too high.
 */
export function isHonest({ mean, sd }: NonNullable<CheckOverRoots["z"]>, roots: number): boolean {
  return Math.abs(mean) <= STANDARD_ERRORS / Math.sqrt(roots) &&
    Math.abs(sd - 1) <= STANDARD_ERRORS / Math.sqrt(2 * roots);
}

function shareOf(record: CheckRecord): number | undefined {
  if (!isMeasured(record)) return undefined;
  return Math.max(...distances(record, record.left, record.right));
}

function zOf(record: CheckRecord): number | undefined {
  if (
    !isMeasured(record) || !isMonteCarlo(record) || record.tolerance.why !== "four standard errors"
  ) {
    return undefined; // with a bias the allowed distance does not tell the standard error
  }
  const { left, right, allowed } = record;
  if (typeof left !== "number" || typeof right !== "number") return undefined;
  return STANDARD_ERRORS * (left - right) / allowed;
}

function momentsOf(z: readonly number[]): { mean: number; sd: number } {
  const mean = z.reduce((sum, value) => sum + value, 0) / z.length;
  const squares = z.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, sd: Math.sqrt(squares / (z.length - 1)) };
}

import type {
  CheckRecord,
  ClaimRecord,
  RecordedSide,
  Routes,
} from "../../../notebook/records/claim_record.ts";
import type { Figure } from "../../../figures/mod.ts";
import { boundOf } from "../../../notebook/records/print.ts";
import { type Measure, measureOfMiss } from "../../show/measure.ts";
import { routesOf } from "../../show/routes.ts";

/** What a check says of its planted mistake: three values that a picture can compare, or a picture. */
export interface Comparison {
  /** Of the claim. */
  readonly id: string;
  /** Of the check. */
  readonly name: string;
  readonly mistake: string;
  /** What the two sides are called. */
  readonly routes: Routes;
  /** The honest left side. */
  readonly left: readonly (number | null)[];
  readonly right: readonly (number | null)[];
  /** The left side with the mistake. */
  readonly wrong: readonly (number | null)[];
  /** How far the mistake is from the right side, at the worst entry; null when not comparable. */
  readonly miss: number | null;
  /** Whether that, and what is allowed, is in parts of the right side. */
  readonly measure: Measure;
  /** How far the sides may be apart. */
  readonly allowed: number | null;
  /** "at most" or "at least", where the right side is a bound. */
  readonly bound: string | undefined;
  /** What happens with the mistake, drawn by the cell that made it. */
  readonly drawn?: Figure;
}

/**
 * What claims say of their planted mistakes, each mistake once: the lines of a proof share one.
 *
 * @param records saved, or of a run with or without the mistake
 */
export function comparisonsOf(records: readonly ClaimRecord[]): Comparison[] {
  const found = new Map<string, Comparison>();
  for (const { id, checks } of records) {
    for (const check of checks) {
      const comparison = comparisonOf(id, check);
      if (!comparison) continue;
      const { mistake, wrong, right } = comparison;
      found.set(JSON.stringify([mistake, wrong, right]), comparison); // the last line is nearest to it
    }
  }
  return [...found.values()];
}

function comparisonOf(id: string, check: CheckRecord): Comparison | undefined {
  const { name, left, honest = left, right, control, allowed } = check;
  if (control === undefined) return undefined;
  const { mistake, value, miss, drawn } = control;
  return {
    id,
    name,
    mistake,
    routes: routesOf(check),
    left: listOf(honest),
    right: listOf(right),
    wrong: listOf(value),
    miss,
    measure: measureOfMiss(check),
    allowed,
    bound: boundOf(check),
    ...(drawn === undefined ? {} : { drawn }),
  };
}

function listOf(side: RecordedSide): readonly (number | null)[] {
  return Array.isArray(side) ? side : [side as number | null];
}

/** Comparisons whose mistake no check of the claim has drawn: one picture of a mistake is enough. */
export function undrawnOf(comparisons: readonly Comparison[]): Comparison[] {
  const told = new Set(comparisons.flatMap(({ drawn, mistake }) => drawn ? [mistake] : []));
  return comparisons.filter(({ mistake }) => !told.has(mistake));
}

/** Ids of all claims whose mistakes can be made, those of a proof together. */
export function plantableIds(records: readonly ClaimRecord[]): string[] {
  const some = records.some(({ checks }) => checks.some(({ control }) => control));
  return some ? records.map(({ id }) => id) : [];
}

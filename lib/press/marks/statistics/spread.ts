import { rounded } from "../mark.ts";

/** How many submissions earned what. */
export interface Spread {
  /** "3", or "12–17" where there are many values. */
  readonly labels: readonly string[];
  readonly counts: readonly number[];
}

const MOST = { bars: 13, ranges: 8 }; // more labels would not fit a phone

/** How often each number of points was earned, in steps of at least one point. */
export function spreadOf(earned: readonly number[], points: number): Spread {
  const step = points < MOST.bars ? 1 : Math.ceil((points + 1) / MOST.ranges);
  const count = Math.floor(points / step) + 1;
  const counts = new Array<number>(count).fill(0);
  for (const one of earned) {
    const bin = Math.floor(Math.max(0, Math.min(one, points)) / step);
    counts[bin]! += 1;
  }
  const labels = counts.map((_, bin) => {
    const from = bin * step, to = Math.min(from + step - 1, Math.floor(points));
    return to > from ? `${from}–${to}` : `${from}`;
  });
  return { labels, counts };
}

/** The mean of some numbers; 0 of none. */
export function meanOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The middle of some numbers; 0 of none. */
export function medianOf(values: readonly number[]): number {
  if (values.length === 0) return 0;
  const sorted = [...values].sort((a, b) => a - b), half = (sorted.length - 1) / 2;
  return rounded((sorted[Math.floor(half)]! + sorted[Math.ceil(half)]!) / 2);
}

/** Pearson's correlation; undefined where one side does not vary, or of fewer than three pairs. */
export function correlationOf(x: readonly number[], y: readonly number[]): number | undefined {
  if (x.length < 3) return undefined;
  const [meanX, meanY] = [meanOf(x), meanOf(y)];
  let xx = 0, xy = 0, yy = 0;
  for (const [i, one] of x.entries()) {
    const [a, b] = [one - meanX, y[i]! - meanY];
    xx += a * a, xy += a * b, yy += b * b;
  }
  return xx > 1e-12 && yy > 1e-12 ? xy / Math.sqrt(xx * yy) : undefined;
}

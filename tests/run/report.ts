/** How many tests ended in which way. */
export interface Count {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/**
 * Reads the last line of Deno's own report: `ok | 12 passed (3 steps) | 1 failed | 2 ignored (2s)`.
 *
 * @returns nothing when there is no such line, because the runner broke off
 */
export function readReport(report: string): Count | undefined {
  const lines = [...report.matchAll(/(\d+) passed.*?\| (\d+) failed(?:.*?\| (\d+) ignored)?/g)];
  const last = lines.at(-1);
  return last &&
    { passed: Number(last[1]), failed: Number(last[2]), skipped: Number(last[3] ?? 0) };
}

/** The sum of counts. */
export function total(counts: readonly Count[]): Count {
  const sum = (key: keyof Count): number => counts.reduce((sum, count) => sum + count[key], 0);
  return { passed: sum("passed"), failed: sum("failed"), skipped: sum("skipped") };
}

/** One plain line that any machine can read: `N passed, N failed`, or `N passed, N failed, N skipped`. */
export function plainLine({ passed, failed, skipped }: Count): string {
  return `${passed} passed, ${failed} failed${skipped === 0 ? "" : `, ${skipped} skipped`}`;
}

import type { Workload } from "./workloads.ts";

/** How long a workload took; the fields are those of the peers' script. */
export interface Timing {
  readonly workload: string;
  readonly peer: string;
  /** Median and best, in milliseconds for one unit of work. */
  readonly ms: number;
  readonly min_ms: number;
  readonly runs: number;
}

/** Does a workload, first untimed, then timed unit by unit. */
export function measure({ name, runs, warmup, work }: Workload): Timing {
  const times: number[] = [];
  let units = 0, start = 0;
  work(warmup + runs, () => {
    const now = performance.now();
    if (++units > warmup) times.push(now - start);
    start = performance.now();
  });
  return { workload: name, peer: "flowbook", ...summary(times), runs };
}

/** Median and minimum, rounded to tenths of a microsecond. */
export function summary(times: readonly number[]): { ms: number; min_ms: number } {
  const sorted = times.toSorted((a, b) => a - b), half = sorted.length / 2;
  const median = (sorted[Math.ceil(half) - 1]! + sorted[Math.floor(half)]!) / 2;
  return { ms: Number(median.toFixed(4)), min_ms: Number(sorted[0]!.toFixed(4)) };
}

/** The smallest median and the smallest minimum of several timings of one workload. */
export function best(timings: readonly Timing[]): Timing {
  const smallest = (field: "ms" | "min_ms"): number =>
    Math.min(...timings.map((timing) => timing[field]));
  return { ...timings[0]!, ms: smallest("ms"), min_ms: smallest("min_ms") };
}

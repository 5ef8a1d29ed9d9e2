import type { Timing } from "./measure.ts";

/** Ours beside one peer; no peer has that workload if there is none. */
export interface Row {
  readonly ours: Timing;
  readonly peer: Timing | undefined;
}

const COLUMNS = ["workload", "ms", "min", "peer ms", "min", "ratio", "of min", "peer"];

/** A table of medians, minima and ratios ours / peer; below 1 ours is faster. */
export function table(rows: readonly Row[]): string {
  const lines = [COLUMNS, ...rows.map(cells)];
  const widths = COLUMNS.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
  return lines.map((line) =>
    line.map((cell, column) => {
      const text = column === 0 || column === COLUMNS.length - 1;
      return text ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!);
    }).join("  ").trimEnd()
  ).join("\n");
}

function cells({ ours, peer }: Row): string[] {
  const own = [ours.workload, short(ours.ms), short(ours.min_ms)];
  if (!peer) return [...own, "", "", "", "", ""];
  const ratios = [ours.ms / peer.ms, ours.min_ms / peer.min_ms].map((ratio) => ratio.toFixed(2));
  return [...own, short(peer.ms), short(peer.min_ms), ...ratios, peer.peer];
}

/** Three significant digits, and no more than that. */
function short(ms: number): string {
  return ms >= 100 ? ms.toFixed(0) : ms.toPrecision(3);
}

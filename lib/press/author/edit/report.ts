import { type CodeCell, hasTag, type Output } from "../../ipynb/mod.ts";
import { claimRecords } from "../../reproduce/mod.ts";
import type { Watch } from "./workbench.ts";

/** The progress of a run, a line for each cell. */
export function progress(print: (text: string) => void): Omit<Watch, "signal"> {
  return {
    starting: (cell) => {
      if (hasTag(cell, "slow")) print(`  ${cell.id} (slow) ...`);
    },
    ran: ({ id }: CodeCell, outputs, seconds) => {
      print(["  " + id, secondsText(seconds), claimsText(outputs)].filter(Boolean).join("  "));
    },
    again: ({ cell, reason }) =>
      print(`  ${cell}: ${reason}; this kernel has run cells twice: once more on a fresh one`),
  };
}

/** "0.42 s". */
export function secondsText(seconds: number): string {
  return `${seconds.toFixed(seconds < 10 ? 2 : 0)} s`;
}

function claimsText(outputs: readonly Output[]): string {
  return claimRecords(outputs).map(({ id, verdict }) => {
    return `${id} ${verdict === "fails" ? "FAILS" : verdict}`;
  }).join(", ");
}

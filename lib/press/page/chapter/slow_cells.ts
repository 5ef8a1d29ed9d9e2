import type { Bar } from "./bar.ts";

/** Asks whether cells that were left out because they are slow shall run, too. */
export function askForSlowCells(count: number, bar: Bar, runAll: () => void): void {
  bar.ask({
    about: "slow",
    words:
      `${count} cells are slow or need slow ones, and were left out. Each takes up to a minute or so.`,
    answers: [
      { words: "Run everything", act: runAll },
      { words: "Leave them", act: () => {} },
    ],
  });
}

import type { CellRecord } from "./records.ts";
import type { LiveCell } from "./live_cell.ts";

/** What stands beside the buttons of a cell. */
export interface StateText {
  readonly words: string;
  /** More, for who points at it. */
  readonly title: string;
}

/**
 * The state of a cell in a few words.
 *
 * @param record  of its last run, if there was one
 * @param seconds that a run took on this machine, if it is known
 */
export function stateText(
  cell: Pick<LiveCell, "state" | "tags" | "isEdited">,
  record: CellRecord | undefined,
  seconds: number | undefined,
): StateText {
  const edited = cell.isEdited ? "edited" : "";
  const time = record ? duration(record.milliseconds) : "";
  switch (cell.state) {
    case "waiting":
      return { words: "waiting…", title: "It runs when the cells before it are done" };
    case "running":
      return { words: `running…${expected(cell, seconds)}`, title: "" };
    case "ran":
      return {
        words: join(`ran ${record?.count ?? ""} · ${time}`, edited),
        title: "The outputs are those of the cell as it stands",
      };
    case "failed":
      return { words: join(`failed · ${time}`, edited), title: "The last output says why" };
    case "stale":
      if (!record) {
        return {
          words: cell.isEdited ? "edited, not run" : "before your edit",
          title: "The saved outputs do not belong to your edit; run the cell",
        };
      }
      return {
        words: join("stale", edited),
        title: "The outputs do not belong to the cells as they stand; run it again",
      };
    case "saved":
      return { words: join(slow(cell, seconds), edited), title: "" };
  }
}

/**
 * A time as a reader wants to know it.
 *
 * @example
 * ```ts
 * import { duration } from "./state_text.ts";
 * console.log(duration(230), duration(12_300), duration(83_000)); // 0.2 s 12 s 1 min 23 s
 * ```
 */
export function duration(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

function slow({ tags }: Pick<LiveCell, "tags">, seconds: number | undefined): string {
  if (!tags.includes("slow")) return "";
  return seconds === undefined
    ? "slow: about a minute"
    : `slow: about ${duration(seconds * 1000)} here`;
}

function expected({ tags }: Pick<LiveCell, "tags">, seconds: number | undefined): string {
  if (!tags.includes("slow")) return "";
  return seconds === undefined ? " about a minute" : ` about ${duration(seconds * 1000)}`;
}

function join(...words: readonly string[]): string {
  return words.filter((word) => word !== "").join(" · ");
}

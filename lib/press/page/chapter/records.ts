import type { Output } from "../../ipynb/notebook.ts";
import type { Outcome } from "../engine/engine.ts";
import type { Past, Plans } from "../../cells/needs/mod.ts";
import type { CellState } from "./chapter_page.ts";
import type { LiveCell } from "./live_cell.ts";

/** The last run of a cell. */
export interface CellRecord {
  /** What ran. */
  readonly source: string;
  /** Its place among all runs of the page. */
  readonly order: number;
  readonly outcome: Outcome;
  /** Its place among the runs of its worker. */
  readonly count: number;
  readonly milliseconds: number;
  readonly outputs: readonly Output[];
  /** Whether the worker in which it ran, and so the names that it made, are still there. */
  readonly lives: boolean;
}

/** Records of the cells that have run in this visit. */
export type Records = ReadonlyMap<string, CellRecord>;

/** What the plans need to know of the runs so far. */
export function pastOf(records: Records, cells: ReadonlyMap<string, LiveCell>): Past {
  return new Map(
    [...records].filter(([, { lives }]) => lives).map(([id, { source, order, outcome }]) => [
      id,
      { order, current: outcome === "ok" && source === cells.get(id)!.source() },
    ]),
  );
}

/**
 * How the outputs of each cell that is not running or waiting relate to what stands in it.
 *
 * @param plans absent as long as nothing was run or edited
 */
export function restingStates(
  records: Records,
  cells: ReadonlyMap<string, LiveCell>,
  plans: Plans | undefined,
): ReadonlyMap<string, CellState> {
  const past = pastOf(records, cells);
  const outdated = new Set( // saved outputs that an edit above has overtaken
    [...cells.values()].filter(({ isEdited }) => isEdited)
      .flatMap(({ id }) => [id, ...plans?.dependents(id) ?? []]),
  );
  return new Map([...cells.keys()].map((id) => [id, stateOf(id)]));

  function stateOf(id: string): CellState {
    const record = records.get(id);
    if (!record) return outdated.has(id) ? "stale" : "saved";
    if (record.outcome === "stopped" || !record.lives) {
      return record.outcome === "error" ? "failed" : "stale";
    }
    if (record.outcome === "error") {
      return record.source === cells.get(id)!.source() ? "failed" : "stale";
    }
    return plans?.isFresh(id, past) ? "ran" : "stale";
  }
}

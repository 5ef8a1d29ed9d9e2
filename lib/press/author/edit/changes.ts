import type { Cell, Notebook } from "../../ipynb/mod.ts";
import { staleCells, type Staleness } from "./stale_cells.ts";

/** How a notebook differs from the one before. */
export interface Changes extends Staleness {
  /** Cells that were not there before, of any kind. */
  readonly added: readonly string[];
  /** Cells that are no longer there, of any kind. */
  readonly removed: readonly Cell[];
}

/** Compares two notebooks cell by cell. */
export function changesBetween(before: Notebook, after: Notebook): Changes {
  const was = new Set(before.cells.map(({ id }) => id));
  const is = new Set(after.cells.map(({ id }) => id));
  return {
    ...staleCells(before, after),
    added: after.cells.filter(({ id }) => !was.has(id)).map(({ id }) => id),
    removed: before.cells.filter(({ id }) => !is.has(id)),
  };
}

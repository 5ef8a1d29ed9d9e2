import { type Cell, codeCells, type Notebook } from "../../ipynb/mod.ts";
import { type Plans, plansOf } from "../../page/needs/mod.ts";
import { plannedCells } from "./planned_cells.ts";

/** How a notebook differs from the one before. */
export interface Changes {
  /** Ids of code cells that must run: those with another source, and those that need one. */
  readonly stale: ReadonlySet<string>;
  /** Cells that were not there before, of any kind. */
  readonly added: readonly string[];
  /** Cells that are no longer there, of any kind. */
  readonly removed: readonly Cell[];
}

/**
 * Finds out what has to run so that saved outputs are those of a whole run.
 *
 * A cell without a number has never run, and counts as changed.
 */
export function changesBetween(before: Notebook, after: Notebook): Changes {
  const old = new Map(before.cells.map((cell) => [cell.id, cell]));
  const ids = new Set(after.cells.map(({ id }) => id));
  const removed = before.cells.filter(({ id }) => !ids.has(id));
  const changed = codeCells(after).filter((cell) => {
    const was = old.get(cell.id);
    return was?.cell_type !== "code" || was.source !== cell.source || cell.execution_count === null;
  });
  const now = plansOf(plannedCells(after));
  const stale = new Set(changed.flatMap(({ id }) => [id, ...now.dependents(id)]));
  for (const id of dependentsOfRemoved(plansOf(plannedCells(before)), removed)) {
    if (codeCells(after).some((cell) => cell.id === id)) stale.add(id);
  }
  return {
    stale,
    added: after.cells.filter(({ id }) => !old.has(id)).map(({ id }) => id),
    removed,
  };
}

/** They may have relied on what a cell assigned that is gone. */
function dependentsOfRemoved(before: Plans, removed: readonly Cell[]): string[] {
  return removed.filter(({ cell_type }) => cell_type === "code")
    .flatMap(({ id }) => before.dependents(id));
}

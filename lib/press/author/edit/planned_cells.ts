import { codeCells, hasTag, type Notebook } from "../../ipynb/mod.ts";
import { namesOf, type PlannedCell } from "../../cells/needs/mod.ts";

/** The code cells of a notebook as plans of runs see them. */
export function plannedCells(notebook: Notebook): PlannedCell[] {
  return codeCells(notebook).map((cell) => ({
    id: cell.id,
    slow: hasTag(cell, "slow"),
    ...namesOf(cell.source),
  }));
}

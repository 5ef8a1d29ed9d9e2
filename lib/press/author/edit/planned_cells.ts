import { codeCells, hasTag, type Notebook } from "../../ipynb/mod.ts";
import { bySource } from "../../cells/mod.ts";
import { namesOf, type PlannedCell } from "../../cells/needs/mod.ts";

const cellNames = bySource(namesOf);

/** The code cells of a notebook as plans of runs see them. */
export function plannedCells(notebook: Notebook): PlannedCell[] {
  return codeCells(notebook).map((cell) => ({
    id: cell.id,
    slow: hasTag(cell, "slow"),
    ...cellNames(cell.source),
  }));
}

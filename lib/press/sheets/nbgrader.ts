import type { Cell, Notebook } from "../ipynb/mod.ts";
import { numberInTag, type Role, roleOf } from "./roles.ts";

/** Whether a role is marked, whether it holds a solution, whether students may change it. */
const NOTES: Readonly<Record<Role, readonly ("grade" | "solution" | "locked")[] | undefined>> = {
  prose: undefined,
  given: ["locked"],
  answer: ["solution"],
  test: ["grade", "locked"],
  written: ["grade", "solution"],
};

/**
 * A sheet with what nbgrader wants to know of its cells, which the tags already say.
 *
 * @see nbgrader, "The nbgrader metadata specification", version 3
 */
export function withNbgrader(notebook: Notebook): Notebook {
  return { ...notebook, cells: notebook.cells.map(notedCell) };
}

function notedCell(cell: Cell): Cell {
  const { nbgrader: _, ...metadata } = cell.metadata;
  const notes = NOTES[roleOf(cell) ?? "given"];
  if (notes === undefined) return { ...cell, metadata };
  const nbgrader = {
    schema_version: 3,
    grade_id: cell.id,
    grade: notes.includes("grade"),
    solution: notes.includes("solution"),
    locked: notes.includes("locked"),
    task: false,
    cell_type: cell.cell_type,
    ...(notes.includes("grade") ? { points: numberInTag(cell, "points") ?? 0 } : {}),
  };
  return { ...cell, metadata: { ...metadata, nbgrader } };
}

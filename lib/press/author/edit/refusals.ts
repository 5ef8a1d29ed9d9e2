import { codeCells, type Notebook } from "../../ipynb/mod.ts";
import type { PlacedCell } from "../myst/mod.ts";
import type { Changes } from "./changes.ts";
import { plannedCells } from "./planned_cells.ts";
import { EditProblem } from "./problem.ts";

/** A text that could be read, and the notebook that it would make. */
export interface Draft {
  readonly cells: readonly PlacedCell[];
  readonly after: Notebook;
  readonly changes: Changes;
  /** As messages name the text. */
  readonly textName: string;
}

/**
 * Refuses what an author hardly means.
 *
 * @throws {EditProblem} when a cell has another id than before, or one is gone whose names others use
 */
export function requireSound(draft: Draft): void {
  requireKnownIds(draft);
  requireNeededCells(draft);
}

function requireKnownIds({ cells, changes: { added, removed }, textName }: Draft): void {
  for (const { id, source } of removed) {
    const renamed = cells.find((cell) => added.includes(cell.id) && cell.source === source);
    if (renamed === undefined || source.trim() === "") continue;
    throw new EditProblem(
      `${textName}:${renamed.line}: nothing knows the id "${renamed.id}"; the cell was called ` +
        `"${id}", and ids never change: links and readers' answers hang on them. Put "${id}" back`,
    );
  }
}

function requireNeededCells({ cells, after, changes: { removed }, textName }: Draft): void {
  const gone = codeCells({ ...after, cells: removed });
  const lost = plannedCells({ ...after, cells: gone });
  const left = plannedCells(after);
  const made = new Set(left.flatMap(({ makes }) => [...makes]));
  for (const { id: culprit, makes } of lost) {
    for (const { id, uses } of left) {
      const name = [...uses].find((name) => makes.has(name) && !made.has(name));
      if (name === undefined) continue;
      const user = cells.find((cell) => cell.id === id)!;
      throw new EditProblem(
        `${textName}:${lineOf(name, user)}: cell "${id}" needs ${name} of cell "${culprit}", ` +
          `which is gone. Put it back, or take ${name} out of "${id}" too`,
      );
    }
  }
}

function lineOf(name: string, { source, firstLine }: PlacedCell): number {
  const word = new RegExp(`(?<![\\w$.])${RegExp.escape(name)}(?![\\w$])`);
  return firstLine + Math.max(0, source.split("\n").findIndex((line) => word.test(line)));
}

import type { Edits } from "../storage/edits.ts";
import type { Notice } from "../notice.ts";
import type { LiveCell } from "./live_cell.ts";

/**
 * Puts remembered edits into their cells; edits of an older edition of a cell are offered instead.
 *
 * @returns how many cells have an edit
 */
export function recallEdits(
  cells: Iterable<LiveCell>,
  edits: Edits,
  ask: (notice: Notice) => void,
): number {
  let count = 0;
  for (const cell of cells) {
    const remembered = edits.recall(cell.id, cell.original);
    if (remembered.kind === "none") continue;
    count++;
    const { kind, source } = remembered;
    if (kind === "edit") {
      cell.setSource(source);
      continue;
    }
    ask({
      about: `older/${cell.id}`,
      words: `You edited the cell ${cell.id}, and its author has changed it since. ` +
        "The author's code stands there now; your edit is still remembered.",
      answers: [
        { words: "Use my edit", act: () => cell.setSource(source) },
        { words: "Forget it", act: () => edits.forget(cell.id) },
        { words: "Later", act: () => {} },
      ],
    });
  }
  return count;
}

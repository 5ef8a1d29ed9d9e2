import type { LiveCell } from "../chapter/live_cell.ts";
import type { Edits } from "./edits.ts";

/** Keeps cells from being remembered, until the function that it returns is called. */
export type Hold = (ids: readonly string[]) => () => void;

const PAUSE = 400; // milliseconds without a key before an edit is remembered

/** Watches cells; what stands in them is remembered a moment after the last change. */
export function saveEdits(cells: ReadonlyMap<string, LiveCell>, edits: Edits): Hold {
  const changed = new Set<LiveCell>();
  const held = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function save(): void {
    clearTimeout(timer);
    for (const cell of changed) {
      if (held.has(cell.id)) continue;
      edits.remember(cell.id, cell.original, cell.source());
      changed.delete(cell);
    }
  }

  for (const cell of cells.values()) {
    cell.onChange(() => {
      changed.add(cell);
      clearTimeout(timer);
      timer = setTimeout(save, PAUSE);
    });
  }
  addEventListener("pagehide", save);
  document.addEventListener("visibilitychange", save); // a phone may never send pagehide

  return (ids) => {
    for (const id of ids) held.add(id);
    return () => {
      for (const id of ids) held.delete(id);
      save();
    };
  };
}

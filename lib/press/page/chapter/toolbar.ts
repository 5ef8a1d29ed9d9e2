import { button, element } from "../element.ts";
import type { LiveCell } from "./live_cell.ts";
import type { StateText } from "./state_text.ts";

/** What the buttons and keys of a cell do. */
export interface CellActions {
  run(cell: LiveCell): void;
  toHere(cell: LiveCell): void;
  edit(cell: LiveCell): void;
  draw(cell: LiveCell): void;
}

/** The buttons of a cell and the words beside them. */
export interface Toolbar {
  /** Shows the state of the cell. */
  show(state: StateText): void;
}

const RUN_TITLE = "Run this cell, after the cells above whose names it uses (Shift+Enter)";
const DRAW_TITLE = "Draw points with the mouse, a finger or the keyboard; they become the code";
const HERE_TITLE = "Run all cells above that have not run, and this one; slow ones only if needed";

/**
 * Puts buttons above the code of a cell, in the space that is free there, so that nothing moves;
 * Shift+Enter runs the cell, Enter or a double click on its code edits it.
 */
export function toolbar(cell: LiveCell, actions: CellActions): Toolbar {
  const { id, element: section } = cell;
  const state = element("span", { class: "cell-state" });
  const run = button("Run", () => actions.run(cell), { class: "run", title: RUN_TITLE });
  const here = button("Run to here", () => actions.toHere(cell), { title: HERE_TITLE });
  const edit = button("Edit", () => cell.isEditing ? cell.endEdit() : actions.edit(cell));
  const draw = button("Draw", () => actions.draw(cell), { class: "draw", title: DRAW_TITLE });
  const reset = button("Reset", () => toggleReset(), { title: "Back to the author's code" });
  let before: string | undefined; // what Reset took away
  const bar = element(
    "div",
    { class: "cell-bar", role: "group", "aria-label": `Cell ${id}` },
    here,
    ...(cell.tags.includes("draw") ? [draw] : []),
    edit,
    reset,
    state,
    run,
  );
  section.prepend(bar);
  section.addEventListener("keydown", onKey);
  section.addEventListener("dblclick", (event) => {
    if (inListing(event)) actions.edit(cell);
  });

  function toggleReset(): void {
    if (cell.isEdited) {
      before = cell.source();
      cell.setSource(cell.original);
      cell.endEdit();
    } else if (before !== undefined) {
      cell.setSource(before);
    }
  }

  function onKey(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.key !== "Enter") return;
    if (event.shiftKey || event.ctrlKey || event.metaKey) {
      event.preventDefault();
      actions.run(cell);
    } else if (event.target instanceof Element && event.target.matches("pre.source")) {
      event.preventDefault();
      actions.edit(cell);
    }
  }

  return {
    show({ words, title }): void {
      section.dataset.state = cell.state;
      state.textContent = words;
      state.title = title;
      edit.textContent = cell.isEditing ? "Done" : "Edit";
      const wasReset = !cell.isEdited && before !== undefined;
      reset.textContent = wasReset ? "Undo reset" : "Reset";
      reset.hidden = !cell.isEdited && !wasReset;
    },
  };
}

function inListing({ target }: Event): boolean {
  return target instanceof Element && target.closest("pre.source") !== null;
}

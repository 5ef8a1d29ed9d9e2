import type { CodeEditor } from "../editor/mod.ts";
import { hooks } from "../hooks.ts";
import type { CellState, PageCell } from "./chapter_page.ts";

/** A code cell with what the page does to it. */
export interface LiveCell extends PageCell {
  state: CellState;
  /** The fold around the code, when the author folded it. */
  readonly fold: HTMLDetailsElement | null;
  readonly isEdited: boolean;
  readonly isEditing: boolean;
  /** Puts a source into the cell, in the editor if it is open. */
  setSource(source: string): void;
  /**
   * Opens the editor, in which the keyboard is then.
   *
   * @param line where to put the cursor, from 1
   */
  edit(line?: number): Promise<void>;
  /** Closes the editor; what was written stays. */
  endEdit(): void;
  /** Asks to be told when the source has changed, or the editor was opened or closed. */
  onChange(hook: () => void): void;
}

/** What an editor of a cell can do besides editing. */
export interface EditorActions {
  run(cell: LiveCell): void;
  /** Sources of all cells, for the help with types. */
  sources(): readonly { readonly id: string; readonly source: string }[];
}

/**
 * The cell of a `section.cell.code`.
 *
 * @throws {TypeError} when the section holds no source or no place for outputs
 */
export function liveCell(element: HTMLElement, actions: EditorActions): LiveCell {
  const pre = element.querySelector<HTMLElement>("pre.source");
  const outputs = element.querySelector<HTMLElement>(":scope > .outputs");
  if (!pre || !outputs) throw new TypeError(`Expected code and outputs in #${element.id}`);
  const code = pre.querySelector("code")!;
  const original = code.textContent, originalHtml = code.innerHTML;
  const fold = element.querySelector<HTMLDetailsElement>(":scope > details.fold");
  const changed = hooks<[]>();
  let source = original;
  let editor: CodeEditor | undefined;

  async function paint(): Promise<void> {
    const painted = source;
    if (source === original) {
      code.innerHTML = originalHtml; // with its links
      return;
    }
    code.textContent = painted; // at once, and with colours as soon as they are there
    const { highlight } = await import("../../show/highlight.ts");
    if (source === painted) code.innerHTML = highlight(painted).html; // escaped letter by letter
  }

  const cell: LiveCell = {
    id: element.id,
    tags: (element.dataset.tags ?? "").split(" ").filter((tag) => tag !== ""),
    element,
    outputs,
    original,
    fold,
    state: "saved",
    source: () => source,
    get isEdited(): boolean {
      return source !== original;
    },
    get isEditing(): boolean {
      return editor !== undefined;
    },
    setSource(text): void {
      if (text === source) return;
      source = text;
      editor?.setText(text);
      void paint();
      changed.call();
    },
    async edit(line): Promise<void> {
      if (fold) fold.open = true;
      const { openEditor } = await import("../editor/mod.ts");
      editor ??= openEditor({
        instead: pre,
        text: source,
        name: `Code of the cell ${cell.id}`,
        cellId: cell.id,
        cells: actions.sources,
        onText(text): void {
          source = text;
          changed.call();
        },
        onRun: () => actions.run(cell),
      });
      editor.focus(line);
      changed.call();
    },
    endEdit(): void {
      if (!editor) return;
      const hadFocus = editor.hasFocus;
      editor.close();
      editor = undefined;
      void paint();
      if (hadFocus) pre.focus();
      changed.call();
    },
    onChange: changed.add,
  };
  return cell;
}

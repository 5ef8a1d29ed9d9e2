/**
 * The editor of a cell; loaded when the first one opens.
 *
 * @module
 */
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { javascript } from "@codemirror/lang-javascript";
import { bracketMatching, indentOnInput, syntaxHighlighting } from "@codemirror/language";
import { Compartment, EditorState, Prec } from "@codemirror/state";
import {
  drawSelection,
  EditorView,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import { classHighlighter } from "@lezer/highlight";
import type { EditedCell } from "../types/help.ts";

/** An editor that stands where a code listing was. */
export interface CodeEditor {
  readonly hasFocus: boolean;
  /** Puts the keyboard into it; the cursor on a line, from 1, if one is given. */
  focus(line?: number): void;
  setText(text: string): void;
  /** Takes it away; the listing is there again. */
  close(): void;
}

/** How to open an editor, and in which cell. */
export interface EditorOptions extends EditedCell {
  /** The listing whose place it takes. */
  readonly instead: HTMLElement;
  readonly text: string;
  /** For those who hear the page. */
  readonly name: string;
  /** Is told of every change that the reader makes. */
  readonly onText: (text: string) => void;
  /** Shift+Enter, or Ctrl+Enter. */
  readonly onRun: () => void;
}

/**
 * Opens an editor with the colours and the place of the listing, so that nothing moves.
 *
 * Tab indents; Escape and then Tab leaves, as the label says.
 */
export function openEditor(options: EditorOptions): CodeEditor {
  const { instead, text, name, onText, onRun } = options;
  const help = new Compartment();
  let quiet = false; // while the page itself changes the text

  const run = (): boolean => {
    onRun();
    return true;
  };
  const view = new EditorView({
    state: EditorState.create({
      doc: text,
      extensions: [
        Prec.highest(keymap.of([{ key: "Shift-Enter", run }, { key: "Mod-Enter", run }])),
        lineNumbers(),
        highlightActiveLineGutter(),
        history(),
        drawSelection(),
        bracketMatching(),
        indentOnInput(),
        javascript({ typescript: true }),
        syntaxHighlighting(classHighlighter),
        EditorState.tabSize.of(2),
        keymap.of([...defaultKeymap, ...historyKeymap, indentWithTab]),
        EditorView.editorAttributes.of({ class: "source" }),
        EditorView.contentAttributes.of({
          "aria-label": `${name}. Shift+Enter runs it, Escape and then Tab leaves.`,
          spellcheck: "false",
        }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged && !quiet) onText(update.state.doc.toString());
        }),
        help.of([]),
      ],
    }),
  });
  instead.hidden = true;
  instead.after(view.dom);
  // without the help one can still edit, so whatever keeps it from loading is only reported
  import("../types/mod.ts").then(({ editorExtensions }) =>
    view.dispatch({ effects: help.reconfigure(editorExtensions(options)) })
  ).catch(reportError);

  return {
    get hasFocus(): boolean {
      return view.hasFocus;
    },
    focus(line): void {
      view.focus();
      if (line === undefined) return;
      const { from } = view.state.doc.line(Math.min(Math.max(line, 1), view.state.doc.lines));
      view.dispatch({ selection: { anchor: from }, scrollIntoView: true });
    },
    setText(replacement): void {
      quiet = true;
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: replacement } });
      quiet = false;
    },
    close(): void {
      view.destroy();
      instead.hidden = false;
    },
  };
}

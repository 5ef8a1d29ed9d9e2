/**
 * The help itself, for one editor; loaded when the reader has switched it on.
 *
 * @module
 */
import {
  autocompletion,
  type CompletionContext,
  type CompletionResult,
} from "@codemirror/autocomplete";
import { type Diagnostic, forEachDiagnostic, linter, lintKeymap } from "@codemirror/lint";
import { EditorState, type Extension } from "@codemirror/state";
import { type EditorView, hoverTooltip, keymap, type Tooltip, ViewPlugin } from "@codemirror/view";
import { countOf } from "../../show/count.ts";
import type { CellSource } from "../engine/engine.ts";
import { element } from "../element.ts";
import { type HelpPanel, meaningNodes } from "./panel.ts";
import { completionOf, WORDS } from "./completion.ts";
import type { TypeHelper } from "./type_worker.ts";

/** Milliseconds of rest before the editor asks. */
const PAUSE = { problems: 400, meaning: 250 };

/** Where an editor stands. */
export interface EditedCell {
  /** Id of the cell in the editor. */
  readonly cellId: string;
  /** All code cells of the chapter in their order, with the sources that the reader sees now. */
  readonly cells: () => readonly CellSource[];
}

/** What the help is for, and whom it asks. */
export interface HelpOptions extends EditedCell {
  readonly helper: TypeHelper;
  readonly panel: HelpPanel;
}

/** Mistakes underlined, types on hover and at the cursor, and completion. */
export function typeHelp(options: HelpOptions): Extension[] {
  const names = [{ autocomplete: (context: CompletionContext) => complete(context, options) }];
  return [
    linter((view) => problems(view, options), { delay: PAUSE.problems }),
    keymap.of(lintKeymap),
    hoverTooltip((view, at) => hover(view, at, options)),
    autocompletion(),
    EditorState.languageData.of(() => names), // always the same ones: others would be asked anew
    meaningAtCursor(options),
  ];
}

/** The cells with the text that stands in this editor. */
function cellsWith(state: EditorState, { cellId, cells }: EditedCell): CellSource[] {
  const source = state.doc.toString();
  return cells().map(({ id, source: other }) => ({ id, source: id === cellId ? source : other }));
}

async function problems(view: EditorView, options: HelpOptions): Promise<Diagnostic[]> {
  const { helper, panel, cellId } = options;
  const cells = cellsWith(view.state, options);
  const found = await quietly(helper.ask({ about: "problems", cells, cell: cellId }));
  if (found === undefined) return [];
  const mistakes = found.filter(({ severity }) => severity === "error").length;
  panel.say(mistakes === 0 ? "no mistakes" : countOf(mistakes, "mistake"));
  return found.map((problem) => ({ ...problem }));
}

async function hover(view: EditorView, at: number, options: HelpOptions): Promise<Tooltip | null> {
  const cells = cellsWith(view.state, options);
  const place = { cell: options.cellId, at };
  const meaning = await quietly(options.helper.ask({ about: "meaning", cells, place }));
  if (meaning === undefined) return null;
  return {
    pos: meaning.from,
    end: meaning.to,
    create: () => ({ dom: element("div", { class: "type-tip" }, ...meaningNodes(meaning)) }),
  };
}

async function complete(
  context: CompletionContext,
  options: HelpOptions,
): Promise<CompletionResult | null> {
  const { state, pos } = context;
  const before = state.sliceDoc(Math.max(0, pos - 1), pos);
  if (!context.explicit && !/[\w$."'/]/.test(before)) return null;
  const cells = cellsWith(state, options);
  const place = { cell: options.cellId, at: pos };
  const found = await quietly(options.helper.ask({ about: "suggestions", cells, place }));
  if (found === undefined || found.options.length === 0 || context.aborted) return null;
  const explain = async (name: string): Promise<Node | null> => {
    const meaning = await quietly(options.helper.ask({ about: "explain", cells, place, name }));
    return meaning === undefined
      ? null
      : element("div", { class: "type-tip" }, ...meaningNodes(meaning));
  };
  return {
    from: found.from,
    options: found.options.map((option) => completionOf(option, explain)),
    validFor: WORDS,
  };
}

/** Shows in the panel what the cursor stands on, for those who have no pointer. */
function meaningAtCursor(options: HelpOptions): Extension {
  return ViewPlugin.define((view) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async (): Promise<void> => {
      const { head } = view.state.selection.main;
      const cells = cellsWith(view.state, options);
      const place = { cell: options.cellId, at: head };
      const meaning = await quietly(options.helper.ask({ about: "meaning", cells, place }));
      if (view.state.selection.main.head !== head) return;
      options.panel.show(...mistakesAt(view.state, head), ...meaningNodes(meaning));
    };
    return {
      update: ({ selectionSet, docChanged }) => {
        if (!selectionSet && !docChanged) return;
        clearTimeout(timer);
        timer = setTimeout(ask, PAUSE.meaning);
      },
      destroy: () => {
        clearTimeout(timer);
        options.panel.show();
      },
    };
  });
}

function mistakesAt(state: EditorState, at: number): HTMLElement[] {
  const found: HTMLElement[] = [];
  forEachDiagnostic(state, ({ message }, from, to) => {
    if (from <= at && at <= to) found.push(element("p", { class: "type-mistake" }, message));
  });
  return found;
}

/** An answer, or undefined when there is none; of a failure that lasts the panel tells. */
async function quietly<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch {
    return undefined;
  }
}

/**
 * Type help for the reader who edits and asks for it: mistakes, types, completion.
 *
 * An editor first gets only a switch. Behind it stand a worker with TypeScript, 1.4 MB with all
 * declarations, and the parts of the editor that talk to it. Whatever it finds, cells run all the
 * same; and whatever fails in it, editing goes on.
 *
 * @module
 */
import { Compartment, type Extension } from "@codemirror/state";
import { type EditorView, showPanel, ViewPlugin } from "@codemirror/view";
import { pageConfig } from "../../show/page_config.ts";
import { openMemory } from "../storage/memory.ts";
import type { EditedCell } from "./help.ts";
import { type HelpPanel, helpPanel } from "./panel.ts";
import { openSwitch } from "./switch.ts";
import { openTypeHelper, type TypeHelper } from "./type_worker.ts";

const wanted = openSwitch(
  openMemory({ prefix: "flowbook:", store: () => localStorage, onTrouble: () => {} }),
);
let helper: TypeHelper | undefined; // one for all editors of the page
const panels = new Set<HelpPanel>();

/** What an editor of a cell gets: the switch "Type help", and behind it the help. */
export function editorExtensions(cell: EditedCell): Extension[] {
  const help = new Compartment();
  const panel = helpPanel(wanted);

  const follow = ViewPlugin.define((view) => {
    panels.add(panel);
    const unwatch = wanted.watch(() => void turn(view, help, { ...cell, panel }));
    // not at once: an editor cannot be changed while it is being made
    queueMicrotask(() => void turn(view, help, { ...cell, panel }));
    return {
      destroy: () => {
        panels.delete(panel);
        unwatch();
      },
    };
  });
  return [help.of([]), follow, showPanel.of(() => ({ dom: panel.dom }))];
}

/** Makes an editor agree with the switch. */
async function turn(
  view: EditorView,
  help: Compartment,
  options: EditedCell & { readonly panel: HelpPanel },
): Promise<void> {
  const { panel } = options;
  panel.update();
  if (!wanted.isOn) {
    helper?.close();
    helper = undefined;
    panel.say("");
    view.dispatch({ effects: help.reconfigure([]) });
    return;
  }
  panel.say("loading…");
  try {
    const { typeHelp } = await import("./help.ts");
    if (!wanted.isOn || !view.dom.isConnected) return; // the reader was faster
    helper ??= openTypeHelper(startWorker, failed);
    view.dispatch({ effects: help.reconfigure(typeHelp({ ...options, helper })) });
  } catch (error) {
    failed(error as Error);
  }
}

function startWorker(): Worker {
  const script = new URL(`${pageConfig().root}assets/live/types.js`, document.baseURI);
  return new Worker(script, { type: "module", name: "types" });
}

/** Switches the help off, here and for the next visit, and says why; the reader may try again. */
function failed({ message }: Error): void {
  wanted.set("off");
  for (const panel of panels) {
    panel.say(`Type help stopped: ${message}. Editing goes on without it.`);
  }
}

import { element } from "../element.ts";
import { highlight } from "../../show/highlight.ts";
import type { Meaning } from "./service.ts";
import type { HelpSwitch } from "./switch.ts";

/** The strip below an editor: the switch, what there is to say, and the type at the cursor. */
export interface HelpPanel {
  readonly dom: HTMLElement;
  /** Says something in a few words: "2 problems". */
  say(words: string): void;
  /** Shows what there is to know at the cursor. */
  show(...nodes: readonly Node[]): void;
  /** Puts the box where the switch stands. */
  update(): void;
}

/** Makes the strip. */
export function helpPanel(wanted: HelpSwitch): HelpPanel {
  const box = element("input", { type: "checkbox" });
  const words = element("span", { class: "type-words", role: "status" });
  const here = element("div", { class: "type-here" });
  const label = element(
    "label",
    { title: "Types, mistakes and completion; 1.4 MB, loaded when it is switched on" },
    box,
    " Type help",
  );
  const dom = element("div", { class: "type-help" }, label, words, here);
  box.addEventListener("change", () => wanted.set(box.checked ? "on" : "off"));
  const panel: HelpPanel = {
    dom,
    say: (text) => {
      if (words.textContent !== text) words.textContent = text;
    },
    show: (...nodes) => here.replaceChildren(...nodes),
    update: () => {
      box.checked = wanted.isOn;
    },
  };
  panel.update();
  return panel;
}

/** A type in the colours of code, and the words about it. */
export function meaningNodes(meaning: Meaning | undefined): HTMLElement[] {
  if (meaning === undefined) return [];
  const { code, words } = meaning;
  const coloured = element("code");
  coloured.innerHTML = highlight(code).html; // escaped, letter by letter
  const type = element("pre", {}, coloured);
  return words === "" ? [type] : [type, element("p", {}, words)];
}

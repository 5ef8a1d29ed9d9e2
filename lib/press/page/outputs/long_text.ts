import { button, element } from "../element.ts";

/** A text in the page that may grow without end. */
export interface LongText {
  readonly element: HTMLElement;
  /** Shows a text instead of the one before; says whether it is another. */
  show(text: string): boolean;
}

const SHORT = 6000, FEW = 60; // characters and lines of a text that is shown whole
const END = 2000, LINES = 20; // as much of a longer one is shown from each of its ends
const MOST = 1_000_000; // characters that a click shows; more would freeze the page

/**
 * A printed text: the whole of it when it is short, else its beginning and its end with a button
 * between them, so that a loop that prints without end stays cheap.
 *
 * @param name classes of the listing
 */
export function longText(name: string): LongText {
  const head = element("pre", { class: name, tabindex: "0" });
  const tail = element("pre", { class: name, tabindex: "0" });
  const all = button("", () => showAll(), { class: "show-all" });
  const shown = element("div", { class: "shown" }, head);
  let text: string | undefined, open = false;

  function showAll(): void {
    open = true;
    paint(text ?? "");
    head.focus();
  }

  function paint(whole: string): void {
    if (open ? whole.length <= MOST : isShort(whole)) {
      head.textContent = whole;
      if (shown.childElementCount > 1) shown.replaceChildren(head);
      return;
    }
    const { start, end } = open ? { start: MOST / 2, end: whole.length - MOST / 2 } : cutOf(whole);
    head.textContent = whole.slice(0, start);
    tail.textContent = whole.slice(end);
    all.textContent = open
      ? `${count(end - start)} characters are left out; the notebook to download has them`
      : `Show all (${count(end - start)} characters more)`;
    all.disabled = open;
    if (shown.childElementCount === 1) shown.replaceChildren(head, all, tail);
  }

  return {
    element: shown,
    show(next): boolean {
      if (next === text) return false;
      text = next;
      paint(next);
      return true;
    },
  };
}

function isShort(text: string): boolean {
  if (text.length > SHORT) return false;
  let lines = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines++;
  return lines <= FEW;
}

/** Where the beginning of a long text ends and its end begins: after some lines if they are short. */
function cutOf(text: string): { start: number; end: number } {
  let start = 0, end = text.length - 1;
  for (let line = 0; line < LINES && start >= 0; line++) {
    start = text.indexOf("\n", start) + 1 || -1;
  }
  for (let line = 0; line < LINES && end >= 0; line++) end = text.lastIndexOf("\n", end - 1);
  return {
    start: start < 0 || start > END ? END : start,
    end: end < 0 || end < text.length - END ? text.length - END : end + 1,
  };
}

function count(characters: number): string {
  return characters.toLocaleString("en").replaceAll(",", "\u202f");
}

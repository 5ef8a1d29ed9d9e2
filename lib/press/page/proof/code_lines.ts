import { element } from "../element.ts";

/** Lines of a listing, counted from 1; both ends belong to them. */
export interface Lines {
  readonly from: number;
  readonly to: number;
}

/**
 * A copy of some lines of a listing with their colours, moved left as far as they are indented.
 *
 * @param code the `code` element of the cell
 */
export function copyLines(code: HTMLElement, { from, to }: Lines): HTMLElement {
  const lines = code.textContent.split("\n");
  const start = offsetOf(lines, from - 1), end = offsetOf(lines, to) - 1;
  const range = document.createRange();
  range.setStart(...placeAt(code, start));
  range.setEnd(...placeAt(code, Math.min(end, code.textContent.length)));
  const copy = element("code", {}, range.cloneContents());
  copy.querySelectorAll("[id]").forEach((part) => part.removeAttribute("id"));
  const indents = lines.slice(from - 1, to).filter((line) => line.trim() !== "")
    .map((line) => line.length - line.trimStart().length);
  copy.style.marginLeft = `-${Math.min(...indents)}ch`;
  return copy;
}

/** Marks lines in a listing, under the letters; no lines take the mark away. */
export function markLines(listing: HTMLElement, lines: Lines | undefined): void {
  listing.querySelector(":scope > .band")?.remove();
  if (!lines) return;
  const band = element("span", { class: "band", "aria-hidden": "true" });
  band.style.setProperty("--from", String(lines.from - 1));
  band.style.setProperty("--lines", String(lines.to - lines.from + 1));
  listing.prepend(band);
}

/** The line of a listing at a height on the screen, from 1. */
export function lineAt(listing: HTMLElement, y: number): number {
  const code = listing.querySelector("code")!;
  const height = parseFloat(getComputedStyle(code).lineHeight);
  return Math.floor((y - code.getClientRects()[0]!.top) / height) + 1;
}

function offsetOf(lines: readonly string[], count: number): number {
  return lines.slice(0, count).reduce((sum, line) => sum + line.length + 1, 0);
}

/** The text node, and the place in it, at an offset of the text of an element. */
function placeAt(root: HTMLElement, offset: number): [Node, number] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  let left = offset, last: Node = root;
  while (walker.nextNode()) {
    last = walker.currentNode;
    const { length } = last.textContent!;
    if (left <= length) return [last, left];
    left -= length;
  }
  return [last, last === root ? 0 : last.textContent!.length];
}

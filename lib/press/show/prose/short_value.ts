import type { Token } from "markdown-it";

const MANY = /\[([^\s,\]]+),[^\]]*(… \d+ entries\])/;

/**
 * Leaves the first of many numbers in a cell of a narrow column, and all that are printed in its
 * title: the reason beside them is what one reads.
 *
 * @param open   begins the cell
 * @param inline what stands in it
 */
export function shortenValue(open: Token, inline: Token): void {
  for (const child of inline.children ?? []) {
    if (child.type !== "text" || !MANY.test(child.content)) continue;
    open.attrSet("title", child.content);
    child.content = child.content.replace(MANY, "[$1, $2");
  }
}

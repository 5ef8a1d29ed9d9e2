/**
 * The lines of a chapter's text that are not content: where cells begin.
 *
 * @module
 */

const MARKER = /^(?:\+\+\+|`{3,}\{code-cell\})/;
const LIKE_A_MARKER = /^\\*(?:\+\+\+|`{3,}\{code-cell\})/;

/** Whether a cell begins in this line. */
export function isMarker(line: string): boolean {
  return MARKER.test(line);
}

/**
 * Puts a backslash before a line of content that looks like the beginning of a cell, and before one
 * that already has such a backslash, so that {@link unescapeLine} gives back what was there. To
 * Markdown `\+++` is the text +++.
 */
export function escapeLine(line: string): string {
  return LIKE_A_MARKER.test(line) ? `\\${line}` : line;
}

/** Takes the backslash away that {@link escapeLine} has put there. */
export function unescapeLine(line: string): string {
  return line.startsWith("\\") && LIKE_A_MARKER.test(line) ? line.slice(1) : line;
}

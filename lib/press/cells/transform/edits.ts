import type { Node } from "acorn";

/** A piece of code to be replaced; an insertion where start and end are equal. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Puts text between two letters. */
export function insert(at: number, text: string): Edit {
  return { start: at, end: at, text };
}

/** Replaces a piece by text without line breaks; the breaks of the piece stay, so no line moves. */
export function replace(
  code: string,
  { start, end }: Pick<Node, "start" | "end">,
  text: string,
): Edit {
  return { start, end, text: text + code.slice(start, end).replace(/[^\n]/g, "") };
}

/**
 * Carries out edits. At one place insertions come before a replacement, and otherwise keep the order
 * in which they were given.
 *
 * @param edits any number; no replacement may reach into another
 */
export function applyEdits(code: string, edits: readonly Edit[]): string {
  let result = "";
  let done = 0;
  for (const { start, end, text } of edits.toSorted(byPlace)) {
    result += code.slice(done, start) + text;
    done = end;
  }
  return result + code.slice(done);
}

function byPlace(a: Edit, b: Edit): number {
  return a.start - b.start || Number(a.end > a.start) - Number(b.end > b.start);
}

/** Ends a rewritten statement that relied on the line break after it. */
export function semicolon(code: string, { end }: Node): Edit[] {
  return code[end - 1] === ";" ? [] : [insert(end, ";")];
}

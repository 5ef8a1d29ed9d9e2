import { type Node, type Place, spanOf } from "./syntax.ts";

/** One small change of a file: the text from `from` to `to` becomes `text`. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** In words, such as "+ becomes -". */
  readonly says: string;
}

/** A kind of mistake: the edits that it makes at one place. */
export type Operator = (place: Place, source: string) => readonly Edit[];

/** Puts a text in the place of a node. */
export function replace(node: Node, text: string, says: string): Edit {
  return { ...spanOf(node), text, says };
}

/** The source after an edit. */
export function applyEdit(source: string, { from, to, text }: Edit): string {
  return source.slice(0, from) + text + source.slice(to);
}

/** The lines that an edit touches, before and after it. */
export interface Change {
  /** Number of the first line, from 1. */
  readonly line: number;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** What an edit does to the lines it touches. */
export function changeOf(source: string, edit: Edit): Change {
  const start = source.lastIndexOf("\n", edit.from - 1) + 1;
  const end = source.indexOf("\n", edit.to);
  const stop = end < 0 ? source.length : end;
  const before = source.slice(start, stop);
  const after = applyEdit(before, { ...edit, from: edit.from - start, to: edit.to - start });
  return {
    line: source.slice(0, start).split("\n").length,
    before: before.split("\n"),
    after: after.split("\n"),
  };
}

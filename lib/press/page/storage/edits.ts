import { fingerprint } from "./fingerprint.ts";
import type { Memory } from "./memory.ts";

/** A source that the reader wrote into a cell. */
export interface Edit {
  readonly source: string;
  /** Fingerprint of the author's source that was edited. */
  readonly edition: string;
}

/** What is remembered of a cell: nothing, an edit of it, or an edit of another edition of it. */
export type Remembered =
  | { readonly kind: "none" }
  | { readonly kind: "edit" | "older"; readonly source: string };

/** The edits of one chapter that this machine remembers. */
export interface Edits {
  recall(cell: string, original: string): Remembered;
  /** Remembers a source; the author's own is no edit, and is forgotten. */
  remember(cell: string, original: string, source: string): void;
  forget(cell: string): void;
}

/**
 * The edits in a memory.
 *
 * An edit belongs to the text that was edited: when the author has changed a cell since, the old
 * edit is not applied but told of.
 */
export function editsIn(memory: Memory): Edits {
  const nameOf = (cell: string): string => `edit/${cell}`;
  const forget = (cell: string): void => memory.remove(nameOf(cell));
  return {
    recall(cell, original): Remembered {
      const edit = memory.read(nameOf(cell));
      if (!isEdit(edit) || edit.source === original) return { kind: "none" };
      const kind = edit.edition === fingerprint(original) ? "edit" : "older";
      return { kind, source: edit.source };
    },
    remember(cell, original, source): void {
      if (source === original) return forget(cell);
      memory.write(nameOf(cell), { source, edition: fingerprint(original) });
    },
    forget,
  };
}

/** Whether a value, from a memory or a link, is an edit. */
export function isEdit(value: unknown): value is Edit {
  const { source, edition } = (value ?? {}) as Partial<Edit>;
  return typeof source === "string" && typeof edition === "string";
}

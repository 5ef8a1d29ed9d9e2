/** Writes a part of an object. */
export type WritePart = (part: unknown) => string;

/** How an object is written: what stands around its parts, and the parts. */
export interface Portrait {
  /** What stands for it where there is no room for more. */
  readonly name: string;
  /** What it is by itself: a date, a function, an error with its stack. */
  readonly base?: string;
  readonly open: string;
  readonly close: string;
  /** Long lists stand in columns, numbers flush right. */
  readonly columns?: "left" | "right";
  /** The parts, one after the other; without any, `base` stands alone. */
  readonly parts: readonly Part[];
  /** How many parts at the end are words about what is left out. */
  readonly trailing?: number;
}

/** A part of an object: ready words, or something to write. */
export type Part = string | ((write: WritePart) => string);

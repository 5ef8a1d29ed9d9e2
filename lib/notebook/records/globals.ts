import type { Receiver } from "./display_message.ts";
import type { Explorer } from "./live_picture.ts";

/** The seed of all chance in a notebook, a number; 0 where nobody has set one. */
export const SEED: unique symbol = Symbol.for("flowbook.seed");

/** How many times as many draws an average takes, a number; 1 where nobody has set one. */
export const DRAWS: unique symbol = Symbol.for("flowbook.draws");

/** Ids of the claims that have to make their planted mistakes, a set; none in a kernel. */
export const PLANTED: unique symbol = Symbol.for("flowbook.planted");

/**
 * Whether claims draw their mistakes although nobody makes them; true where a chapter is reproduced, so
 * that a picture that cannot be drawn is noticed there.
 */
export const DRAWING: unique symbol = Symbol.for("flowbook.drawing");

/** Keeps pictures that can be drawn again; absent where nobody asks for them, as in a kernel. */
export const EXPLORER: unique symbol = Symbol.for("flowbook.explorer");

/** Takes what cells show, in the place of the kernel or the console. */
export const RECEIVER: unique symbol = Symbol.for("flowbook.receiver");

/**
 * What whoever runs cells leaves for them in their global scope. Modules cannot carry it: a cell may
 * import its own copy of the library.
 */
export interface CellGlobals {
  [SEED]?: unknown;
  [DRAWS]?: unknown;
  [PLANTED]?: unknown;
  [DRAWING]?: unknown;
  [EXPLORER]?: Explorer | undefined;
  [RECEIVER]?: Receiver | undefined;
}

/** The global scope of cells, where the library runs in it too. */
export const cellGlobals: CellGlobals = globalThis as CellGlobals;

import type { Figure } from "../figures/mod.ts";
import type { NamedInputs } from "./explore_inputs.ts";
import type { FlatValues } from "./explore_values.ts";

/** A picture that can be drawn again while the cell that made it is alive. */
export interface LivePicture {
  readonly inputs: NamedInputs;
  readonly draw: (values: FlatValues) => Promise<Figure>;
}

/** Keeps a picture and says under which key it can be asked for. */
export type Explorer = (picture: LivePicture) => string;

const EXPLORER = Symbol.for("flowbook.explorer");

/**
 * Hands a picture to whoever draws it again for other values; in a kernel there is nobody.
 *
 * @returns the key, or undefined where nobody takes it
 */
export function keepAlive(picture: LivePicture): string | undefined {
  const keep = (globalThis as { [EXPLORER]?: Explorer })[EXPLORER];
  return typeof keep === "function" ? keep(picture) : undefined;
}

/** What may go from one process to the other: data that means the same in both. */
export type Plain =
  | null
  | undefined
  | boolean
  | number
  | string
  | readonly Plain[]
  | { readonly [name: string]: Plain };

/** A function that stays where it is and is called from the other process. */
export type Callback = (...args: Plain[]) => unknown;

/** What may be handed to a function of the other process. */
export type Argument =
  | Plain
  | Callback
  | readonly Argument[]
  | { readonly [name: string]: Argument };

/** A value that cannot go over, and why. */
export class NotPlain extends Error {
  override readonly name = "NotPlain";
}

/** Deepest nesting that goes over: more is a value that contains itself. */
export const DEEPEST = 100;

import type { Json } from "../../figures/mod.ts";

/** One output in several forms; the reader's program shows the richest it knows. */
export type Bundle = { readonly [mime: string]: Json };

/** Something for the reader to see. */
export interface Message {
  /** "new" appends an output; "update" and "final" replace the one with the same id. */
  readonly kind: "new" | "update" | "final";
  readonly data: Bundle;
  /** Names an output that will be replaced. */
  readonly id?: string;
}

/** Takes messages instead of the kernel or the console. */
export type Receiver = (message: Message) => void | Promise<void>;

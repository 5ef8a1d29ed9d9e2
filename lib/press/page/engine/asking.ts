import type { Figure } from "../../../figures/mod.ts";
import type { FlatValues } from "../../../notebook/records/input_values.ts";
import type { Message } from "../../ipynb/message.ts";
import type { CellSource } from "./engine.ts";

/** What a page asks its worker for, one thing at a time. */
export type Ask =
  | { readonly kind: "run"; readonly cell: CellSource; readonly planted: readonly string[] }
  | { readonly kind: "draw"; readonly key: string; readonly values: FlatValues };

/** What a worker says: the first two at any time, and one of the others when it is done. */
export type Answer =
  | { readonly kind: "messages"; readonly messages: readonly Message[] }
  /** It needs a file below the folder of the book's scripts; with a port for the bytes. */
  | { readonly kind: "needs"; readonly path: string }
  | { readonly kind: "ran"; readonly outcome: "ok" | "error"; readonly milliseconds: number }
  | { readonly kind: "drawn"; readonly figure: Figure }
  | { readonly kind: "failed"; readonly name: string; readonly message: string };

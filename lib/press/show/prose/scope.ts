import type { MimeBundle } from "../../ipynb/notebook.ts";
import type { CellPlace } from "../cell_place.ts";
import type { ProofRow } from "../proof/proof_rows.ts";
import type { Outline } from "./outline.ts";
import type { AnswerOf } from "./answer.ts";

/** What the rules of the Markdown parser know while they read one text. */
export interface Scope {
  readonly place: CellPlace;
  /** Receives the headings; absent in outputs, whose headings become plain lines. */
  readonly outline?: Outline;
  /** Where the rows of a proof come from; absent in other texts. */
  readonly rows?: readonly ProofRow[];
  /** Finds what predictions are compared with; absent in texts that belong to no chapter. */
  readonly answerOf?: AnswerOf | undefined;
  /** Pictures that were pasted into the cell, by name. */
  readonly attachments?: Readonly<Record<string, MimeBundle>> | undefined;
  /** Where problems are told while the rest is shown; where it is absent they stop the build. */
  readonly troubles?: string[] | undefined;
  /** Typeset formulas, in the order of their markers. */
  readonly formulas: string[];
}

/** The parser hands its environment through untyped; this is the one place that says what it is. */
export function scopeOf(env: unknown): Scope {
  return env as Scope;
}

import {
  EXERCISE_TYPE,
  type ExerciseRecord,
  type ExerciseState,
} from "../../notebook/records/exercise_record.ts";
import { CLAIM_TYPE, type ClaimRecord, REPEAT_TYPE } from "../../notebook/records/claim_record.ts";
import { type Markup, markup, NOTHING } from "./markup.ts";
import type { MimeBundle } from "../ipynb/notebook.ts";
import { type CellPlace, errorAt } from "./cell_place.ts";
import type { ProofRow } from "./proof/proof_rows.ts";
import { renderMarkdownOutput } from "./prose/markdown.ts";
import { sanitiseOutput } from "./prose/sanitise.ts";
import { renderClaims } from "./claim.ts";
import { plainText, shortened } from "./plain_text.ts";
import { renderForeign } from "./foreign_output.ts";

const CLASSES: { readonly [state in ExerciseState]: string } = {
  "not started": "open",
  wrong: "wrong",
  throws: "wrong",
  right: "right",
};

// A derivation repeats above its table what the line of its claims says.
const SUMMARY = /^\*\*[✓✗][^\n]*\n+/;

/** What the build knows of claims besides what their cell showed. */
export interface WordsContext {
  /** Attributes of the element around them. */
  readonly attributes?: Markup;
  /** Where the rows of the proof come from. */
  readonly proof?: readonly ProofRow[] | undefined;
}

/**
 * What a cell showed, unless it is a picture: claims, exercises, tables, Markdown, text. The build
 * and the page both use it, so that an output looks the same saved and live.
 *
 * @param plain class of the text when there is nothing richer: "words" when it was shown, "value"
 *   when it is the value of the cell
 * @throws {Error} naming notebook and cell when the output cannot be shown
 */
export function renderWords(
  data: MimeBundle,
  plain: "words" | "value",
  place: CellPlace,
  { attributes = NOTHING, proof }: WordsContext = {},
): Markup {
  const text = (type: string): string => typeof data[type] === "string" ? data[type] : "";
  const has = (type: string): boolean => data[type] !== undefined;
  if (has(CLAIM_TYPE)) {
    const rows = text("text/markdown").replace(SUMMARY, "");
    const claims = renderClaims(recordsOf(data[CLAIM_TYPE], place));
    const table = rows === "" ? NOTHING : renderTable(rows, place, proof);
    return markup`<div class="claims"${attributes}>\n${claims}${table}</div>\n`;
  }
  if (has(REPEAT_TYPE)) return markup`<div class="repeat" hidden></div>\n`;
  if (has(EXERCISE_TYPE)) {
    return renderExercise(data[EXERCISE_TYPE], text("text/markdown"), place);
  }
  if (has("text/html")) {
    const html = sanitiseOutput(text("text/html"));
    return markup`<div class="output scroll" tabindex="0">${html}</div>\n`;
  }
  if (has("text/markdown")) return renderTable(text("text/markdown"), place);
  if (has("text/latex")) return renderTable(text("text/latex"), place);
  const printed = shortened(plainText(text("text/plain")));
  return renderForeign(data, printed) ??
    markup`<pre class="output ${plain}" tabindex="0">${printed}</pre>\n`;
}

function renderTable(markdown: string, place: CellPlace, proof?: readonly ProofRow[]): Markup {
  const table = renderMarkdownOutput(markdown, place, proof);
  return markup`<div class="output markdown">${table}</div>\n`;
}

/**
 * The records of claims, one or those of a derivation, that an output brought.
 *
 * @throws {Error} naming notebook and cell when they are none
 */
export function recordsOf(value: unknown, place: CellPlace): readonly ClaimRecord[] {
  const records = (Array.isArray(value) ? value : [value]) as readonly Partial<ClaimRecord>[];
  if (records.length === 0 || !records.every((record) => Array.isArray(record?.checks))) {
    throw errorAt(place, "Expected records of claims with their checks; run the cell again");
  }
  return records as readonly ClaimRecord[];
}

/**
 * An exercise as a box: the task, how far the saved answer came, and the hint folded.
 *
 * @param record   what the cell saved beside the words
 * @param markdown the words
 * @throws {Error} naming notebook and cell when the record is none
 */
function renderExercise(record: unknown, markdown: string, place: CellPlace): Markup {
  const { id, state } = (record ?? {}) as Partial<ExerciseRecord>;
  const name = state === undefined ? undefined : CLASSES[state];
  if (id === undefined || name === undefined || markdown === "") {
    throw errorAt(place, "Expected an exercise with its state; run the cell again");
  }
  return markup`<div class="box exercise ${name}" data-exercise="${id}">\n${
    renderMarkdownOutput(markdown, place)
  }</div>\n`;
}

import { EXERCISE_TYPE } from "../../../notebook/exercise_record.ts";
import { EXPLORE_TYPE } from "../../../notebook/explore_record.ts";
import { CLAIM_TYPE, type ClaimRecord } from "../../../notebook/record.ts";
import { type Markup, markup } from "../markup.ts";
import type { MimeBundle, Output } from "../../ipynb/mod.ts";
import { errorAt, type Place } from "../place.ts";
import { renderMarkdownOutput } from "../prose/markdown.ts";
import { sanitiseOutput } from "../prose/sanitise.ts";
import { renderClaims } from "./claim.ts";
import { renderExercise } from "./exercise.ts";
import { renderExplore } from "./explore.ts";
import { renderFigure } from "./figure.ts";
import type { Shelf } from "./shelf.ts";

const PLOTLY = "application/vnd.plotly.v1+json";
// A derivation repeats above its table what the line of its claims says.
const SUMMARY = /^\*\*[✓✗][^\n]*\n+/;
// deno-lint-ignore no-control-regex -- the escape character begins every colour code
const COLOUR = /\u001b\[[0-9;]*m/g;

/**
 * What a cell printed, as the page shows it: figures, claims, exercises, tables, text, errors.
 *
 * @param shelf receives the pictures
 * @throws {Error} naming notebook and cell when an output cannot be shown safely
 */
export function renderOutputs(outputs: readonly Output[], shelf: Shelf, place: Place): Markup {
  return markup`${outputs.map((output) => renderOutput(output, shelf, place))}`;
}

function renderOutput(output: Output, shelf: Shelf, place: Place): Markup {
  switch (output.output_type) {
    case "stream": {
      const text = output.text.replace(COLOUR, "");
      return markup`<pre class="output ${output.name}" tabindex="0">${text}</pre>\n`;
    }
    case "error": {
      const text = `${output.ename}: ${output.evalue}`.replace(COLOUR, "");
      return markup`<pre class="output error" tabindex="0">${text}</pre>\n`;
    }
    case "display_data":
      return renderBundle(output.data, "words", shelf, place);
    case "execute_result":
      return renderBundle(output.data, "value", shelf, place);
  }
}

function renderBundle(data: MimeBundle, plain: string, shelf: Shelf, place: Place): Markup {
  const text = (type: string): string => typeof data[type] === "string" ? data[type] : "";
  const has = (type: string): boolean => data[type] !== undefined;
  if (has(CLAIM_TYPE)) {
    const rows = text("text/markdown").replace(SUMMARY, "");
    const claims = renderClaims(recordsOf(data[CLAIM_TYPE], place));
    return rows === "" ? claims : markup`${claims}${renderTable(rows, place)}`;
  }
  if (has(EXERCISE_TYPE)) {
    return renderExercise(data[EXERCISE_TYPE], text("text/markdown"), place);
  }
  if (has(PLOTLY) || has("image/svg+xml") || has("image/png")) {
    const figure = {
      ...(has("image/svg+xml") ? { svg: text("image/svg+xml") } : {}),
      ...(has("image/png") ? { png: text("image/png") } : {}),
      text: text("text/plain"),
    };
    return has(EXPLORE_TYPE)
      ? renderExplore(data[EXPLORE_TYPE], figure, shelf, place)
      : renderFigure(figure, shelf, place);
  }
  if (has("text/html")) {
    const html = sanitiseOutput(text("text/html"));
    return markup`<div class="output scroll" tabindex="0">${html}</div>\n`;
  }
  if (has("text/markdown")) return renderTable(text("text/markdown"), place);
  const printed = text("text/plain").replace(COLOUR, "");
  return markup`<pre class="output ${plain}" tabindex="0">${printed}</pre>\n`;
}

function renderTable(markdown: string, place: Place): Markup {
  return markup`<div class="output markdown">${renderMarkdownOutput(markdown, place)}</div>\n`;
}

function recordsOf(value: unknown, place: Place): readonly ClaimRecord[] {
  const records = (Array.isArray(value) ? value : [value]) as readonly Partial<ClaimRecord>[];
  if (records.length === 0 || !records.every(({ checks }) => Array.isArray(checks))) {
    throw errorAt(place, "Expected records of claims with their checks; run the cell again");
  }
  return records as readonly ClaimRecord[];
}

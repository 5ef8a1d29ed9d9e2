import { EXERCISE_TYPE } from "../../../notebook/records/exercise_record.ts";
import { EXPLORE_TYPE } from "../../../notebook/records/explore_record.ts";
import { CLAIM_TYPE } from "../../../notebook/records/claim_record.ts";
import { type Markup, markup, NOTHING } from "../../show/markup.ts";
import type { MimeBundle, Output } from "../../ipynb/mod.ts";
import type { CellPlace } from "../../show/cell_place.ts";
import type { ProofRow } from "../../show/proof/proof_rows.ts";
import { renderExplore } from "./explore.ts";
import { renderFigure } from "./figure.ts";
import { plainText } from "../../show/plain_text.ts";
import { type OutputFiles, store } from "./output_files.ts";
import { recordsOf, renderWords } from "../../show/words.ts";

const PLOTLY = "application/vnd.plotly.v1+json";
const PICTURES = [PLOTLY, "image/svg+xml", "image/png"];

/**
 * What a cell printed, as the page shows it: figures, claims, exercises, tables, text, errors.
 *
 * @param files  receives the pictures
 * @param proofs of the cell, whose tables are among the outputs in this order
 * @throws {Error} naming notebook and cell when an output cannot be shown safely
 */
export function renderOutputs(
  outputs: readonly Output[],
  files: OutputFiles,
  place: CellPlace,
  proofs: readonly (readonly ProofRow[] | undefined)[] = [],
): Markup {
  const tables = outputs.filter(isProof);
  return markup`${
    outputs.map((output) => renderOutput(output, files, place, proofs[tables.indexOf(output)]))
  }`;
}

/** Whether an output is the table of a derivation: claims that come with Markdown. */
function isProof(output: Output): boolean {
  return "data" in output && output.data[CLAIM_TYPE] !== undefined &&
    output.data["text/markdown"] !== undefined;
}

function renderOutput(
  output: Output,
  files: OutputFiles,
  place: CellPlace,
  proof: readonly ProofRow[] | undefined,
): Markup {
  switch (output.output_type) {
    case "stream": {
      const text = plainText(output.text);
      return markup`<pre class="output ${output.name}" tabindex="0">${text}</pre>\n`;
    }
    case "error": {
      const text = plainText(`${output.ename}: ${output.evalue}`);
      return markup`<pre class="output error" tabindex="0">${text}</pre>\n`;
    }
    case "display_data":
      return renderBundle(output.data, "words", files, place, proof);
    case "execute_result":
      return renderBundle(output.data, "value", files, place, proof);
  }
}

function renderBundle(
  data: MimeBundle,
  plain: "words" | "value",
  files: OutputFiles,
  place: CellPlace,
  proof: readonly ProofRow[] | undefined,
): Markup {
  const text = (type: string): string => typeof data[type] === "string" ? data[type] : "";
  const has = (type: string): boolean => data[type] !== undefined;
  if (has(CLAIM_TYPE)) {
    const attributes = recordsAttribute(data[CLAIM_TYPE], files, place);
    return renderWords(data, plain, place, { attributes, proof });
  }
  if (has(EXERCISE_TYPE) || !PICTURES.some(has)) {
    return renderWords(data, plain, place);
  }
  const figure = {
    ...(has("image/svg+xml") ? { svg: text("image/svg+xml") } : {}),
    ...(has("image/png") ? { png: text("image/png") } : {}),
    ...(has(PLOTLY) ? { plotly: data[PLOTLY] } : {}),
    text: text("text/plain"),
  };
  return has(EXPLORE_TYPE)
    ? renderExplore(data[EXPLORE_TYPE], figure, files, place)
    : renderFigure(figure, files, place);
}

/** Tells the page where the records of claims lie, whose mistakes the reader may make. */
function recordsAttribute(value: unknown, files: OutputFiles, place: CellPlace): Markup {
  const records = recordsOf(value, place);
  const mistakes = records.some(({ checks }) => checks.some(({ control }) => control));
  if (!mistakes) return NOTHING;
  return markup` data-records="${store(files, place, "json", JSON.stringify(records))}"`;
}

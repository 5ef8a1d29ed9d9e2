import { EXERCISE_TYPE } from "../../../notebook/records/exercise_record.ts";
import { EXPLORE_TYPE } from "../../../notebook/records/explore_record.ts";
import { CLAIM_TYPE } from "../../../notebook/records/claim_record.ts";
import { type Markup, markup, NOTHING } from "../../show/markup.ts";
import type { MimeBundle, Output } from "../../ipynb/mod.ts";
import type { CellPlace } from "../../show/cell_place.ts";
import type { ProofRow } from "../../show/proof/proof_rows.ts";
import { renderExplore } from "./explore.ts";
import { renderFigure } from "./figure.ts";
import { plainText, shortened } from "../../show/plain_text.ts";
import { type OutputFiles, store } from "./output_files.ts";
import { textOf } from "../../show/foreign_output.ts";
import { dotPictureOf, drawingOf, isPicture, PLOTLY } from "../../show/pictures.ts";
import { recordsOf, renderWords } from "../../show/words.ts";

/**
 * What a cell printed, as the page shows it: figures, claims, exercises, tables, text, errors.
 *
 * A picture or text that cannot be shown safely stands there as its words, with the reason; it is one
 * of the troubles of `files`.
 *
 * @param files  receives the pictures
 * @param proofs of the cell, whose tables are among the outputs in this order
 * @throws {Error} naming notebook and cell when the record of a claim, an exercise or a slider is broken
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
      const text = shortened(plainText(output.text));
      return markup`<pre class="output ${output.name}" tabindex="0">${text}</pre>\n`;
    }
    case "error": {
      const text = shortened(plainText(`${output.ename}: ${output.evalue}`));
      return markup`<pre class="output error" tabindex="0">${text}</pre>\n`;
    }
    case "display_data":
      return renderShown(output.data, { plain: "words", files, place, proof });
    case "execute_result":
      return renderShown(output.data, { plain: "value", files, place, proof });
  }
}

/** Where an output with several forms stands, and what goes with it. */
interface Surroundings {
  /** Class of its text when it has nothing richer. */
  readonly plain: "words" | "value";
  readonly files: OutputFiles;
  readonly place: CellPlace;
  readonly proof: readonly ProofRow[] | undefined;
}

function renderShown(data: MimeBundle, around: Surroundings): Markup {
  const isOurs = [CLAIM_TYPE, EXERCISE_TYPE, EXPLORE_TYPE].some((type) => data[type] !== undefined);
  if (isOurs) return renderBundle(data, around); // broken, they stop the build
  try {
    return renderBundle(data, around);
  } catch (error) {
    const { message } = error as Error, reason = message.replace(/^.*?, cell ".*?": /, "");
    around.files.troubles.push(message);
    const text = shortened(plainText(textOf(data)));
    return markup`<pre class="output ${around.plain}" tabindex="0">${text}</pre>
<p class="remark">Shown as text: ${reason}</p>\n`;
  }
}

function renderBundle(data: MimeBundle, { plain, files, place, proof }: Surroundings): Markup {
  const text = (type: string): string => typeof data[type] === "string" ? data[type] : "";
  const has = (type: string): boolean => data[type] !== undefined;
  if (has(CLAIM_TYPE)) {
    const attributes = recordsAttribute(data[CLAIM_TYPE], files, place);
    return renderWords(data, plain, place, { attributes, proof });
  }
  if (has(EXERCISE_TYPE) || !isPicture(data)) {
    return renderWords(data, plain, place);
  }
  const svg = drawingOf(data), dots = dotPictureOf(data);
  const figure = {
    ...(svg === undefined ? {} : { svg }),
    ...(dots === undefined ? {} : { dots }),
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

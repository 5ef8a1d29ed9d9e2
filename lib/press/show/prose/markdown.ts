/**
 * Markdown of a notebook as HTML of a page.
 *
 * What authors may write, beside ordinary Markdown:
 * - formulas between `$` or `$$` (see `maths.ts`);
 * - boxes: a quotation that begins with **Predict.**, **Erratum.**, **Exercise.** or **Note.** (see
 *   `boxes.ts`);
 * - folded answers, also in a box: `<details><summary>Answer</summary>`, an empty line, Markdown, an
 *   empty line, `</details>`, an empty line; the summary is plain words;
 * - answers of predictions that the page asks for first (see `predictions.ts`);
 * - links to other notebooks and to sections (see `links.ts`).
 *
 * @module
 */
import MarkdownIt from "markdown-it";
import { type Markup, markup } from "../markup.ts";
import type { MimeBundle } from "../../ipynb/notebook.ts";
import { highlight } from "../highlight.ts";
import type { CellPlace } from "../cell_place.ts";
import type { ProofRow } from "../proof/proof_rows.ts";
import { addBoxes } from "./boxes.ts";
import { addGoal, addHeadings } from "./headings.ts";
import { addLinks } from "./links.ts";
import { addMaths, finish } from "./maths.ts";
import type { Outline } from "./outline.ts";
import type { AnswerOf } from "./answer.ts";
import { addPredictions } from "./predictions.ts";
import { markRows } from "./mark_rows.ts";
import type { Scope } from "./scope.ts";

const parser = new MarkdownIt({ html: true });
for (const add of [addMaths, addHeadings, addBoxes, addLinks, addGoal, markRows, addPredictions]) {
  add(parser);
}
parser.renderer.rules.table_open = () => '<div class="scroll" tabindex="0"><table>\n';
parser.renderer.rules.table_close = () => "</table></div>\n";
parser.renderer.rules.fence = (tokens, index) => {
  const { content, info } = tokens[index]!;
  const code = /^(?:ts|typescript|js|javascript)\b/.test(info.trim())
    ? highlight(content)
    : content;
  return markup`<pre tabindex="0"><code>${code}</code></pre>\n`.html;
};

/** What a Markdown cell may refer to besides its own text. */
export interface ProseContext {
  /** Finds what predictions are compared with; only a chapter has such predictions. */
  readonly answerOf?: AnswerOf | undefined;
  /** Pictures that were pasted into the cell. */
  readonly attachments?: Readonly<Record<string, MimeBundle>> | undefined;
  /** Where problems are told while the rest is shown; where it is absent they stop the build. */
  readonly troubles?: string[] | undefined;
}

/**
 * A Markdown cell as HTML; its headings are entered in the outline of the chapter.
 *
 * @param context what the cell brings, and its chapter
 * @throws {Error} naming notebook, cell and reason: an unreadable formula, a lone dollar sign, a
 * wrong level of heading, a link to nowhere; with `troubles` of the context it is told there instead
 *
 * @example
 * ```ts
 * import { renderProse } from "./markdown.ts";
 * import { emptyOutline } from "./outline.ts";
 * const place = { notebook: "01-a.ipynb", cell: "intro" };
 * const prose = renderProse("# Flows\n\nA *map*.", place, emptyOutline([]));
 * console.log(prose.html); // <h1 id="flows">Flows</h1> <p>A <em>map</em>.</p>
 * ```
 */
export function renderProse(
  source: string,
  place: CellPlace,
  outline: Outline,
  { answerOf, attachments, troubles }: ProseContext = {},
): Markup {
  return render(source, { place, outline, answerOf, attachments, troubles, formulas: [] });
}

/** Most characters of Markdown that a cell may print: more of them would hold up a page. */
const MOST_PRINTED = 20_000;

/**
 * Markdown that a cell printed, a table of a derivation say; it has no part in the outline.
 *
 * @param rows from which lines of the cell the rows of its table come; a table with another number
 *   of rows stays as it is
 * @throws {RangeError} when it has more than 20000 characters
 */
export function renderMarkdownOutput(
  source: string,
  place: CellPlace,
  rows?: readonly ProofRow[],
): Markup {
  if (source.length > MOST_PRINTED) {
    throw new RangeError(
      `Expected at most ${MOST_PRINTED} characters of Markdown; got ${source.length}`,
    );
  }
  return render(source, { place, formulas: [], ...(rows === undefined ? {} : { rows }) });
}

/**
 * Markdown of somebody who does not know our rules, an answer of a student say: what cannot be shown
 * as it was written is shown as plainly as it has to be, and never stops a build.
 *
 * @throws {RangeError} when it has too many elements, or too many within each other
 */
export function renderAnyway(source: string, place: CellPlace): Markup {
  return render(source, { place, formulas: [], troubles: [] });
}

/**
 * A phrase in Markdown as it stands within a line; a text of several paragraphs keeps them.
 *
 * @param place named when a formula cannot be read
 */
export function renderPhrase(source: string, place: CellPlace): Markup {
  const scope: Scope = { place, formulas: [] };
  const env = { ...scope };
  const tokens = parser.parse(source, env);
  const [first, phrase] = tokens;
  const alone = tokens.length === 3 && first!.type === "paragraph_open";
  const { renderer, options } = parser;
  return finish(renderer.render(alone ? [phrase!] : tokens, options, env), scope);
}

function render(source: string, scope: Scope): Markup {
  return finish(parser.render(source, { ...scope }), scope);
}

import { type Markup, markup, NOTHING } from "../../show/markup.ts";
import { renderOutputs } from "../outputs/outputs.ts";
import type { BookChapter } from "../render_chapter.ts";

const CHAPTER = "train-and-sample";
const CELL = "film-fields";

/**
 * The picture of the first page: a film that a chapter has saved, with the way to it. Its stills and
 * frames are the files of the chapter.
 */
export function renderCover(chapters: readonly BookChapter[]): Markup {
  const chapter = chapters.find(({ slug }) => slug === CHAPTER);
  const cell = chapter?.cells.find(({ id }) => id === CELL);
  if (chapter === undefined || cell?.cell_type !== "code") return NOTHING;
  const { number, page } = chapter, stem = page.replace(/\.html$/, "");
  const files = { folder: `figures/${stem}`, byPath: new Map(), troubles: [] };
  const film = cell.outputs.filter((output) => output.output_type === "display_data").slice(0, 1);
  return markup`<div class="cover">
${
    renderOutputs(film, files, { notebook: `${stem}.ipynb`, cell: CELL })
  }<p class="source-of">A film of
<a href="${page}#${CELL}">chapter ${number}</a>, in which the field is learned.</p>
</div>\n`;
}

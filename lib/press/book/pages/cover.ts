import type { Cell } from "../../ipynb/mod.ts";
import type { BookChapter } from "../render_chapter.ts";
import { type Markup, markup, NOTHING } from "../../show/markup.ts";
import { stillSize } from "../outputs/still.ts";

const CHAPTER = "conditional-flow-matching";
const CELL = "figure-target-fields";

/** The picture of the first page: one that a chapter has saved, with the way to it. */
export function renderCover(chapters: readonly BookChapter[]): Markup {
  const chapter = chapters.find(({ slug }) => slug === CHAPTER);
  const [path, file] =
    [...chapter?.files ?? []].find(([path]) => path.endsWith(`/${CELL}-1.svg`)) ?? [];
  if (chapter === undefined || path === undefined || file === undefined) return NOTHING;
  const { width, height } = stillSize(new TextDecoder().decode(file.bytes));
  return markup`<figure class="figure cover"><div class="card"><img src="${path}" alt="${
    describe(chapter)
  }" width="${width}" height="${height}"></div>
<figcaption>The velocity to each of two targets, and the average that carries the crowd:
<a href="${chapter.page}#${CELL}">chapter ${chapter.number}, section 6</a>.</figcaption></figure>\n`;
}

/** What the cell says of its picture in words. */
function describe({ cells }: BookChapter): string {
  const isCover = (cell: Cell): boolean => cell.id === CELL;
  const outputs = cells.filter(isCover).flatMap((cell) =>
    cell.cell_type === "code" ? cell.outputs : []
  );
  const texts = outputs.flatMap((output) =>
    "data" in output ? output.data["text/plain"] ?? [] : []
  );
  return String(texts[0] ?? "").trim().split("\n").slice(1).join(" ").trim() ||
    "Velocities to two targets, and their average";
}

import { type Cell, hasTag, type Notebook } from "../ipynb/mod.ts";
import { cellLinks, type ImportedSoFar } from "./api/cell_links.ts";
import { readApiNames } from "./api/api_names.ts";
import { highlight } from "../show/highlight.ts";
import { type Markup, markup, NOTHING, trusted } from "../show/markup.ts";
import { renderOutputs } from "./outputs/outputs.ts";
import type { OutputFiles } from "./outputs/output_files.ts";
import { proofRows } from "../show/proof/proof_rows.ts";
import type { CellPlace } from "../show/cell_place.ts";
import { type ProseContext, renderProse } from "../show/prose/markdown.ts";
import { complain } from "../show/prose/complain.ts";
import type { AnswerOf } from "../show/prose/answer.ts";
import { emptyOutline, type Heading, nextAnchor, type Outline } from "../show/prose/outline.ts";
import { readingMinutes } from "./reading_time.ts";
import type { Asset } from "../show/site.ts";

/** A use of a name of the library. */
export interface NameUse {
  /** Where the name is described, from the root of the book. */
  readonly href: string;
  /** Id of the cell that uses it. */
  readonly cell: string;
  /** The heading above the cell. */
  readonly section: Markup;
}

/** A notebook made ready for its page. */
export interface BookChapter {
  readonly number: number;
  /** The name without number, as in the names of its files. */
  readonly slug: string;
  /** Path of the page in the book, `07-slug.html`. */
  readonly page: string;
  readonly title: Heading;
  /** The first paragraph below the title: what the reader can do afterwards. */
  readonly goal: Markup;
  /** Sections and their parts, in order. */
  readonly sections: readonly Heading[];
  readonly minutes: number;
  readonly body: Markup;
  /** Where its cells use names of the library. */
  readonly uses: readonly NameUse[];
  /** What it was made from, for pages that tell of all chapters. */
  readonly cells: readonly Cell[];
  /** Pictures of the chapter, by path in the book. */
  readonly files: ReadonlyMap<string, Asset>;
  /** Outputs and prose that could not be shown as they were saved. */
  readonly troubles: readonly string[];
  /** The further checks of its claims, on a page of their own. */
  readonly evidence?: BookChapter;
}

/** Where a notebook stands in the course and in the book. */
export interface ChapterPlace {
  readonly number: number;
  readonly slug: string;
  /** File in the folder of the notebooks, for messages and links: `evidence/07-slug.ipynb`. */
  readonly file: string;
  /** Path of its page in the book without the ending. */
  readonly stem: string;
  /** What stands below the text or the outputs of a cell, by the cell's id. */
  readonly below: ReadonlyMap<string, Markup>;
  /** Finds what its predictions are compared with. */
  readonly answerOf: AnswerOf;
  /**
   * What becomes of prose that does not keep the rules of the course: it stops the build, unless
   * told otherwise; or it is shown as far as it can be, and is one of the troubles.
   */
  readonly prose?: "strict" | "any";
}

/**
 * A notebook as a chapter of the book.
 *
 * @param notebook its first Markdown cell begins with the title (#) and a paragraph that states the
 *   goal
 * @param place    its file, and its place in the course
 * @throws {Error} naming the notebook, the cell and the reason when a cell cannot be shown; of prose
 *   only where that is strict
 */
export function renderChapter(
  notebook: Notebook,
  { number, slug, file, stem, below, answerOf, prose = "strict" }: ChapterPlace,
): BookChapter {
  const outline = emptyOutline(notebook.cells.map(({ id }) => id));
  const files: OutputFiles = { folder: `figures/${stem}`, byPath: new Map(), troubles: [] };
  const troubles = prose === "any" ? files.troubles : undefined;
  const scope: ChapterScope = {
    outline,
    files,
    troubles,
    imported: new Map(),
    uses: [],
    below,
    answerOf,
  };
  const cells = notebook.cells.map((cell) => renderCell(cell, file, scope));
  const place = { notebook: file, cell: notebook.cells[0]?.id ?? "" };
  if (outline.headings.length === 0) {
    complain({ place, troubles }, "Expected a title (#); got no heading");
  }
  const isTitled = outline.headings[0]?.level === 1;
  const title = isTitled ? outline.headings.shift()! : titleOf(slug, outline);
  const sections = outline.headings;
  if (outline.goal === undefined) {
    complain({ place, troubles }, "Expected the goal, a paragraph below the title");
  }
  const goal = outline.goal ?? NOTHING;
  const heading = isTitled
    ? NOTHING
    : markup`<section class="cell prose"><h1 id="${title.id}">${title.title}</h1></section>\n`;
  const body = markup`${heading}${cells}`;
  return {
    number,
    slug,
    page: `${stem}.html`,
    title,
    goal,
    sections,
    minutes: readingMinutes(notebook.cells),
    body,
    uses: scope.uses,
    cells: notebook.cells,
    files: files.byPath,
    troubles: files.troubles,
  };
}

/** What the cells of a chapter share, and add to. */
interface ChapterScope {
  readonly outline: Outline;
  readonly files: OutputFiles;
  readonly troubles: string[] | undefined;
  readonly imported: ImportedSoFar;
  readonly uses: NameUse[];
  readonly below: ChapterPlace["below"];
  readonly answerOf: AnswerOf;
}

function renderCell(
  cell: Cell,
  notebook: string,
  { outline, files, troubles, imported, uses, below, answerOf }: ChapterScope,
): Markup {
  const place = { notebook, cell: cell.id };
  if (cell.cell_type === "markdown") {
    const { attachments } = cell;
    const prose = proseOf(cell.source, place, outline, { answerOf, attachments, troubles });
    return markup`<section class="cell prose" id="${cell.id}">\n${prose}${
      below.get(cell.id) ?? NOTHING
    }</section>\n`;
  }
  if (cell.cell_type !== "code") return trusted("");
  const links = cellLinks(cell.source, readApiNames(), imported);
  const section = outline.headings.at(-1)?.title ?? NOTHING;
  for (const { href, stop } of links.values()) {
    if (stop === "no tab") uses.push({ href, cell: cell.id, section }); // an import is no use
  }
  const code = markup`<pre class="source" tabindex="0"><code>${
    highlight(cell.source, { links })
  }</code></pre>`;
  const shown = hasTag(cell, "fold")
    ? markup`<details class="fold"><summary>Code</summary>\n${code}\n</details>`
    : code;
  const outputs = renderOutputs(cell.outputs, files, place, proofRows(cell.source));
  const { tags = [] } = cell.metadata;
  const tagged = tags.length === 0 ? NOTHING : markup` data-tags="${tags.join(" ")}"`;
  return markup`<section class="cell code" id="${cell.id}"${tagged}>\n${shown}
<div class="outputs">\n${outputs}</div>\n${below.get(cell.id) ?? NOTHING}</section>\n`;
}

/** Prose, or its source where nothing else can be made of it and that may be told. */
function proseOf(
  source: string,
  place: CellPlace,
  outline: Outline,
  context: ProseContext,
): Markup {
  try {
    return renderProse(source, place, outline, context);
  } catch (error) {
    if (context.troubles === undefined) throw error;
    complain({ place, troubles: context.troubles }, (error as Error).message);
    return markup`<pre tabindex="0">${source}</pre>\n`;
  }
}

/** The name of the file as a title. */
function titleOf(slug: string, outline: Outline): Heading {
  const words = slug.replaceAll("-", " "), text = words.charAt(0).toUpperCase() + words.slice(1);
  return { level: 1, id: nextAnchor(outline, text), text, title: markup`${text}` };
}

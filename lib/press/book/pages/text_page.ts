import { type Markup, markup } from "../../show/markup.ts";
import { renderProse } from "../../show/prose/markdown.ts";
import { emptyOutline } from "../../show/prose/outline.ts";
import { errorAt } from "../../show/cell_place.ts";
import { renderContents } from "./contents.ts";
import { renderPage } from "./shell.ts";

/**
 * A page that is written in Markdown: a title, then sections.
 *
 * @param name   of its file without the ending, "glossary"
 * @param source its text
 * @throws {Error} naming the file and the reason when it cannot be shown
 */
export function renderTextPage(name: string, source: string): string {
  const place = { notebook: `${name}.md`, cell: "text" };
  const outline = emptyOutline([]);
  const prose = renderProse(source, place, outline);
  const [title, ...sections] = outline.headings;
  if (title === undefined) throw errorAt(place, "Expected a title (#); got no heading");
  return renderCoursePage({
    name,
    title: title.text,
    contents: renderContents("On this page", sections),
    main: markup`<section class="prose">\n${prose}</section>\n`,
  });
}

/** What differs between the pages around the chapters. */
export interface CoursePage {
  /** File without its ending, also a class of the text. */
  readonly name: string;
  readonly title: string;
  readonly contents?: Markup;
  readonly main: Markup;
}

/** A page around the chapters. */
export function renderCoursePage({ name, title, contents, main }: CoursePage): string {
  return renderPage({
    title: `${title} · Flowbook`,
    summary: `${title}, for the course Flowbook.`,
    root: "",
    path: `${name}.html`,
    kind: "course",
    ...contents && { contents },
    main: markup`<div class="${name}">\n${main}</div>\n`,
  });
}

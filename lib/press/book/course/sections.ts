import type { BookChapter } from "../render_chapter.ts";
import type { Heading } from "../../show/prose/outline.ts";

/** A heading of a chapter with what stands below it, up to the next heading. */
export interface Section {
  readonly heading: Heading;
  /** How one refers to it: "section 6", also for a part of section 6, or its own words. */
  readonly name: string;
  /** Ids of the cells that begin below the heading or with it. */
  readonly cells: readonly string[];
  /** Its prose, without code cells. */
  readonly text: string;
}

/** A text in Markdown between two headings. */
export interface Part {
  readonly title: string;
  readonly level: number;
  readonly lines: string[];
}

const FENCE = /^\s*```/;
const HEADING = /^(#{1,6})\s+(.*)$/;
const NUMBERED = /^(\d+)\.\s/;

/** The sections of a chapter, its title first, each with its cells and its prose. */
export function sectionsOf(chapter: BookChapter): Section[] {
  const headings = [chapter.title, ...chapter.sections];
  const parts: { lines: string[]; cells: string[] }[] = [];
  for (const { id, cell_type, source } of chapter.cells) {
    if (cell_type !== "markdown") {
      parts.at(-1)?.cells.push(id);
      continue;
    }
    const { before, after } = split(source);
    parts.at(-1)?.lines.push(...before, "");
    parts.push(...after.map(({ lines }) => ({ lines, cells: [] as string[] })));
    (after.length === 0 ? parts.at(-1) : parts.at(-after.length))?.cells.push(id);
  }
  return parts.map(({ lines, cells }, i) => {
    const heading = headings[i]!;
    const chief = headings.slice(0, i + 1).findLast(({ level }) => level <= 2)!;
    const number = NUMBERED.exec(chief.text)?.[1];
    const name = number === undefined ? heading.text : `section ${number}`;
    return { heading, name, cells, text: lines.join("\n") };
  });
}

/** A text at its headings; lines that begin with # in a listing are none. */
export function split(source: string): { before: string[]; after: Part[] } {
  const before: string[] = [], after: Part[] = [];
  let fenced = false;
  for (const line of source.split("\n")) {
    if (FENCE.test(line)) fenced = !fenced;
    const [, marks, title] = (fenced ? undefined : HEADING.exec(line)) ?? [];
    if (title === undefined) (after.at(-1)?.lines ?? before).push(line);
    else after.push({ title, level: marks!.length, lines: [] });
  }
  return { before, after };
}

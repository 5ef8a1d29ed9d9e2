import type { BookChapter } from "../render_chapter.ts";
import { sectionsOf } from "./sections.ts";

const NUMBERED = /^section (\d+)$/;

/** How a cell of a chapter is referred to from elsewhere. */
export interface CellReference {
  /** Its section: "7.3", or "7, Notation" where the section has no number. */
  readonly name: string;
  /** From the root of the book. */
  readonly href: string;
}

/** Finds a cell of a chapter by its id; undefined when there is no such cell. */
export function cellReferences(
  chapter: BookChapter,
): (cell: string) => CellReference | undefined {
  const sections = sectionsOf(chapter);
  return (cell) => {
    const section = sections.find(({ cells }) => cells.includes(cell));
    if (section === undefined) return undefined;
    const number = NUMBERED.exec(section.name)?.[1];
    const name = number === undefined
      ? `${chapter.number}, ${section.name}`
      : `${chapter.number}.${number}`;
    return { name, href: `${chapter.page}#${cell}` };
  };
}

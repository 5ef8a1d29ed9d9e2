import type { BookChapter } from "../render_chapter.ts";
import type { Work } from "./course.ts";
import { type Section, sectionsOf } from "./sections.ts";

/** A place in a chapter that cites a work. */
export interface Citation {
  readonly chapter: BookChapter;
  readonly section: Section;
}

/**
 * Where the chapters cite a work: each section whose prose gives its title, up to a colon, or links
 * to it.
 */
export function citationsOf(work: Work, chapters: readonly BookChapter[]): Citation[] {
  return chapters.flatMap((chapter) =>
    sectionsOf(chapter).filter(({ text }) => cites(text, work))
      .map((section) => ({ chapter, section }))
  );
}

function cites(text: string, { title, link }: Work): boolean {
  const [name = ""] = title.toLowerCase().split(":");
  return text.toLowerCase().replace(/\s+/g, " ").includes(name) ||
    link !== undefined && text.includes(`](${link})`);
}

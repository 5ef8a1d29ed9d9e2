import type { BookChapter } from "../render_chapter.ts";
import type { Course } from "./course.ts";
import { joinGlossary } from "./glossary.ts";

// A book without data has these pages all the same, so that every link of the menu leads somewhere.
const BARE: Readonly<Record<string, string>> = {
  glossary: "# Glossary\n\nThere is none yet.",
  notation: "# Notation\n\nThere is no comparison yet.",
};

/** The pages that are written in Markdown, by name; the glossary is joined from its parts. */
export function courseTexts(
  { glossary, texts }: Pick<Course, "glossary" | "texts">,
  chapters: readonly BookChapter[],
): ReadonlyMap<string, string> {
  const joined = glossary.length === 0 ? [] : [["glossary", joinGlossary(glossary, chapters)]];
  return new Map(Object.entries({
    ...BARE,
    ...Object.fromEntries(joined),
    ...Object.fromEntries(texts),
  }));
}

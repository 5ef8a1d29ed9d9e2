import type { BookChapter } from "../render_chapter.ts";
import type { Course } from "./course.ts";
import { joinGlossary } from "./glossary.ts";
import { joinMisconceptions } from "./join_misconceptions.ts";

// A book without data has these pages all the same, so that every link of the menu leads somewhere.
const BARE: Readonly<Record<string, string>> = {
  glossary: "# Glossary\n\nThere is none yet.",
  notation: "# Notation\n\nThere is no comparison yet.",
  coursework: "# Coursework\n\nThere are no sheets yet.",
  misconceptions: "# What students get wrong\n\nNothing is collected yet.",
};

/** The pages that are written in Markdown, by name; some are joined from the parts of chapters. */
export function courseTexts(
  { glossary, misconceptions, claims, texts }: Pick<
    Course,
    "glossary" | "misconceptions" | "claims" | "texts"
  >,
  chapters: readonly BookChapter[],
): ReadonlyMap<string, string> {
  const joined = [
    ...glossary.length === 0 ? [] : [["glossary", joinGlossary(glossary, chapters)]],
    ...misconceptions.length === 0
      ? []
      : [["misconceptions", joinMisconceptions(misconceptions, chapters, claims)]],
  ];
  return new Map(Object.entries({
    ...BARE,
    ...Object.fromEntries(joined),
    ...Object.fromEntries(texts),
  }));
}

import type { SearchDocument } from "../../show/search_document.ts";
import { apiHref, type ApiNames } from "../api/api_names.ts";
import type { BookChapter } from "../render_chapter.ts";
import type { Course } from "./course.ts";
import type { LedgerEntry } from "./ledger_entries.ts";
import { plainWords } from "./plain_words.ts";
import { typedWords } from "./typed_maths.ts";
import { slugOf } from "../../show/prose/outline.ts";
import { courseTexts } from "./course_texts.ts";
import { sectionsOf, split } from "./sections.ts";

/**
 * All that can be found in the book: sections of chapters, claims, words of the glossary and other
 * texts, cited works, names of the library.
 */
export function searchDocuments(
  chapters: readonly BookChapter[],
  course: Course,
  entries: readonly LedgerEntry[],
  api: ApiNames,
): SearchDocument[] {
  return [
    ...[...courseTexts(course, chapters)].flatMap(([name, text]) => textDocuments(name, text)),
    ...chapters.flatMap((chapter) => notebookDocuments(chapter, `chapter ${chapter.number}`)),
    ...chapters.flatMap(({ number, evidence }) =>
      evidence === undefined ? [] : notebookDocuments(evidence, `evidence of chapter ${number}`)
    ),
    ...course.sheets.flatMap((sheet) => notebookDocuments(sheet, `problem sheet ${sheet.number}`)),
    ...entries.map(({ claim, chapter }) => ({
      href: `ledger.html#${claim.id}`,
      title: claim.id,
      where: `claim, chapter ${chapter.number}`,
      text: typedWords(claim.statement),
    })),
    ...course.works.map(({ id, title, authors, year, says }) => ({
      href: `bibliography.html#${id}`,
      title,
      where: "bibliography",
      text: `${authors.join(", ")}, ${year}. ${says}`,
    })),
    ...[...api.values()].flatMap(({ specifier, exports }) =>
      [...exports].map((name) => ({
        href: apiHref(api, specifier, name) ?? "api/index.html",
        title: name,
        where: "library",
        text: specifier,
      }))
    ),
  ];
}

function notebookDocuments(chapter: BookChapter, where: string): SearchDocument[] {
  return sectionsOf(chapter).map(({ heading, text }, i) => ({
    href: i === 0 ? chapter.page : `${chapter.page}#${heading.id}`,
    title: plainWords(heading.text),
    where,
    text: plainWords(text),
  }));
}

function textDocuments(name: string, source: string): SearchDocument[] {
  return split(source).after.map(({ title, lines }, i) => ({
    href: i === 0 ? `${name}.html` : `${name}.html#${slugOf(title)}`,
    title: plainWords(title),
    where: name,
    text: plainWords(lines.filter((line) => !/^\[[^\]]+\]: /.test(line)).join("\n")),
  }));
}

import type { SearchDocument } from "../../show/search_document.ts";
import { apiHref, type ApiNames } from "../api/api_names.ts";
import type { BookChapter } from "../chapter.ts";
import type { Course } from "./course.ts";
import type { LedgerEntry } from "./ledger_entries.ts";
import { plainWords } from "./plain_words.ts";
import { typedMaths } from "./typed_maths.ts";
import { slugOf } from "../../show/prose/outline.ts";

const FENCE = /^\s*```/;
const HEADING = /^(#{1,6})\s+(.*)$/;

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
    ...[...course.texts].flatMap(([name, text]) => textDocuments(name, text)),
    ...chapters.flatMap(chapterDocuments),
    ...entries.map(({ claim, chapter }) => ({
      href: `ledger.html#${claim.id}`,
      title: claim.id,
      where: chapter === undefined ? "claim" : `claim, chapter ${chapter.number}`,
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

/** A typed statement with its Greek letters and signs, as the ledger shows it, in one line. */
function typedWords(statement: string): string {
  return typedMaths(statement).html.replace(/<sub>/g, "_").replace(/<sup>/g, "^")
    .replace(/<[^>]*>/g, "").replaceAll("&lt;", "<").replaceAll("&gt;", ">")
    .replaceAll("&#39;", "'").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
}

interface Part {
  readonly title: string;
  readonly lines: string[];
}

function chapterDocuments(chapter: BookChapter): SearchDocument[] {
  const prose = chapter.cells.filter(({ cell_type }) => cell_type === "markdown");
  const parts = split(prose.map(({ source }) => source).join("\n\n"));
  const headings = [chapter.title, ...chapter.sections];
  return parts.flatMap(({ title, lines }, i) => {
    const heading = headings[i];
    if (heading === undefined) return [];
    const href = i === 0 ? chapter.page : `${chapter.page}#${heading.id}`;
    const text = plainWords(lines.join("\n"));
    return [{ href, title: plainWords(title), where: `chapter ${chapter.number}`, text }];
  });
}

function textDocuments(name: string, source: string): SearchDocument[] {
  return split(source).map(({ title, lines }, i) => ({
    href: i === 0 ? `${name}.html` : `${name}.html#${slugOf(title)}`,
    title: plainWords(title),
    where: name,
    text: plainWords(lines.filter((line) => !/^\[[^\]]+\]: /.test(line)).join("\n")),
  }));
}

/** A text in its sections; what stands before the first heading belongs to none. */
function split(source: string): Part[] {
  const parts: Part[] = [];
  let fenced = false;
  for (const line of source.split("\n")) {
    if (FENCE.test(line)) fenced = !fenced;
    const title = fenced ? undefined : HEADING.exec(line)?.[2];
    if (title === undefined) parts.at(-1)?.lines.push(line);
    else parts.push({ title, lines: [] });
  }
  return parts;
}

import type { BookChapter } from "../render_chapter.ts";
import { type CellPlace, errorAt } from "../../show/cell_place.ts";
import { cellReferences } from "./cell_reference.ts";
import { split } from "./sections.ts";

/** Symbols and words of the course, or of one chapter, in Markdown. */
export interface GlossaryPart {
  /** Slug of the chapter; absent for what belongs to none. */
  readonly chapter?: string;
  /** File that it was read from, for messages. */
  readonly file: string;
  readonly text: string;
}

const ROW = /^\|/;
const RULE = /^\|[\s|:-]+$/;
const CELL = /\[([a-z][a-z0-9-]{2,})\](?![([:])/g;

/**
 * One glossary from its parts: the symbols of the course and of each chapter in turn, then all words
 * in alphabetical order.
 *
 * A part has a table below `## Symbols` and words, `### Word`, below `## Words`. The id of a cell in
 * brackets, `[one-target]`, leads there and reads as the section of that cell, "7.3".
 *
 * @param parts of chapters that are not written are left out
 * @throws {Error} naming the file when it names a cell that is not there, or a word has two entries
 */
export function joinGlossary(
  parts: readonly GlossaryPart[],
  chapters: readonly BookChapter[],
): string {
  const heads: string[] = [], rows: string[] = [];
  const words = new Map<string, { file: string; text: string }>();
  for (const part of parts) {
    const chapter = chapters.find(({ slug }) => slug === part.chapter);
    if (part.chapter !== undefined && chapter === undefined) continue;
    const place = { notebook: part.file, cell: "text" };
    const text = chapter === undefined ? part.text : withLinks(part.text, chapter, place);
    const { after } = split(text);
    if (part.chapter === undefined) heads.push(...after[0]?.lines ?? []);
    for (const { title, level, lines } of after) {
      if (level === 2 && title === "Symbols") {
        const table = lines.filter((line) => ROW.test(line));
        rows.push(...rows.length === 0 ? table : table.slice(table.findIndex(isRule) + 1));
      }
      if (level !== 3) continue;
      const known = words.get(title);
      if (known !== undefined) {
        throw errorAt(place, `Expected one entry "${title}"; there is another in ${known.file}`);
      }
      words.set(title, { file: part.file, text: lines.join("\n").trim() });
    }
  }
  const entries = [...words].sort(([a], [b]) => a.localeCompare(b, "en"))
    .map(([title, { text }]) => `### ${title}\n\n${text}`);
  return [
    `# Glossary\n\n${heads.join("\n").trim()}`,
    `## Symbols\n\n${rows.join("\n")}`,
    `## Words\n\n${entries.join("\n\n")}`,
  ].join("\n\n") + "\n";
}

function isRule(line: string): boolean {
  return RULE.test(line);
}

function withLinks(text: string, chapter: BookChapter, place: CellPlace): string {
  const find = cellReferences(chapter);
  return text.replace(CELL, (_, cell: string) => {
    const found = find(cell);
    if (found !== undefined) return `[${found.name}](${found.href})`;
    throw errorAt(place, `Expected the id of a cell of chapter ${chapter.number}; got "${cell}"`);
  });
}

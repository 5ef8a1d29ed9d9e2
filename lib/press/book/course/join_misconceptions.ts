import type { LedgerClaim } from "../../reproduce/ledger.ts";
import type { BookChapter } from "../render_chapter.ts";
import { type CellReference, cellReferences } from "./cell_reference.ts";
import type { ChapterText } from "./course.ts";
import { type Misconception, readMisconceptions } from "./misconceptions.ts";

const START = `# What students get wrong

For lecturers: what students of each chapter believe, why it is wrong, and where the chapter catches
it. A number like 7.3 leads to the cell that does, an id to the [ledger](ledger.html), where the check
stands with its planted mistake and how far that misses.`;

/**
 * The mistakes of all written chapters as one text in Markdown.
 *
 * @param parts  of chapters that are not written are left out
 * @param claims of the course
 * @throws {Error} naming file and line when a cell or a check is not there
 */
export function joinMisconceptions(
  parts: readonly ChapterText[],
  chapters: readonly BookChapter[],
  claims: readonly LedgerClaim[],
): string {
  const checks = new Map(claims.map(({ id, checks }) => [id, checks.map(({ name }) => name)]));
  const sections = parts.flatMap(({ chapter: slug, file, text }) => {
    const chapter = chapters.find((chapter) => chapter.slug === slug);
    if (chapter === undefined) return [];
    const cells = new Set(chapter.cells.map(({ id }) => id));
    const find = cellReferences(chapter);
    const entries = readMisconceptions(file, text, { cells, checks });
    const title = `## Chapter ${chapter.number}\n\n[${chapter.title.text}](${chapter.page})`;
    return [title, ...entries.map((entry) => entryText(entry, find))];
  });
  return [START, ...sections].join("\n\n") + "\n";
}

// What ids of cells begin with; it tells places in one section apart.
const KIND = /^(claim|derivation|figure|film|exercise)-/;

function entryText(
  { says, why, cells, checks }: Misconception,
  find: (cell: string) => CellReference | undefined,
): string {
  const places = cells.map((cell) => {
    const { name, href } = find(cell)!;
    return `[${[name, KIND.exec(cell)?.[1]].filter(Boolean).join(" ")}](${href})`;
  });
  const tests = checks.map((check) => `[${check}](ledger.html#${check.split(" ")[0]})`);
  const by = tests.length === 0 ? "" : ` by ${tests.join(", ")}`;
  return `### “${says}”\n\n${why} Caught in ${places.join(", ")}${by}.`;
}

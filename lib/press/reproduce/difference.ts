import { cellText, type Notebook, notebookText } from "../ipynb/mod.ts";

const SHOWN = 80; // characters of a line in the message
const BEFORE = 30; // of them before the first difference

/**
 * The first place in which a fresh notebook differs from its file, in words; undefined when it would
 * be written byte for byte as it is.
 *
 * @param text  of the file
 * @param saved what the file says
 */
export function firstDifference(
  text: string,
  saved: Notebook,
  fresh: Notebook,
): string | undefined {
  if (text === notebookText(fresh)) return undefined;
  for (const [i, cell] of saved.cells.entries()) {
    const before = cellText(cell).split("\n"), after = cellText(fresh.cells[i]!).split("\n");
    const lines = firstLines(before, after);
    if (lines === undefined) continue;
    return `, cell "${cell.id}": fresh outputs differ from the saved ones, first in\n${lines}`;
  }
  const lines = firstLines(text.split("\n"), notebookText(fresh).split("\n"));
  return ": the outputs agree, but the file is not written as deno task reproduce writes it, " +
    `first in\n${lines}`;
}

/** The first line that differs, as it is saved and as it would be written; undefined if none does. */
function firstLines(before: readonly string[], after: readonly string[]): string | undefined {
  const length = Math.max(before.length, after.length);
  for (let i = 0; i < length; i++) {
    if (before[i] === after[i]) continue;
    const [was, is] = [before[i], after[i]];
    if (was === undefined || is === undefined || was.trim() === is.trim()) {
      return `  saved: ${visible(was)}\n  fresh: ${visible(is)}`;
    }
    const { one, other } = around(was.trim(), is.trim());
    return `  saved: ${one}\n  fresh: ${other}`;
  }
}

/** A line whose white space can be seen: its end, where two lines differ in nothing else. */
function visible(line: string | undefined): string {
  if (line === undefined) return "(no more lines)";
  const written = JSON.stringify(line);
  return written.length > SHOWN ? `"…${written.slice(-SHOWN)}` : written;
}

/** The parts of two lines around their first difference. */
function around(one: string, other: string): { one: string; other: string } {
  let same = 0;
  while (same < one.length && one[same] === other[same]) same++;
  const from = Math.max(0, same - BEFORE);
  const part = (line: string): string => {
    const end = from + SHOWN;
    return (from > 0 ? "…" : "") + line.slice(from, end) + (line.length > end ? "…" : "");
  };
  return { one: part(one), other: part(other) };
}

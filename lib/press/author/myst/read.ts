import { type CellNotes, NOTE, readProgramNotes, readProseNotes } from "./cell_notes.ts";
import { isMarker, unescapeLine } from "./markers.ts";
import { putFrame, takeFrame } from "./outer_newlines.ts";
import { TextProblem, type WrittenCell } from "./written_cell.ts";

/** A cell, and where it stands in the text; lines count from 1. */
export interface PlacedCell extends WrittenCell {
  /** Line of its marker. */
  readonly line: number;
  /** Line in which the first line of its source stands, or would stand. */
  readonly firstLine: number;
}

/**
 * Reads a chapter's text, as `chapterText` writes it and as people do.
 *
 * Blank lines around a cell mean nothing. An editor may end all lines with CR LF.
 *
 * @throws {TextProblem} with the line and what to do: a fence that is not closed, text outside of a
 *   cell, a cell without an id, or an id that stands there twice
 *
 * @example
 * ```ts
 * import { readText } from "./read.ts";
 * const [cell] = readText('+++ {"id": "title"}\n\n# Odds\n');
 * console.log(cell); // { kind: "markdown", id: "title", source: "# Odds", line: 1, firstLine: 3 }
 * ```
 */
export function readText(text: string): PlacedCell[] {
  const lines = withoutEditorMarks(text).split("\n");
  const cells: PlacedCell[] = [];
  for (let at = 0; at < lines.length;) {
    if (lines[at]!.trim() === "") {
      at++;
      continue;
    }
    if (!isMarker(lines[at]!)) throw new TextProblem(at + 1, OUTSIDE);
    const { cell, next } = lines[at]!.startsWith("+") ? readProse(lines, at) : readCode(lines, at);
    const twin = cells.find(({ id }) => id === cell.id);
    if (twin) {
      throw new TextProblem(
        cell.line,
        `Expected different ids; got "${cell.id}" again, which begins in line ${twin.line}. ` +
          "Give the new cell a name of its own",
      );
    }
    cells.push(cell);
    at = next;
  }
  return cells;
}

const OUTSIDE = 'this text is in no cell. Put +++ {"id": "some-name"} above it; if it is code, ' +
  "the fence above was closed too early";

/** Without a byte order mark, and with LF where an editor has changed all line ends. */
function withoutEditorMarks(text: string): string {
  const plain = text.replace(/^\uFEFF/, "");
  // Markers end with LF; so where the first line does not, the line ends are not the author's.
  return /^[^\n]*\r\n/.test(plain) ? plain.replaceAll("\r\n", "\n") : plain;
}

interface Read {
  readonly cell: PlacedCell;
  /** Index of the line after it. */
  readonly next: number;
}

function readProse(lines: readonly string[], at: number): Read {
  const notes = readProseNotes(lines[at]!, at + 1);
  const end = lines.findIndex((line, i) => i > at && isMarker(line));
  const next = end < 0 ? lines.length : end;
  const kind = notes.type ?? "markdown";
  return { cell: cellOf(kind, notes, { lines, at, from: at + 1, to: next }), next };
}

const OPENING = /^(`{3,})\{code-cell\}[ \t]*(.*?)\s*$/;

function readCode(lines: readonly string[], at: number): Read {
  const [, fence, language] = OPENING.exec(lines[at]!)!;
  if (language !== "typescript") {
    throw new TextProblem(at + 1, `Expected {code-cell} typescript; got "${language}"`);
  }
  let from = at + 1;
  while (NOTE.test(lines[from] ?? "")) from++;
  const notes = readProgramNotes(lines.slice(at + 1, from), at + 1);
  const end = lines.findIndex((line, i) =>
    i >= from && (line.trimEnd() === fence || isMarker(line))
  );
  if (end < 0 || isMarker(lines[end]!)) {
    const before = end < 0 ? "the end of the text" : `the cell in line ${end + 1}`;
    throw new TextProblem(
      at + 1,
      `the fence of cell "${notes.id}" is not closed before ${before}. End it with a line ${fence}`,
    );
  }
  return { cell: cellOf("code", notes, { lines, at, from, to: end }), next: end + 1 };
}

/** A piece of the text; indices of lines. */
interface Piece {
  readonly lines: readonly string[];
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

function cellOf(
  kind: WrittenCell["kind"],
  { id, tags, newlines = [0, 0] }: CellNotes,
  { lines, at, from, to }: Piece,
): PlacedCell {
  const written = takeFrame(lines.slice(from, to).join("\n"));
  const core = written.core.split("\n").map(unescapeLine).join("\n");
  return {
    kind,
    id,
    source: putFrame({ core, newlines }),
    ...(tags === undefined ? {} : { tags }),
    line: at + 1,
    firstLine: from + 1 + written.newlines[0] - newlines[0],
  };
}

import { cleanSource } from "./clean_source.ts";

/** A cell as it was handed in. */
export interface SubmittedCell {
  /** "" where it has none. */
  readonly id: string;
  /** The name that nbgrader keeps in the cell's metadata, "" where it has none. */
  readonly gradeId: string;
  readonly kind: "code" | "text";
  readonly source: string;
  /** What was wrong with its characters, if anything. */
  readonly remarks: readonly string[];
}

/** A notebook as it was handed in, as far as grading reads it. */
export interface SubmittedNotebook {
  readonly cells: readonly SubmittedCell[];
  /** The seed of the variant that it says it is of. */
  readonly seed?: number;
}

type Fields = Record<string, unknown>;

const MOST_CELLS = 2000;

/**
 * A notebook that may be of any program and any nbformat from 3 to 4; nothing but what
 * grading needs is read, so that a notebook need not be in order.
 *
 * @throws {TypeError} in words that follow "cannot be read:"
 */
export function readNotebook(bytes: Uint8Array): SubmittedNotebook {
  const notebook = fieldsOf(parsed(textOf(bytes)));
  if (notebook === undefined) throw new TypeError("it is JSON of another kind");
  const { nbformat } = notebook;
  if (nbformat !== undefined && nbformat !== 3 && nbformat !== 4) {
    throw new TypeError(`its nbformat is ${wordOf(nbformat)}; expected 4`);
  }
  const cells = listOf(notebook.cells) ?? // nbformat 3 has them in sheets
    listOf(notebook.worksheets)?.flatMap((sheet) => listOf(fieldsOf(sheet)?.cells) ?? []);
  if (cells === undefined) throw new TypeError("it has no cells");
  if (cells.length > MOST_CELLS) {
    throw new TypeError(`it has ${cells.length} cells; at most ${MOST_CELLS} are read`);
  }
  const seed = fieldsOf(fieldsOf(notebook.metadata)?.flowbook)?.seed;
  return {
    cells: cells.map(fieldsOf).filter((cell) => cell !== undefined).map(readCell),
    ...Number.isSafeInteger(seed) ? { seed: seed as number } : {},
  };
}

function textOf(bytes: Uint8Array): string {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe; // as some editors of Windows write
  return new TextDecoder(isUtf16 ? "utf-16le" : "utf-8").decode(bytes); // drops a byte order mark
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const begin = text.trim().slice(0, 20);
    throw new TypeError(`it is not JSON; it begins with ${JSON.stringify(begin)}`);
  }
}

function readCell(cell: Fields): SubmittedCell {
  const metadata = fieldsOf(cell.metadata);
  const gradeId = fieldsOf(metadata?.nbgrader)?.grade_id;
  const { source, remarks } = cleanSource(joined(cell.source ?? cell.input));
  return {
    id: nameOf(cell.id),
    gradeId: nameOf(gradeId),
    kind: cell.cell_type === "code" ? "code" : "text",
    source,
    remarks,
  };
}

function joined(source: unknown): string {
  const lines = listOf(source) ?? [source];
  return lines.filter((line) => typeof line === "string").join("");
}

function nameOf(value: unknown): string {
  return typeof value === "string" && value.length <= 100 ? value : "";
}

function fieldsOf(value: unknown): Fields | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? value as Fields
    : undefined;
}

function listOf(value: unknown): unknown[] | undefined {
  return Array.isArray(value) ? value : undefined;
}

function wordOf(value: unknown): string {
  return (JSON.stringify(value) ?? "none").slice(0, 20);
}

/** A notebook in memory: nbformat 4.5 with every text joined into one string. */
export interface Notebook {
  readonly cells: readonly Cell[];
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly nbformat: 4;
  readonly nbformat_minor: number;
}

/** One cell; the three kinds differ in `cell_type`. */
export type Cell = TextCell | CodeCell;

interface CellBase {
  /** A slug that is unique in its notebook and never changes. */
  readonly id: string;
  readonly metadata: CellMetadata;
  readonly source: string;
}

/** What is noted about a cell; the course uses the tags "slow" and "fold". */
export interface CellMetadata {
  readonly tags?: readonly string[];
  readonly [key: string]: unknown;
}

/** Prose, or text that is passed through as it is. */
export interface TextCell extends CellBase {
  readonly cell_type: "markdown" | "raw";
  readonly attachments?: Readonly<Record<string, MimeBundle>>;
}

/** A program, and what it printed and showed when it last ran. */
export interface CodeCell extends CellBase {
  readonly cell_type: "code";
  readonly execution_count: number | null;
  readonly outputs: readonly Output[];
}

/** One thing in several forms: a text for each MIME type, plain JSON for the JSON types. */
export type MimeBundle = Readonly<Record<string, unknown>>;

/** What a cell printed, showed, returned or threw. */
export type Output = StreamOutput | DisplayOutput | ResultOutput | ErrorOutput;

/** Text printed by a cell. */
export interface StreamOutput {
  readonly output_type: "stream";
  readonly name: "stdout" | "stderr";
  readonly text: string;
}

/** Something shown by a cell. */
export interface DisplayOutput {
  readonly output_type: "display_data";
  readonly data: MimeBundle;
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** The value of the last expression of a cell. */
export interface ResultOutput {
  readonly output_type: "execute_result";
  readonly execution_count: number | null;
  readonly data: MimeBundle;
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** What a cell threw. */
export interface ErrorOutput {
  readonly output_type: "error";
  readonly ename: string;
  readonly evalue: string;
  readonly traceback: readonly string[];
}

/**
 * The code cells of a notebook, in order.
 *
 * @example
 * ```ts ignore
 * codeCells(notebook).map((cell) => cell.id);
 * ```
 */
export function codeCells(notebook: Notebook): CodeCell[] {
  return notebook.cells.filter((cell) => cell.cell_type === "code");
}

/** Whether a cell carries a tag. */
export function hasTag(cell: Cell, tag: string): boolean {
  return cell.metadata.tags?.includes(tag) ?? false;
}

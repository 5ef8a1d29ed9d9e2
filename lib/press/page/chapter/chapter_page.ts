import type { FlatValues } from "../../../notebook/records/input_values.ts";
import type { MimeBundle, Output } from "../../ipynb/notebook.ts";
import type { PageConfig } from "../../show/page_config.ts";
import type { Engine, RunReport } from "../engine/engine.ts";

/** What the parts of a chapter's page know of each other; they reach the cells only through it. */
export interface ChapterPage {
  /** The element that holds the text of the chapter. */
  readonly root: HTMLElement;
  readonly config: PageConfig;
  /** Where the cells run; it is loaded and started by the first run or drawing. */
  readonly engine: Engine;
  /** The code cells, in their order. */
  readonly cells: ReadonlyMap<string, PageCell>;
  /** Where the reader has put the sliders. */
  readonly sliders: SliderStates;
  /**
   * Runs a cell, after the cells above that it needs and that have not run as they stand now.
   *
   * @returns how the last cell that ran ended
   * @throws {RangeError} when there is no such cell
   */
  run(id: string): Promise<RunReport>;
  /** Runs a cell after all cells above that have not run; slow ones only where they are needed. */
  runToHere(id: string): Promise<RunReport>;
  /** Ends the worker; every cell that ran becomes stale. */
  stop(): void;
  /**
   * Asks to be told of every output that a run has put into the page, also when it is updated.
   *
   * What the notebook had saved is in the page before any run: look for it in `root`.
   */
  onOutput(hook: (shown: ShownOutput) => void): void;
  /** Asks to be told when the state of a cell has changed, because it ran or was edited, say. */
  onState(hook: (cell: PageCell) => void): void;
  /** Says something in the one line that screen readers follow. */
  status(text: string): void;
}

/** A code cell of the page. */
export interface PageCell {
  readonly id: string;
  readonly tags: readonly string[];
  /** `section.cell.code`. */
  readonly element: HTMLElement;
  /** `div.outputs`: its children are outputs, one after the other. */
  readonly outputs: HTMLElement;
  /** What the author wrote. */
  readonly original: string;
  readonly state: CellState;
  /** What stands in the cell now. */
  source(): string;
}

/**
 * How the outputs below a cell relate to what stands in it:
 * - `saved`: the notebook brought them;
 * - `waiting`, `running`: they will come;
 * - `ran`: they came from the cell as it stands, and the cells it needs have not run since;
 * - `failed`: the same, but the last of them is an error;
 * - `stale`: they came from a worker that has ended, or from another source or other values.
 */
export type CellState = "saved" | "waiting" | "running" | "ran" | "failed" | "stale";

/** An output that a run has put into the page. */
export interface ShownOutput {
  readonly cell: PageCell;
  /** The output itself, a child of `cell.outputs`. */
  readonly element: HTMLElement;
  readonly output: Output;
  /** Its forms by MIME type; none for printed text and errors. */
  readonly data: MimeBundle;
}

/**
 * Where sliders stand, by the picture they belong to: "figure-posterior/0" is the first picture with
 * a slider among the outputs of that cell.
 */
export interface SliderStates {
  get(key: string): FlatValues | undefined;
  /** Notes what the reader did; the link to share has it from then on. */
  set(key: string, values: FlatValues): void;
  /** Asks to be told when a link has brought values: then the picture has to be drawn again. */
  onRestore(hook: (key: string, values: FlatValues) => void): void;
}

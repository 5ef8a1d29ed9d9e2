/**
 * What a page knows of the place where its cells run: a worker of the browser, reached only through
 * this interface, so that the page never evaluates anything itself.
 *
 * @module
 */
import type { Figure } from "../../../figures/mod.ts";
import type { FlatValues } from "../../../notebook/records/input_values.ts";
import type { Message } from "../../ipynb/message.ts";

/** A cell with the source that the reader sees, edited or not. */
export interface CellSource {
  readonly id: string;
  readonly source: string;
}

/**
 * What TensorFlow.js computes with: "wasm" is the processor, with the bits of the book; "webgl" is
 * the graphics card.
 */
export type Backend = "wasm" | "webgl";

/** How a run ended; "stopped" when the worker was ended while the cell ran or waited. */
export type Outcome = "ok" | "error" | "stopped";

/** What came of a run. */
export interface RunReport {
  readonly outcome: Outcome;
  /** Place of the run among all runs of this worker, from 1. */
  readonly count: number;
  /** Wall time in the worker, in milliseconds. */
  readonly milliseconds: number;
}

/**
 * Runs cells of one chapter, one after the other; they share their names.
 *
 * What a cell cannot get, such as a typed array or a tensor beyond the memory there is, is an error
 * of the cell. When its objects fill the heap, browsers end the process of the worker, which is an
 * error of the cell too; where that process is also the one of the page, as on some phones, they end
 * the page, and what readers write has to be kept elsewhere.
 */
export interface Engine {
  /**
   * Runs a cell after those that were asked for before; starts the worker when there is none.
   *
   * @param take is told at once what the cell puts out, in the messages of the Jupyter protocol;
   *   an update of a display reaches the `take` of the cell that made the display
   */
  run(cell: CellSource, take: (message: Message) => void): Promise<RunReport>;
  /**
   * Draws a live picture again.
   *
   * While one drawing is under way only the newest request for each picture waits; those it overtook
   * reject with an AbortError, and so do all when the worker ends.
   *
   * @param key    of the `explore`, from the `live` field of its record
   * @param values of all its inputs
   */
  draw(key: string, values: FlatValues): Promise<Figure>;
  /** The next worker that starts computes with this; the one that is alive goes on with its own. */
  computeWith(backend: Backend): void;
  /**
   * From the next run on, these claims make their planted mistakes: ids such as "S3.38".
   */
  plant(ids: readonly string[]): void;
  /** Ends the worker at once, whatever it computes; the next run starts a fresh one without names. */
  stop(): void;
  /** Whether a worker is alive, and so whether names of earlier runs are there. */
  readonly alive: boolean;
}

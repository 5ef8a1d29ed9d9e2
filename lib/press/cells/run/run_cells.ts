import { codeCells, hasTag, type Notebook } from "../../ipynb/notebook.ts";
import { collector } from "../../ipynb/collect.ts";
import type { CellRun } from "../../kernel/run_cell.ts";
import type { Message } from "../../ipynb/message.ts";
import type { Importer } from "../transform/scope.ts";
import { openCells } from "./open_cells.ts";
import { denoPrinter } from "./printer_deno.ts";

/** How to run the cells of a notebook. */
export interface RunOptions {
  /** Loads the modules that cells import. */
  readonly importer: Importer;
  /** Is told what cells put out while they run. */
  readonly display?: (message: Message) => void;
  /** Whether cells tagged "slow" run too; they do unless told. */
  readonly slowCells?: "run" | "skip";
}

/** Most bytes that one cell may put out: as much as in the kernel. */
export const OUTPUT_BYTES = 20e6;

/**
 * Runs the code cells of a notebook in this process without a kernel, up to the first one that fails.
 *
 * While it runs, the names of the notebook are global and the console is the notebook's; afterwards
 * everything is as before.
 *
 * @returns by the id of a cell how it went, as the kernel would tell it
 * @throws {RangeError} when a cell puts out more than {@link OUTPUT_BYTES}
 *
 * @example
 * ```ts ignore
 * const runs = await runCells(notebook, { importer: (specifier) => import(specifier) });
 * runs.get("two-bumps")?.outputs;
 * ```
 */
export async function runCells(
  notebook: Notebook,
  { importer, display, slowCells = "run" }: RunOptions,
): Promise<ReadonlyMap<string, CellRun>> {
  const collected = collector(OUTPUT_BYTES);
  const publish = (message: Message): void => {
    collected.take(message);
    display?.(message);
  };
  using cells = openCells({ importer, printer: denoPrinter, publish });
  const runs = new Map<string, CellRun>();
  for (const cell of codeCells(notebook)) {
    if (slowCells === "skip" && hasTag(cell, "slow")) continue;
    const outputs = collected.begin();
    const status = await cells.run(cell.source, cell.id);
    runs.set(cell.id, { status, outputs });
    if (status === "error") break;
  }
  return runs;
}

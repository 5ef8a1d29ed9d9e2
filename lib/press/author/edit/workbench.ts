import { dirname, resolve } from "node:path";
import { type CodeCell, codeCells, type Notebook, type Output } from "../../ipynb/mod.ts";
import { type Kernel, startKernel } from "../../kernel/mod.ts";
import { type Past, plansOf } from "../../page/needs/mod.ts";
import { type Execution, kernelSetup, runChecked, type Stop } from "../../reproduce/mod.ts";
import { plannedCells } from "./planned_cells.ts";

/** A kernel that is kept from one save to the next, and what has run on it. */
export interface Workbench extends AsyncDisposable {
  /**
   * Runs cells, and those that they need where these have not run as they stand now.
   *
   * A cell that fails after others have run twice or out of order may not be to blame: then
   * everything runs once more on a fresh kernel.
   *
   * @param stale ids of the cells
   * @returns fresh outputs of all that ran, or why it stopped
   */
  run(notebook: Notebook, stale: ReadonlySet<string>, watch: Watch): Promise<Execution>;
}

/** Who looks on while cells run. */
export interface Watch {
  /** Aborted when the run is of no use any more: no further cell begins. */
  readonly signal: AbortSignal;
  starting(cell: CodeCell): void;
  ran(cell: CodeCell, outputs: readonly Output[], seconds: number): void;
  again(stop: Stop): void;
}

/** How a workbench runs. */
export interface WorkbenchOptions {
  /** Path of the notebook: its folder is where the kernel stands. */
  readonly path: string;
  /** Longest time for one cell, in seconds. */
  readonly cellSeconds: number;
}

interface Run {
  readonly source: string;
  readonly order: number;
  /** Undefined when it failed. */
  readonly outputs: readonly Output[] | undefined;
}

/** Opens a workbench; its kernel starts with the first cell that runs. */
export function openWorkbench({ path, cellSeconds }: WorkbenchOptions): Workbench {
  let kernel: Kernel | undefined;
  let inOrder = true;
  const runs = new Map<string, Run>();

  async function leaveKernel(): Promise<void> {
    await kernel?.stop();
    kernel = undefined;
    inOrder = true;
    runs.clear();
  }

  async function run(
    notebook: Notebook,
    stale: ReadonlySet<string>,
    watch: Watch,
  ): Promise<Execution> {
    const execution = await runOnce(notebook, stale, watch);
    const { stop } = execution;
    const doubtful = stop !== undefined && !inOrder && !watch.signal.aborted;
    if (stop?.kernel === "gone" || doubtful) await leaveKernel();
    if (!doubtful) return execution;
    watch.again(stop);
    return await run(notebook, stale, watch);
  }

  async function runOnce(
    notebook: Notebook,
    stale: ReadonlySet<string>,
    watch: Watch,
  ): Promise<Execution> {
    const cells = codeCells(notebook);
    const places = new Map(cells.map(({ id }, i) => [id, i]));
    const last = Math.max(-1, ...[...runs.keys()].map((id) => places.get(id) ?? Infinity));
    const past = pastOf(runs, cells);
    const plans = plansOf(plannedCells(notebook));
    const fresh = [...stale].filter((id) => plans.isFresh(id, past)); // since a pass that failed later
    const outputs = new Map(fresh.map((id) => [id, runs.get(id)!.outputs!]));
    const chosen = new Set(
      [...stale].filter((id) => !outputs.has(id)).flatMap((id) => plans.needed(id, past)),
    );
    for (const cell of cells.filter(({ id }) => chosen.has(id))) {
      if (watch.signal.aborted) break;
      if (places.get(cell.id)! <= last) inOrder = false;
      kernel ??= await startKernel({
        cwd: resolve(dirname(path)),
        setup: kernelSetup(0),
        cellSeconds,
      });
      watch.starting(cell);
      const start = performance.now();
      const run = await runChecked(kernel, cell);
      const failed = "reason" in run;
      const order = 1 + Math.max(0, ...[...runs.values()].map(({ order }) => order));
      runs.set(cell.id, { source: cell.source, order, outputs: failed ? undefined : run.outputs });
      if (failed) return { outputs, stop: run };
      outputs.set(cell.id, run.outputs);
      watch.ran(cell, run.outputs, (performance.now() - start) / 1000);
    }
    return { outputs };
  }

  return { run, [Symbol.asyncDispose]: leaveKernel };
}

function pastOf(runs: ReadonlyMap<string, Run>, cells: readonly CodeCell[]): Past {
  const sources = new Map(cells.map(({ id, source }) => [id, source]));
  return new Map([...runs].map(([id, { source, order, outputs }]) => {
    return [id, { current: outputs !== undefined && sources.get(id) === source, order }];
  }));
}

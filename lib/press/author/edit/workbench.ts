import { dirname, resolve } from "node:path";
import { type CodeCell, codeCells, type Notebook, type Output } from "../../ipynb/mod.ts";
import { type Kernel, startKernel } from "../../kernel/mod.ts";
import { type Past, plansOf } from "../../cells/needs/mod.ts";
import { type Execution, kernelSetup, runChecked, type Stop } from "../../reproduce/mod.ts";
import { CLAIMED } from "../../../notebook/claims/claim_ids.ts";
import { plannedCells } from "./planned_cells.ts";
import type { Staleness } from "./stale_cells.ts";

/** A claim that is worded anew is no second claim. */
const FORGET_CLAIMS = `globalThis[Symbol.for("${CLAIMED}")]?.clear();`;

/** A kernel that is kept from one save to the next, and what has run on it. */
export interface Workbench extends AsyncDisposable {
  /**
   * Runs cells, and those that they need where these have not run as they stand now.
   *
   * A cell that fails after others have run twice or out of order may not be to blame: then
   * everything runs once more on a fresh kernel.
   *
   * @param what the cells, and which of them change nothing for others
   * @returns fresh outputs of all that ran, or why it stopped
   */
  run(notebook: Notebook, what: Staleness, watch: Watch): Promise<Execution>;
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
  readonly went: "well" | "wrong";
}

/** Opens a workbench; its kernel starts with the first cell that runs. */
export function openWorkbench({ path, cellSeconds }: WorkbenchOptions): Workbench {
  let kernel: Kernel | undefined;
  let inOrder = true;
  const runs = new Map<string, Run>();

  function start(): Promise<Kernel> {
    return startKernel({
      cwd: resolve(dirname(path)),
      setup: kernelSetup({ seed: 0 }),
      cellSeconds,
    });
  }

  async function leaveKernel(): Promise<void> {
    await kernel?.stop();
    kernel = undefined;
    inOrder = true;
    runs.clear();
  }

  async function run(
    notebook: Notebook,
    what: Staleness,
    watch: Watch,
  ): Promise<Execution> {
    const execution = await runOnce(notebook, what, watch);
    const { stop } = execution;
    const doubtful = stop !== undefined && !inOrder && !watch.signal.aborted;
    if (stop?.kernel === "gone" || doubtful) await leaveKernel();
    if (!doubtful) return execution;
    watch.again(stop);
    return await run(notebook, what, watch);
  }

  async function runOnce(
    notebook: Notebook,
    { stale, harmless }: Staleness,
    watch: Watch,
  ): Promise<Execution> {
    await kernel?.run(FORGET_CLAIMS).catch(leaveKernel); // it may have died since the last save
    const cells = codeCells(notebook);
    const places = new Map(cells.map(({ id }, i) => [id, i]));
    const last = Math.max(-1, ...[...runs.keys()].map((id) => places.get(id) ?? Infinity));
    const plans = plansOf(plannedCells(notebook));
    const past = pastOf(runs, cells.filter(({ id }) => !stale.has(id)));
    const chosen = new Set([...stale].flatMap((id) => plans.needed(id, past)));
    const outputs = new Map<string, readonly Output[]>();
    for (const cell of cells.filter(({ id }) => chosen.has(id))) {
      if (watch.signal.aborted) break;
      if (places.get(cell.id)! <= last) inOrder = false;
      kernel ??= await start();
      watch.starting(cell);
      const since = performance.now();
      const run = await runChecked(kernel, cell);
      const failed = "reason" in run;
      const was = runs.get(cell.id);
      const order = was !== undefined && harmless.get(cell.id) === was.source
        ? was.order
        : 1 + Math.max(0, ...[...runs.values()].map(({ order }) => order));
      runs.set(cell.id, { source: cell.source, order, went: failed ? "wrong" : "well" });
      if (failed) return { outputs, stop: run };
      outputs.set(cell.id, run.outputs);
      watch.ran(cell, run.outputs, (performance.now() - since) / 1000);
    }
    return { outputs };
  }

  return { run, [Symbol.asyncDispose]: leaveKernel };
}

function pastOf(runs: ReadonlyMap<string, Run>, cells: readonly CodeCell[]): Past {
  const sources = new Map(cells.map(({ id, source }) => [id, source]));
  const known = [...runs].filter(([id]) => sources.has(id));
  return new Map(known.map(([id, { source, order, went }]) => {
    return [id, { current: went === "well" && sources.get(id) === source, order }];
  }));
}

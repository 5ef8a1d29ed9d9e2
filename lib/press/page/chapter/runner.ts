import type { Engine, RunReport } from "../engine/engine.ts";
import type { PlannedCell, Plans } from "../../cells/needs/mod.ts";
import { countOf } from "../../show/count.ts";
import type { LiveOutputs } from "../outputs/live_outputs.ts";
import type { Painter } from "../outputs/painter.ts";
import type { ShownOutput } from "./chapter_page.ts";
import type { LiveCell } from "./live_cell.ts";
import { type CellRecord, pastOf, type Records, restingStates } from "./records.ts";

type OpenOutputs = typeof import("../outputs/live_outputs.ts").liveOutputs;

/** Runs the cells of a page in the order in which they need each other. */
export interface Runner {
  readonly records: Records;
  /** Whether a cell runs or waits. */
  readonly busy: boolean;
  run(id: string): Promise<RunReport>;
  toHere(id: string): Promise<RunReport>;
  /** Runs all cells of the chapter, from the first on. */
  all(which: "quick" | "also slow"): Promise<RunReport>;
  stop(): void;
  /** Finds the states of all cells again, after an edit say. */
  refresh(): Promise<void>;
}

/** What a runner works with. */
export interface RunnerOptions {
  readonly cells: ReadonlyMap<string, LiveCell>;
  readonly engine: Engine;
  readonly painterOf: (cell: LiveCell) => Painter;
  readonly onShown: (shown: ShownOutput) => void;
  /** The state of a cell has changed. */
  readonly onState: (cell: LiveCell) => void;
  /** What happens, in words. */
  readonly say: (words: string) => void;
}

const STOPPED: RunReport = { outcome: "stopped", count: 0, milliseconds: 0 };
const NO_RUNS: RunReport = { outcome: "ok", count: 0, milliseconds: 0 };

/** Makes a runner; what is asked of it while it runs waits for its turn. */
export function runnerOf(options: RunnerOptions): Runner {
  const { cells, engine, painterOf, onShown, onState, say } = options;
  const records = new Map<string, CellRecord>();
  const read = new Map<string, { readonly source: string; readonly planned: PlannedCell }>();
  let plans: Plans | undefined;
  let queue: Promise<unknown> = Promise.resolve();
  let order = 0, generation = 0, asked = 0;

  async function planNow(): Promise<Plans> {
    const { namesOf, plansOf } = await import("../../cells/needs/mod.ts");
    const list = [...cells.values()];
    const changed = list.filter((cell) => read.get(cell.id)?.source !== cell.source());
    for (const cell of changed) { // the others not again: to read them all takes longer than a key
      const source = cell.source(), slow = cell.tags.includes("slow");
      read.set(cell.id, { source, planned: { id: cell.id, slow, ...namesOf(source) } });
    }
    if (!plans || changed.length > 0) plans = plansOf(list.map(({ id }) => read.get(id)!.planned));
    return plans;
  }

  function setState(cell: LiveCell, state: LiveCell["state"]): void {
    if (cell.state === state) return;
    cell.state = state;
    onState(cell);
  }

  function settle(): void {
    for (const [id, state] of restingStates(records, cells, plans)) {
      const cell = cells.get(id)!;
      if (cell.state !== "running" && cell.state !== "waiting") setState(cell, state);
    }
  }

  /** Notes that the names of the worker are gone, when they are. */
  function noteLoss(): void {
    if (engine.alive) return;
    for (const [id, record] of records) records.set(id, { ...record, lives: false });
  }

  /** Does something when what was asked for before is done, unless Stop comes first. */
  function enqueue(choose: (plans: Plans) => readonly string[]): Promise<RunReport> {
    const mine = generation;
    asked++;
    const result = queue.then(() => work(choose, mine)).finally(() => asked--);
    queue = result.catch(() => {});
    return result;
  }

  async function work(
    choose: (plans: Plans) => readonly string[],
    mine: number,
  ): Promise<RunReport> { // and loads what no page needs before its first run
    const [now, { liveOutputs }] = await Promise.all([
      planNow(),
      import("../outputs/live_outputs.ts"),
    ]);
    if (mine !== generation) return STOPPED;
    noteLoss();
    const ids = choose(now);
    const chosen = ids.map((id) => cells.get(id)!);
    chosen.forEach((cell) => setState(cell, "waiting"));
    let report = NO_RUNS;
    try {
      for (const [i, cell] of chosen.entries()) {
        say(chosen.length === 1 ? `Running ${cell.id}` : progressOf(chosen, i));
        report = await runOne(cell, liveOutputs);
        if (mine !== generation) return STOPPED;
        if (report.outcome === "ok") continue;
        const rest = chosen.length - i - 1;
        say(`${cell.id} failed` + (rest === 0 ? "" : `, so ${rest} more did not run`));
        return report;
      }
      say(endOf(chosen, report));
      return report;
    } finally {
      chosen.forEach((cell) => cell.state === "waiting" && setState(cell, "saved"));
      settle();
    }
  }

  async function runOne(cell: LiveCell, liveOutputs: OpenOutputs): Promise<RunReport> {
    const source = cell.source();
    const live: LiveOutputs = liveOutputs({
      container: cell.outputs,
      painter: painterOf(cell),
      onShown: (element, output) =>
        onShown({ cell, element, output, data: "data" in output ? output.data : {} }),
      onFlood(reason): void {
        stop();
        say(`${cell.id} ${reason} and was stopped`);
      },
    });
    setState(cell, "running");
    cell.outputs.setAttribute("aria-busy", "true");
    try {
      const report = await engine.run({ id: cell.id, source }, live.take);
      const { outputs } = live;
      records.set(cell.id, { source, order: ++order, outputs, lives: engine.alive, ...report });
      await live.end(report.outcome);
      return report;
    } finally {
      noteLoss();
      cell.outputs.removeAttribute("aria-busy");
      setState(cell, "saved"); // for settle() to find the true one
      settle();
    }
  }

  function stop(): void {
    if (asked === 0 && !engine.alive) return;
    generation++;
    engine.stop();
    noteLoss();
    for (const cell of cells.values()) if (cell.state === "waiting") setState(cell, "saved");
    settle();
    say("Stopped. All names are gone; a run begins with the cells that it needs.");
  }

  return {
    records,
    get busy(): boolean {
      return asked > 0;
    },
    run(id): Promise<RunReport> {
      announce(id);
      return enqueue((now) => now.needed(id, pastOf(records, cells)));
    },
    toHere(id): Promise<RunReport> {
      announce(id);
      return enqueue((now) => now.toHere(id, pastOf(records, cells)));
    },
    all: (which) => enqueue((now) => which === "quick" ? now.quick() : [...cells.keys()]),
    stop,
    async refresh(): Promise<void> {
      await planNow();
      settle();
    },
  };

  function announce(id: string): void {
    const cell = cells.get(id);
    if (!cell) throw new RangeError(`Expected the id of a code cell; got "${id}"`);
    if (cell.state !== "running") setState(cell, "waiting");
  }
}

function progressOf(cells: readonly LiveCell[], i: number): string {
  const target = cells.at(-1)!.id, { id } = cells[i]!;
  const why = id === target ? "" : `, needed by ${target}`;
  return `Running ${i + 1} of ${cells.length}: ${id}${why}`;
}

function endOf(cells: readonly LiveCell[], { milliseconds }: RunReport): string {
  const last = cells.at(-1);
  if (!last) return "";
  const seconds = `${(milliseconds / 1000).toFixed(1)} s`;
  if (cells.length === 1) return `${last.id} ran in ${seconds}`;
  return `${last.id} ran, after ${countOf(cells.length - 1, "cell")} above`;
}

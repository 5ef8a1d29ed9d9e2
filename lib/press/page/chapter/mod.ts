/**
 * The page of a chapter, alive: its cells run and can be edited, and it remembers, on this machine
 * only, what the reader did.
 *
 * @module
 */
import { EXERCISE_TYPE } from "../../../notebook/records/exercise_record.ts";
import { countOf } from "../../show/count.ts";
import type { PageConfig } from "../../show/page_config.ts";
import type { Backend, RunReport } from "../engine/engine.ts";
import { openEngine } from "../engine/open_engine.ts";
import { hooks } from "../hooks.ts";
import { askWithoutFrame } from "../isolation.ts";
import { hydratePredictions } from "../predictions/mod.ts";
import { editsIn } from "../storage/edits.ts";
import { exerciseProgress } from "../storage/exercises.ts";
import { forgetting } from "../storage/forget.ts";
import { openMemory } from "../storage/memory.ts";
import { saveEdits } from "../storage/save_edits.ts";
import { painterOf } from "../outputs/painter.ts";
import { hydrateWritten } from "../written.ts";
import { backendChoice } from "./backend_choice.ts";
import { bar as placeBar } from "./bar.ts";
import type { ChapterPage, PageCell, ShownOutput } from "./chapter_page.ts";
import { drawPoints } from "./draw_points.ts";
import { lectureSwitch } from "./lecture_switch.ts";
import { type LiveCell, liveCell } from "./live_cell.ts";
import { recallEdits } from "./recall.ts";
import { runnerOf } from "./runner.ts";
import { slidersAtRest } from "./sliders.ts";
import { askForSlowCells } from "./slow_cells.ts";
import { stateText } from "./state_text.ts";
import { openSharing } from "./sharing.ts";
import { type Toolbar, toolbar } from "./toolbar.ts";

/**
 * Makes the page of a chapter alive.
 *
 * @returns what the other parts of the page work with
 */
export function hydrateChapter(config: PageConfig): ChapterPage {
  const root = document.querySelector<HTMLElement>("main")!;
  const chapter = config.chapter ?? "";
  const bar = placeBar({
    all: () => void runAll(),
    stop,
    share: () => void sharing.share(),
    download: () => void sharing.download(),
  });
  const say = bar.say;
  const kept = { prefix: `flowbook/${chapter}/`, store: () => localStorage };
  const memory = openMemory({ ...kept, onTrouble: say });
  const engine = openEngine({ ...config, withoutFrame: askWithoutFrame(bar) });
  bar.add(backendChoice({ memory, choose: computeWith }));
  bar.add(lectureSwitch({ root, say }));
  const sliders = slidersAtRest();
  const shownHooks = hooks<[ShownOutput]>(), stateHooks = hooks<[PageCell]>();
  const cells = new Map<string, LiveCell>();
  const toolbars = new Map<string, Toolbar>();
  const sources = (): { id: string; source: string }[] =>
    [...cells.values()].map(({ id, source }) => ({ id, source: source() }));
  for (const section of root.querySelectorAll<HTMLElement>("section.cell.code")) {
    cells.set(section.id, liveCell(section, { run: (cell) => void run(cell.id), sources }));
  }

  const exercises = exerciseProgress(root, memory);
  const runner = runnerOf({
    cells,
    engine,
    painterOf: (cell) => painterOf(cell.id, showLine, say),
    onShown: shownHooks.call,
    onState(cell): void {
      noteTime(cell);
      show(cell);
      stateHooks.call(cell);
    },
    say,
  });
  for (const cell of cells.values()) {
    toolbars.set(
      cell.id,
      toolbar(cell, {
        run: ({ id }) => void run(id),
        toHere: ({ id }) => void toHere(id),
        edit: (edited) => void edit(edited),
        draw: (drawn) => void drawPoints(drawn, { run: ({ id }) => void run(id), say }),
      }),
    );
    show(cell);
    cell.onChange(() => {
      show(cell);
      void runner.refresh();
    });
  }
  shownHooks.add(({ data }) => {
    if (data[EXERCISE_TYPE] === undefined) return;
    exercises.note(data[EXERCISE_TYPE]);
    bar.showProgress(exercises.solved, exercises.total);
  });
  bar.showProgress(exercises.solved, exercises.total);
  hydratePredictions(root, memory);
  const written = hydrateWritten(root, memory);
  const reload = (): void => location.reload();
  document.querySelector(".end")?.prepend(forgetting({ ...kept, ask: bar.ask, reload }));
  const edits = editsIn(memory);
  const recalled = recallEdits(cells.values(), edits, bar.ask);
  if (recalled > 0) say(`Your edits to ${countOf(recalled, "cell")} are here.`);
  const hold = saveEdits(cells, edits);
  const sharing = openSharing({
    config,
    cells,
    written,
    records: runner.records,
    sliders,
    hold,
    bar,
  });
  void sharing.receive();
  addEventListener("hashchange", () => void sharing.receive());

  function show(cell: LiveCell): void {
    const seconds = memory.read(`seconds/${cell.id}`);
    const record = runner.records.get(cell.id);
    const known = typeof seconds === "number" ? seconds : undefined;
    toolbars.get(cell.id)?.show(stateText(cell, record, known));
  }

  /** Waits for a run, with a Stop button while it lasts. */
  async function during<T>(work: Promise<T>): Promise<T> {
    bar.showCells("running");
    try {
      return await work;
    } catch (error) {
      say(`Cells cannot run here: ${(error as Error).message}`);
      throw error;
    } finally {
      bar.showCells(runner.busy ? "running" : "idle");
    }
  }

  /** Remembers how long a slow cell takes on this machine. */
  function noteTime({ id, tags, state }: LiveCell): void {
    const record = runner.records.get(id);
    if (state !== "ran" || !record || !tags.includes("slow")) return;
    memory.write(`seconds/${id}`, Math.round(record.milliseconds / 100) / 10);
  }

  function run(id: string): Promise<RunReport> {
    return during(runner.run(id));
  }

  function toHere(id: string): Promise<RunReport> {
    return during(runner.toHere(id));
  }

  async function runAll(): Promise<void> {
    const report = await during(runner.all("quick"));
    const left = [...cells.keys()].filter((id) => cells.get(id)!.state !== "ran").length;
    if (report.outcome !== "ok" || left === 0) return;
    askForSlowCells(left, bar, () => void during(runner.all("also slow")));
  }

  function stop(): void {
    runner.stop();
  }

  function computeWith(backend: Backend, means?: string): void {
    engine.computeWith(backend);
    if (means === undefined) return;
    stop();
    say(`${means}. Cells begin anew.`);
  }

  async function edit(cell: LiveCell, line?: number): Promise<void> {
    try {
      await cell.edit(line);
    } catch (error) {
      say(`The editor cannot be loaded: ${(error as Error).message}`);
    }
  }

  function showLine(id: string, line: number): void {
    const cell = cells.get(id);
    if (cell) void edit(cell, line);
  }

  return {
    root,
    config,
    engine,
    cells,
    sliders,
    run,
    runToHere: toHere,
    stop,
    onOutput: shownHooks.add,
    onState: stateHooks.add,
    status: say,
  };
}

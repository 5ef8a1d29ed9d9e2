import type { Page } from "playwright-core";
import { asset, type Site } from "../../lib/press/book/mod.ts";
import { bundleBook, LIVE } from "../../lib/press/bundle/mod.ts";
import type { Modules } from "../../lib/press/bundle/entries.ts";
import type { Output } from "../../lib/press/ipynb/mod.ts";
import { collector } from "../../lib/press/ipynb/collect.ts";
import type { Message } from "../../lib/press/ipynb/message.ts";
import type { CellSource, Engine, RunReport } from "../../lib/press/page/engine/engine.ts";
import type { openEngine } from "../../lib/press/page/engine/open_engine.ts";

const ENGINE = `${LIVE}/engine.js`;

/** A cell that ran in a page. */
export interface PageRun {
  readonly report: RunReport;
  readonly outputs: readonly Output[];
  readonly messages: readonly Message[];
}

/** What the page of these tests keeps for the next look. */
export interface EngineWindow {
  engine: Engine;
  /** What cells have put out, in order. */
  messages: Message[];
}

/** An empty page, what an engine needs, and the engine under a name that the page can ask for. */
export async function engineSite(more: Modules = {}): Promise<Site> {
  const page = asset(
    "index.html",
    '<!doctype html><title>Engine</title><link rel="icon" href="data:,">',
  );
  const book = await bundleBook(more);
  const [chunk] = [...book.keys()].filter((path) => path.startsWith(`${LIVE}/open_engine-`));
  const engine = asset(ENGINE, `export * from "./${chunk!.slice(LIVE.length + 1)}";`);
  return new Map([...book, ["index.html", page], [ENGINE, engine]]);
}

/** Opens the empty page with an engine in it: `window.engine`. */
export async function openPage(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.evaluate(async () => {
    const script: { openEngine: typeof openEngine } = await import(
      new URL("assets/live/engine.js", document.baseURI).href
    );
    const view = window as unknown as EngineWindow;
    view.engine = script.openEngine({ root: "", withoutFrame: () => Promise.resolve("run") });
    view.messages = [];
  });
}

/** Runs cells one after the other, each to its end. */
export async function runCells(
  page: Page,
  sources: readonly (string | CellSource)[],
): Promise<PageRun[]> {
  const cells = sources.map((source, i) =>
    typeof source === "string" ? { id: String(i + 1), source } : source
  );
  const runs = await page.evaluate(async (cells) => {
    const { engine } = window as unknown as EngineWindow;
    const runs: { report: RunReport; messages: Message[] }[] = [];
    for (const cell of cells) {
      const messages: Message[] = [];
      const report = await engine.run(cell, (message) => messages.push(message));
      runs.push({ report, messages });
    }
    return runs;
  }, cells);
  return runs.map(({ report, messages }) => ({ report, messages, outputs: outputsOf(messages) }));
}

/** Runs one cell. */
export async function runCell(page: Page, source: string): Promise<PageRun> {
  const [run] = await runCells(page, [source]);
  return run!;
}

/** The outputs that a reader sees after these messages. */
export function outputsOf(messages: readonly Message[]): readonly Output[] {
  const collected = collector(Infinity);
  const outputs = collected.begin();
  for (const message of messages) collected.take(message);
  return outputs;
}

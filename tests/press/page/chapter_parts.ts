import type { CellSource, Engine, RunReport } from "../../../lib/press/page/engine/engine.ts";
import type { Message } from "../../../lib/press/ipynb/message.ts";
import { type LiveCell, liveCell } from "../../../lib/press/page/chapter/live_cell.ts";

/** Code cells as the build writes them. */
export function sections(sources: Readonly<Record<string, string>>, slow: string[] = []): string {
  return Object.entries(sources).map(([id, source]) =>
    `<section class="cell code" id="${id}"${slow.includes(id) ? ' data-tags="slow fold"' : ""}>` +
    `<pre class="source" tabindex="0"><code>${source}</code></pre>` +
    `<div class="outputs"><p>saved</p></div></section>`
  ).join("");
}

/** The cells of a document, in order. */
export function cellsOf(document: Document): Map<string, LiveCell> {
  const found = [...document.querySelectorAll<HTMLElement>("section.cell.code")];
  return new Map(
    found.map((section) => [section.id, liveCell(section, { run: () => {}, sources: () => [] })]),
  );
}

/** An engine that runs nothing and remembers what it was asked. */
export interface FakeEngine extends Engine {
  /** Ids of the cells that it ran. */
  readonly ran: string[];
  alive: boolean;
}

/**
 * An engine for tests: a cell whose source says `fail` fails, one that says `crash` ends the worker,
 * one that says `forever` runs until Stop, and each prints its id.
 */
export function fakeEngine(): FakeEngine {
  const ran: string[] = [];
  let count = 0, waiting: ((report: RunReport) => void) | undefined;
  const engine: FakeEngine = {
    ran,
    alive: false,
    async run({ id, source }: CellSource, take: (message: Message) => void): Promise<RunReport> {
      engine.alive = true;
      ran.push(id);
      const content = { name: "stdout", text: id };
      take({ type: "stream", content, parent: undefined, size: 1 });
      await Promise.resolve();
      if (source.includes("forever")) {
        return await new Promise((resolve) => waiting = resolve);
      }
      if (source.includes("crash")) engine.alive = false;
      const outcome = /fail|crash/.test(source) ? "error" : "ok";
      return { outcome, count: ++count, milliseconds: 20 };
    },
    draw: () => Promise.reject(new Error("not here")),
    plant: () => {},
    computeWith: () => {},
    stop(): void {
      engine.alive = false;
      count = 0;
      waiting?.({ outcome: "stopped", count: 0, milliseconds: 5 });
      waiting = undefined;
    },
  };
  return engine;
}

import { collector } from "../../ipynb/collect.ts";
import type { CellRun } from "../../kernel/run_cell.ts";
import { waitAtMost } from "../../kernel/wait.ts";
import type { Message } from "../../ipynb/message.ts";
import { OUTPUT_BYTES } from "./run_cells.ts";

/** Where a worker stands, and how long a cell may take. */
export interface WorkerOptions {
  /** Folder of the notebook: relative imports start there. */
  readonly folder: URL;
  /** Longest time for one cell, in seconds; 300 unless told. */
  readonly cellSeconds?: number;
}

/** A worker that runs cells; `using worker = startCellWorker(...)` always ends it. */
export interface CellWorker extends Disposable {
  /**
   * Runs one cell; calls run in turn.
   *
   * @param source of the cell
   * @param id     names it in stack traces; its number unless told
   * @throws {Error} when the worker ends: the cell ran too long, put out too much, or the worker was
   *   stopped; every later call fails with the same error
   */
  run(source: string, id?: string): Promise<CellRun>;
  /** Ends the worker at once, whatever it computes. */
  stop(): void;
}

/** What the worker is asked. */
export type Request = { readonly folder: string } | {
  readonly source: string;
  readonly id: string;
};

/** What the worker answers: messages while a cell runs, a status when it is done. */
export type Answer = { readonly message: Message } | { readonly status: CellRun["status"] };

/**
 * Starts a Deno worker in which the cells of one notebook run without a kernel: the names of the
 * notebook, its modules and its console are its own.
 *
 * @example
 * ```ts ignore
 * using worker = startCellWorker({ folder: new URL("notebooks/", root) });
 * const { status, outputs } = await worker.run("1 + 1");
 * ```
 */
export function startCellWorker({ folder, cellSeconds = 300 }: WorkerOptions): CellWorker {
  const worker = new Worker(import.meta.resolve("./worker_main.ts"), { type: "module" });
  const collected = collector(OUTPUT_BYTES);
  const over = Promise.withResolvers<never>();
  over.promise.catch(() => {}); // may be rejected while nobody waits
  let done = Promise.withResolvers<CellRun["status"]>();
  let previous: Promise<unknown> = Promise.resolve();
  let count = 0;

  function end(reason: Error): void {
    worker.terminate();
    over.reject(reason);
  }

  worker.onmessage = ({ data }: MessageEvent<Answer>) => {
    if ("status" in data) return done.resolve(data.status);
    try {
      collected.take(data.message);
    } catch (error) {
      end(error as Error);
    }
  };
  worker.onerror = (event) => {
    event.preventDefault();
    end(new Error(event.message));
  };
  ask({ folder: folder.href });

  function ask(request: Request): void {
    worker.postMessage(request);
  }

  async function runNow(source: string, id: string): Promise<CellRun> {
    done = Promise.withResolvers();
    const outputs = collected.begin();
    ask({ source, id });
    const finished = Promise.race([done.promise, over.promise]);
    const status = await waitAtMost(cellSeconds * 1000, finished);
    if (status !== undefined) return { status, outputs };
    end(new Error(`ran longer than ${cellSeconds} s`));
    return over.promise;
  }

  function run(source: string, id = String(++count)): Promise<CellRun> {
    const result = previous.then(() => runNow(source, id));
    previous = result.catch(() => {}); // the next cell gets its own error
    return result;
  }

  function stop(): void {
    end(new Error("the worker was stopped"));
  }

  return { run, stop, [Symbol.dispose]: stop };
}

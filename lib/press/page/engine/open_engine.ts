import type { Figure } from "../../../figures/mod.ts";
import type { Message } from "../../ipynb/message.ts";
import type { Answer } from "./asking.ts";
import type { Backend, Engine, RunReport } from "./engine.ts";
import { handFile } from "./hand_file.ts";
import { drawJob, type Job, type LastAnswer, runJob } from "./job.ts";
import type { WithoutFrame } from "./sandbox/open_frame.ts";
import { openSandbox } from "./sandbox/open_sandbox.ts";
import { openRouter, type Router } from "./router.ts";

/** Where the book is. */
export interface EngineOptions {
  /** What leads from the page to the root of the book, as in its configuration. */
  readonly root: string;
  /** Is asked before cells run where they have the origin of the book; they do not unless told. */
  readonly withoutFrame?: () => Promise<WithoutFrame>;
}

const NAMES_GONE = "All names are gone; run the cells above again.";

/** The script of the worker, which brings what TensorFlow.js computes with. */
const SCRIPTS: Readonly<Record<Backend, string>> = {
  wasm: "worker.js",
  webgl: "worker_webgl.js",
};

/** A living worker and what it has done. */
interface RunningWorker {
  /** What leads to the worker, once it listens. */
  readonly port: Promise<MessagePort>;
  /** Ends it. */
  readonly life: AbortController;
  readonly router: Router;
  runs: number;
}

/**
 * An engine for the cells of one page; its worker starts with the first run.
 *
 * Drawings of live pictures go before runs that wait, because they are short and a reader is moving
 * a slider.
 *
 * @example
 * ```ts ignore
 * const engine = openEngine(pageConfig());
 * await engine.run({ id: "one", source: "1 + 1" }, ({ type, content }) => console.log(type, content));
 * ```
 */
export function openEngine(
  { root, withoutFrame = () => Promise.resolve("refuse") }: EngineOptions,
): Engine {
  const folder = new URL(`${root}assets/live/`, document.baseURI).href;
  let running: RunningWorker | undefined;
  let script = SCRIPTS.wasm;
  let planted: readonly string[] = [];
  let current: Job | undefined;
  let runs: Job[] = [];
  const drawings = new Map<string, Job>(); // the newest of each picture

  function start(): RunningWorker {
    const life = new AbortController(), { signal } = life;
    const broken = (reason: string): void => {
      if (!signal.aborted) crash(`${reason}. ${NAMES_GONE}`);
    };
    const port = openSandbox({ folder, script, signal, broken, withoutFrame });
    port.then((port) => listen(port, signal), ({ message }) => {
      if (!signal.aborted) crash(`${message}.`); // there were no names yet
    });
    return { port, life, router: openRouter(), runs: 0 };
  }

  function listen(port: MessagePort, signal: AbortSignal): void {
    const take = ({ data, ports }: MessageEvent<Answer>): void => {
      if (data.kind === "needs") return void handFile(data.path, folder, ports[0]!);
      if (data.kind !== "messages") return settle(data);
      for (const message of data.messages) running?.router.route(message);
    };
    port.addEventListener("message", take, { signal });
    port.addEventListener(
      "messageerror",
      () => crash(`The worker sent something that cannot be read. ${NAMES_GONE}`),
      { signal },
    );
    port.start();
  }

  function next(): void {
    if (current) return;
    const [key, drawing] = drawings.entries().next().value ?? [];
    if (key !== undefined) drawings.delete(key);
    current = drawing ?? runs.shift();
    if (!current) return;
    running ??= start();
    if (current.take) {
      running.runs++;
      running.router.begin(current.take);
    }
    const ask = current.ask(planted);
    running.port.then((port) => port.postMessage(ask), () => {});
  }

  function settle(answer: LastAnswer): void {
    const done = current;
    current = undefined;
    done?.settle(answer, running?.runs ?? 0);
    next();
  }

  /** The worker ended by itself, as when its memory is full: an error of the cell. */
  function crash(words: string): void {
    const content = { ename: "WorkerError", evalue: words, traceback: [] };
    const message: Message = { type: "error", parent: undefined, content, size: words.length };
    running?.router.route(message);
    const broken = current;
    current = undefined;
    broken?.settle({ kind: "failed", name: content.ename, message: words }, running?.runs ?? 0);
    stop();
  }

  function stop(): void {
    running?.life.abort();
    const count = running?.runs ?? 0;
    const ended = [current, ...runs, ...drawings.values()];
    running = undefined;
    current = undefined;
    runs = [];
    drawings.clear();
    for (const job of ended) job?.giveUp(count);
  }

  return {
    run(cell, take): Promise<RunReport> {
      const { job, result } = runJob(cell, take);
      runs.push(job);
      next();
      return result;
    },
    draw(key, values): Promise<Figure> {
      const { job, result } = drawJob(key, values);
      drawings.get(key)?.giveUp(0);
      if (running) drawings.set(key, job);
      else job.giveUp(0); // its worker is gone
      next();
      return result;
    },
    computeWith(backend): void {
      script = SCRIPTS[backend];
    },
    plant(ids): void {
      planted = [...ids];
    },
    stop,
    get alive(): boolean {
      return running !== undefined;
    },
  };
}

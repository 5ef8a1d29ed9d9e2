import { type Address, chooseAddress, connectionFile } from "./address.ts";
import { type Collector, collector } from "../ipynb/collect.ts";
import { FOLLOW_PARENT } from "./follow_parent.ts";
import { watchMemory } from "./memory.ts";
import { type KernelProcess, spawnKernel } from "./process.ts";
import { type CellRun, runCell, runSetup } from "./run_cell.ts";
import { openSession, type Session } from "./session.ts";
import { waitAtMost } from "./wait.ts";

/** Where a kernel stands, and what it may use. */
export interface KernelOptions {
  /** Folder of the notebook: imports and files are looked up from there. */
  readonly cwd: string;
  /** Code that runs silently before the first cell. */
  readonly setup?: string;
  /** Longest time for one cell, in seconds; 300 unless told. */
  readonly cellSeconds?: number;
  /** Most resident memory, in bytes; 4 GB unless told. Not watched where there is no `/proc`. */
  readonly memoryBytes?: number;
  /** Most bytes that one cell may put out; 20 MB unless told. */
  readonly outputBytes?: number;
}

/** A running kernel. `await using kernel = await startKernel(...)` always ends it. */
export interface Kernel extends AsyncDisposable {
  readonly pid: number;
  /**
   * Runs one cell; calls run in turn.
   *
   * @throws {Error} when the kernel ends: the cell ran too long, held too much memory, put out too
   *   much, exited, or the kernel was stopped; every later call fails with the same error
   */
  run(source: string): Promise<CellRun>;
  /** Stops the running cell if it is computing; a cell that awaits something cannot be stopped. */
  interrupt(): Promise<void>;
  /** Ends the kernel and waits until no process is left. */
  stop(): Promise<void>;
}

/** What a kernel may use unless it is told otherwise. */
export const LIMITS = { cellSeconds: 300, memoryBytes: 4e9, outputBytes: 20e6 } as const;

const START_SECONDS = 30;
const START_ATTEMPTS = 3;
const MEMORY_EVERY_MS = 100;
const LISTENING_MS = 50;

/**
 * Starts the real Deno kernel, as JupyterLab would, and talks to it in its own protocol.
 *
 * @throws {Error} when the kernel cannot be started, with its last words; no process is left
 *
 * @example
 * ```ts ignore
 * await using kernel = await startKernel({ cwd: "notebooks" });
 * const { outputs } = await kernel.run("console.log(6 * 7)");
 * ```
 */
export async function startKernel(options: KernelOptions): Promise<Kernel> {
  for (let attempt = 1;; attempt++) {
    try {
      return await startOnce(options);
    } catch (error) { // another process may have taken a port since it was chosen
      const portTaken = /address (already )?in use/i.test((error as Error).message);
      if (!portTaken || attempt === START_ATTEMPTS) throw error;
    }
  }
}

async function startOnce(options: KernelOptions): Promise<Kernel> {
  const { cellSeconds, memoryBytes, outputBytes } = { ...LIMITS, ...options };
  const address = chooseAddress();
  await using file = await connectionFile(address);
  await using undo = new AsyncDisposableStack();
  const process = spawnKernel(file.path, options.cwd);
  undo.defer(async () => {
    process.kill();
    await process.ended;
  });
  const collected = collector(outputBytes);
  const session = await waitAtMost(START_SECONDS * 1000, begin(process, address, collected));
  if (!session) throw new Error(`the kernel did not start in ${START_SECONDS} s`);
  const watch = { pid: process.pid, limit: memoryBytes, everyMs: MEMORY_EVERY_MS };
  const endWatch = watchMemory(watch, () => {
    session.end(new Error(`held more than ${memoryBytes / 1e6} MB of memory`));
  });
  process.ended.then(endWatch);
  const setup = `${FOLLOW_PARENT}\n${options.setup ?? ""}`;
  await inTime(session, START_SECONDS, runSetup(session, collected, setup));
  undo.move(); // it works: nothing is to be undone
  return asKernel(process, session, (source) => {
    return inTime(session, cellSeconds, runCell(session, collected, source));
  });
}

/** A session that certainly hears what is published: subscribing takes effect some time later. */
async function begin(
  process: KernelProcess,
  address: Address,
  collected: Collector,
): Promise<Session> {
  const heard = Promise.withResolvers<true>();
  const session = await openSession(process, address, (message) => {
    heard.resolve(true);
    collected.take(message);
  });
  do await session.ask("shell", "kernel_info_request", {}); // each time it publishes that it is busy
   while (!(await waitAtMost(LISTENING_MS, heard.promise)));
  return session;
}

/** Ends the session when a cell takes too long. */
async function inTime<T>(session: Session, seconds: number, work: Promise<T>): Promise<T> {
  const timer = setTimeout(() => {
    session.end(new Error(`ran longer than ${seconds} s`));
  }, seconds * 1000);
  try {
    return await work;
  } finally {
    clearTimeout(timer);
  }
}

function asKernel(
  process: KernelProcess,
  session: Session,
  runNow: (source: string) => Promise<CellRun>,
): Kernel {
  let previous: Promise<unknown> = Promise.resolve();

  function run(source: string): Promise<CellRun> {
    const result = previous.then(() => runNow(source));
    previous = result.catch(() => {}); // the next cell gets its own error
    return result;
  }

  async function interrupt(): Promise<void> {
    await session.ask("control", "interrupt_request", {});
  }

  async function stop(): Promise<void> {
    session.end(new Error("the kernel was stopped"));
    await process.ended;
  }

  return { pid: process.pid, run, interrupt, stop, [Symbol.asyncDispose]: stop };
}

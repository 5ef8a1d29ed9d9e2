import { LIMITS, type Limits } from "./limits.ts";
import { openConversation } from "./outside/conversation.ts";
import { findRoom } from "./outside/jail.ts";
import { startProcess } from "./outside/start.ts";
import type { Argument, Plain } from "./plain/plain.ts";
import { ChildProblem, type ChildState } from "./problem.ts";
import { readCell } from "./read_cell.ts";
import { harnessAddress, libraryLine } from "./scripts.ts";

/** What a child may import and use. */
export interface ChildOptions extends Partial<Limits> {
  /** Modules that cells may import, such as "flowbook/exact"; none unless told. */
  readonly imports?: readonly string[];
}

/** A cell to run. */
export interface ChildCell {
  /** Such as "q2-answer": names the cell in tracebacks. */
  readonly id: string;
  readonly source: string;
  /** Processor time; what the options say unless told. */
  readonly seconds?: number;
}

/** How a cell went. */
export type CellRun = { readonly state: "ok" } | {
  readonly state: ChildState;
  readonly reason: string;
  readonly traceback: string;
};

/** A process in which student code runs, and that does nothing but what it is asked. */
export interface Child extends AsyncDisposable {
  /** Runs a cell; its names are there for later cells and calls. */
  run(cell: ChildCell): Promise<CellRun>;
  /**
   * Calls a function by its name; calls may be under way at the same time.
   *
   * @param args    functions among them are called back here
   * @param limits  of this call; those under way at once share the first one's
   * @throws {ChildProblem} when the function is not there, throws, or gives what is no data, and when
   *   the child has died
   */
  call(
    name: string,
    args: readonly Argument[],
    limits?: { readonly seconds?: number },
  ): Promise<Plain>;
  /** What has been printed so far, shortened. */
  printed(): string;
  /** Processor time since it was first asked, and time in which it only waited, in seconds. */
  used(): number;
  /** Why the child is dead; undefined while it lives. */
  readonly death: ChildProblem | undefined;
  /** Ends the process. */
  close(): Promise<void>;
}

/**
 * Opens a child: a fresh process without permissions, files, environment, threads or storage.
 *
 * @throws {RangeError} when a module is not public
 * @throws {ChildProblem} when it cannot be started
 *
 * @example
 * ```ts ignore
 * await using child = await openChild({ imports: ["flowbook/exact"] });
 * await child.run({ id: "q1-answer", source: "async function half(x: number) { return x / 2; }" });
 * await child.call("half", [3]); // 1.5
 * ```
 */
export async function openChild({ imports = [], ...limits }: ChildOptions = {}): Promise<Child> {
  const [room, harness, library] = await Promise.all([
    findRoom(),
    harnessAddress(),
    imports.length === 0 ? undefined : libraryLine(imports),
  ]);
  const all = { ...LIMITS, ...limits };
  const conversation = await openConversation(
    (listener) => startProcess(room, harness, all, listener),
    { ...library === undefined ? {} : { library }, modules: imports },
    all,
  );
  const { ask, printed, used, close } = conversation;

  async function run({ id, source, seconds = all.seconds }: ChildCell): Promise<CellRun> {
    try {
      const code = readCell(source, imports);
      await ask({ cell: id.replace(/[^\w-]/g, "-"), code }, seconds);
      return { state: "ok" };
    } catch (error) {
      if (!(error instanceof ChildProblem)) throw error;
      const { state, reason, traceback } = error;
      return { state, reason, traceback };
    }
  }

  return {
    run,
    call: (name, args, { seconds = all.seconds } = {}) => ask({ call: name, args }, seconds),
    printed,
    used,
    get death(): ChildProblem | undefined {
      return conversation.death();
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

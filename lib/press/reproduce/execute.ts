import { dirname, resolve } from "node:path";
import { DRAWING, DRAWS, SEED } from "../../notebook/records/globals.ts";
import { checkSyntax } from "../cells/mod.ts";
import { type CodeCell, codeCells, hasTag, type Notebook, type Output } from "../ipynb/mod.ts";
import { type CellRun, type Kernel, startKernel } from "../kernel/mod.ts";
import { cellLine } from "./cell_line.ts";
import { kernelPlace } from "./kernel_place.ts";
import { unreadReason } from "./unread.ts";

/** How to run a notebook. */
export interface ExecuteOptions {
  /** Of the notebook: its folder is where the kernel stands. */
  readonly path: string;
  readonly seed: number;
  /** How many times as many draws averages take; 1 unless told. */
  readonly draws?: number;
  readonly slowCells: "run" | "skip";
  /** Longest time for one cell, in seconds. */
  readonly cellSeconds: number;
}

/** Why a notebook stopped before its end. */
export interface Stop {
  readonly cell: string;
  /** Line in the cell, from 1, where it is known. */
  readonly line?: number | undefined;
  readonly reason: string;
  /** Whether the kernel could run another cell. */
  readonly kernel: "alive" | "gone";
  /** What the cell put out, its error among it, where the kernel goes on. */
  readonly failed?: CellRun;
}

/** The tag by which Jupyter's programs know a cell that fails on purpose. */
const RAISES = "raises-exception";

/** What came of running a notebook. */
export interface Execution {
  /** Fresh outputs by the id of their cell. */
  readonly outputs: ReadonlyMap<string, readonly Output[]>;
  readonly stop?: Stop;
}

/**
 * Runs the code cells of a notebook in order on a kernel of its own, up to the first one that fails
 * though it should not, or the other way round.
 *
 * @throws {Error} when the kernel cannot be started
 */
export async function execute(notebook: Notebook, options: ExecuteOptions): Promise<Execution> {
  const outputs = new Map<string, readonly Output[]>();
  const { cwd, setup } = await kernelPlace(resolve(dirname(options.path)));
  await using kernel = await startKernel({
    cwd,
    setup: setup + kernelSetup(options),
    cellSeconds: options.cellSeconds,
  });
  for (const cell of codeCells(notebook)) {
    if (options.slowCells === "skip" && hasTag(cell, "slow")) continue;
    const run = await runChecked(kernel, cell);
    if ("reason" in run) return { outputs, stop: run };
    outputs.set(cell.id, run.outputs);
  }
  return { outputs };
}

/**
 * Runs one cell; says in which line it failed, and why, where a kernel alone would not.
 *
 * A cell with the tag "raises-exception" has to fail, and its error is an output like others.
 */
export async function runChecked(kernel: Kernel, cell: CodeCell): Promise<CellRun | Stop> {
  if (!hasTag(cell, RAISES)) return await runSound(kernel, cell);
  const run = await runSound(kernel, cell);
  if (!("reason" in run)) {
    const reason = `ran to its end; its tag "${RAISES}" says that it fails`;
    return { cell: cell.id, reason, kernel: "alive" };
  }
  return run.failed ?? run;
}

async function runSound(kernel: Kernel, cell: CodeCell): Promise<CellRun | Stop> {
  const { id, source } = cell;
  let run: CellRun;
  try {
    run = await kernel.run(source);
  } catch (error) { // the kernel has gone
    const { message } = error as Error;
    const line = await cellLine(source, message);
    return { cell: id, line, reason: withoutFrames(message), kernel: "gone" };
  }
  if (run.status === "ok") return run;
  const error = run.outputs.findLast((output) => output.output_type === "error");
  if (!error) return await silentStop(kernel, run, cell);
  const line = await cellLine(source, error.traceback.join("\n")) ?? checkSyntax(source)?.line;
  const reason = `${error.ename}: ${error.evalue}`;
  return { cell: id, line, reason, kernel: "alive", failed: run };
}

/** What stops a notebook where the kernel says nothing. */
async function silentStop(kernel: Kernel, run: CellRun, cell: CodeCell): Promise<Stop> {
  const found = await unreadReason(kernel, cell);
  const reason = found
    ? `${found.ename}: ${found.evalue}`
    : "failed, and the kernel does not say why";
  const { ename = "SyntaxError", evalue = reason } = found ?? {};
  const outputs = [
    ...run.outputs,
    {
      output_type: "error",
      ename,
      evalue,
      traceback: [reason],
    } as const,
  ];
  return {
    cell: cell.id,
    line: found?.line,
    reason,
    kernel: "alive",
    failed: { status: "error", outputs },
  };
}

/**
 * What a kernel runs first: sets seed and draws, has claims draw their mistakes, lets an exit say where
 * it happened, and prints what was thrown where nobody awaited it.
 */
export function kernelSetup({ seed, draws = 1 }: Pick<ExecuteOptions, "seed" | "draws">): string {
  return `(() => {
    globalThis[Symbol.for("${Symbol.keyFor(SEED)}")] = ${seed};
    globalThis[Symbol.for("${Symbol.keyFor(DRAWS)}")] = ${draws};
    globalThis[Symbol.for("${Symbol.keyFor(DRAWING)}")] = true;
    const { console } = globalThis;
    globalThis.addEventListener("unhandledrejection", (event) => {
      event.preventDefault();
      console.error("Nobody awaited a promise that was rejected: " + event.reason);
    });
    const exit = Deno.exit;
    Deno.exit = (code) => {
      try {
        const { stack } = new Error("Deno.exit was called");
        Deno.writeTextFileSync("/dev/stderr", stack + "\\n");
      } catch {
        // there is no such file on Windows
      }
      exit(code);
    };
  })();`;
}

function withoutFrames(message: string): string {
  return message.split("\n").filter((line) => !/^\s*at /.test(line)).join(" ");
}

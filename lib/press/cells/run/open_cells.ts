import { setReceiver } from "../../../notebook/display.ts";
import type { Message as Shown } from "../../../notebook/records/display_message.ts";
import type { Message } from "../../ipynb/message.ts";
import type { ErrorOutput, MimeBundle } from "../../ipynb/notebook.ts";
import type { SyntaxProblem } from "../parse.ts";
import { type Importer, openScope, type Scope } from "../transform/scope.ts";
import { transformCell } from "../transform/transform.ts";
import { plainPlaces } from "./places.ts";
import type { Printer } from "./printer.ts";

/** What cells need to run. */
export interface CellsOptions {
  readonly importer: Importer;
  readonly printer: Printer;
  /** Is told at once what cells put out, in the messages of the Jupyter protocol. */
  readonly publish: (message: Message) => void;
}

/** A place where cells run one after the other, and share their names. */
export interface Cells extends Disposable {
  /**
   * Runs a cell; call it again only when it is done.
   *
   * @param source of the cell
   * @param id     names the cell in stack traces
   */
  run(source: string, id: string): Promise<"ok" | "error">;
}

const DISPLAY = Symbol.for("Jupyter.display");

type Compiled = (scope: Scope) => Promise<void>;

function compile(source: string, id: string): Compiled {
  const body = `(async ($cell) => {${transformCell(source)}\n})`;
  return (0, eval)(`${body}\n//# sourceURL=cell-${id}.ts`);
}

/** Calls from no function and awaits in none of ours: so the stacks of a cell end with the cell. */
function call(cell: Compiled, scope: Scope): Promise<void> {
  return new Promise((resolve, reject) => {
    Promise.resolve(scope).then(cell).then(() => resolve(), (error) => reject(error));
  });
}

/**
 * Runs cells in this realm: their names are properties of the global object, the console is ours,
 * and so is what `show` and its like put out, until the place is disposed of.
 *
 * A realm has one such place at a time. It uses no Deno API, so it works in a page's worker too.
 *
 * @example
 * ```ts
 * import { openCells } from "./open_cells.ts";
 * using cells = openCells({
 *   importer: (specifier) => import(specifier),
 *   printer: { inspect: String, console: () => console },
 *   publish: ({ type, content }) => console.log(type, content.data),
 * });
 * await cells.run("const x: number = 6;", "first");
 * await cells.run("7 * x", "second"); // execute_result { "text/plain": "42" }
 * ```
 */
export function openCells({ importer, printer, publish }: CellsOptions): Cells {
  const { scope, explain, close } = openScope(importer);
  let count = 0;

  function tell(type: string, content: object): void {
    const text = JSON.stringify(content); // also a copy: what was shown may change later
    publish({ type, parent: undefined, content: JSON.parse(text), size: text.length });
  }

  function receive({ kind, data, id }: Shown): void {
    const transient = id === undefined ? {} : { display_id: id };
    tell(kind === "new" ? "display_data" : "update_display_data", {
      data,
      metadata: {},
      transient,
    });
  }

  async function run(source: string, id: string): Promise<"ok" | "error"> {
    scope.value = undefined;
    count++;
    try {
      await call(compile(source, id), scope);
      const { value } = scope;
      if (value === undefined || value === null) return "ok";
      const data = await bundleOf(value, printer);
      tell("execute_result", { execution_count: count, data, metadata: {} });
      return "ok";
    } catch (error) {
      tell("error", failureOf(explain(error), id));
      return "error";
    }
  }

  const consoleBefore = globalThis.console;
  globalThis.console = printer.console((name, text) => tell("stream", { name, text }));
  const receiverBefore = setReceiver(receive);
  return {
    run,
    [Symbol.dispose](): void {
      setReceiver(receiverBefore);
      close(); // before the console: a cell may have made it a constant
      globalThis.console = consoleBefore;
    },
  };
}

/** A value in the forms in which a reader's program may show it: its own, if it has any, or text. */
async function bundleOf(value: unknown, printer: Printer): Promise<MimeBundle> {
  const { [DISPLAY]: display } = value as { [DISPLAY]?: () => MimeBundle | Promise<MimeBundle> };
  if (typeof value === "object" && typeof display === "function") return await display.call(value);
  return { "text/plain": printer.inspect(value) };
}

/**
 * What a cell threw, as an output.
 *
 * @param thrown by the cell, or by the reading of it
 * @param id     of the cell
 */
function failureOf(thrown: unknown, id: string): Omit<ErrorOutput, "output_type"> {
  if (!(thrown instanceof Error)) { // in the kernel's words
    return { ename: "Error", evalue: String(thrown ?? null), traceback: [] };
  }
  const { name, message, cause, stack = "" } = thrown;
  return {
    ename: name,
    evalue: message || "(none)",
    traceback: isProblem(cause)
      ? [`${name}: ${message}`, `    at cell-${id}.ts:${cause.line}:${cause.column}`]
      : plainPlaces(stack).split("\n"),
  };
}

function isProblem(cause: unknown): cause is SyntaxProblem {
  return typeof (cause as SyntaxProblem | undefined)?.line === "number";
}

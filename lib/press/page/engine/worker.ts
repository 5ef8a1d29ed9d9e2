/**
 * The inside of the worker in which the cells of a chapter run; the page talks to it through
 * `open_engine.ts`.
 *
 * @module
 */
import { cellGlobals, PLANTED } from "../../../notebook/records/globals.ts";
import { openCells } from "../../cells/run/open_cells.ts";
import { askFile } from "./ask_file.ts";
import type { Answer, Ask } from "./asking.ts";
import { confineWorker } from "./confine_worker.ts";
import { readableFailure } from "./failures.ts";
import { importerOf, type Loaders } from "./importer.ts";
import { openLivePictures } from "./live_pictures.ts";
import { openMessageBuffer } from "./message_buffer.ts";
import { openConsole } from "./print/console.ts";
import { inspect } from "./print/inspect.ts";

/**
 * Makes this worker run cells, from now on until it is ended.
 *
 * It hands out a port as soon as it can be asked. A page asks for one thing at a time, so no two cells
 * run at once.
 *
 * @param loaders the modules that cells may import
 */
export function serveCells(loaders: Loaders): void {
  const { port1: page, port2: port } = new MessageChannel();
  postMessage("listening", { transfer: [port] });
  const send = page.postMessage.bind(page);
  const answer = (said: Answer, ports: MessagePort[] = []): void => send(said, ports);
  confineWorker((path) => askFile(path, answer));
  const { performance } = globalThis; // cells may take any of these names
  const buffer = openMessageBuffer((messages) => answer({ kind: "messages", messages }));
  const cells = openCells({
    importer: importerOf(loaders),
    printer: { inspect: (value) => inspect(value), console: openConsole }, // as the Deno kernel
    publish: (message) => buffer.put(readableFailure(message)),
  });
  const { console } = globalThis; // that of the cells
  const pictures = openLivePictures();

  async function serve(ask: Ask): Promise<Answer> {
    if (ask.kind === "draw") {
      return { kind: "drawn", figure: await pictures.draw(ask.key, ask.values) };
    }
    const { cell, planted } = ask;
    cellGlobals[PLANTED] = new Set(planted); // where `claim` looks
    pictures.begin(cell.id);
    buffer.begin();
    const start = performance.now();
    const outcome = await cells.run(cell.source, cell.id);
    return { kind: "ran", outcome, milliseconds: performance.now() - start };
  }

  page.onmessage = async ({ data }: MessageEvent<Ask>) => {
    const said = await serve(data).catch(failure);
    buffer.flush();
    answer(said);
  };

  for (const kind of ["error", "unhandledrejection"]) {
    addEventListener(kind, (event) => {
      event.preventDefault(); // the notebook goes on, as in the kernel
      const { error, reason } = event as ErrorEvent & PromiseRejectionEvent;
      console.error(`Uncaught ${inspect(error ?? reason)}`);
    });
  }
}

function failure(thrown: unknown): Answer {
  const { name, message } = thrown instanceof Error ? thrown : new Error(String(thrown));
  return { kind: "failed", name, message };
}

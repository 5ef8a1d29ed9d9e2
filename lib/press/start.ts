/**
 * `deno task start`: makes the book from the notebooks in this checkout and serves it here.
 *
 * No cell is executed: the pages show what the cells printed when they were last run, and readers
 * run them in their own browser. The pages are served at once; what makes them alive follows. A
 * page that is open loads itself again when its notebook has been written.
 *
 * @module
 */
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { findChapters } from "./ipynb/mod.ts";
import { countOf } from "./show/count.ts";
import { followed, openBook, type Pages, type Reporter, respond, siteSize } from "./book/mod.ts";

const USAGE = `Usage: deno task start [--port N]

  --port N  serve on another port than 8000

To write the book to a folder for a static host: deno task book --out FOLDER`;

const NOTEBOOKS = fileURLToPath(new URL("../../notebooks", import.meta.url));

const REPORTER: Reporter = {
  live: (seconds) => console.log(`The pages are live after ${seconds.toFixed(1)} s`),
  changed: (page, seconds) => console.log(`${page} made again in ${seconds.toFixed(1)} s`),
  problem: (message) => console.error(message),
};

async function main(): Promise<void> {
  if (Deno.args.includes("--help")) return console.log(USAGE);
  const port = readPort();
  serve(await open(), port);
}

function readPort(): number {
  try {
    const { values } = parseArgs({
      args: Deno.args,
      options: { port: { type: "string", default: "8000" } },
    });
    const port = Number(values.port);
    if (!Number.isInteger(port) || port < 1 || port > 65535) {
      throw new RangeError(`Expected a port from 1 to 65535; got ${values.port}`);
    }
    return port;
  } catch (error) {
    stop(`${(error as Error).message}\n\n${USAGE}`, 2);
  }
}

async function open(): Promise<Pages> {
  const start = performance.now();
  try {
    const { length } = await findChapters(NOTEBOOKS);
    console.log(`Building ${countOf(length, "chapter")} …`);
    const book = await openBook(NOTEBOOKS, REPORTER);
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    console.log(`${Math.round(siteSize(book.pages) / 1000)} KB, ${seconds} s`);
    return followed(book);
  } catch (error) {
    stop(`The book cannot be built. ${(error as Error).message}`, 1);
  }
}

function serve(pages: Pages, port: number): void {
  const onListen = (): void => {
    console.log(`Flowbook is at http://localhost:${port} (Ctrl+C stops it)`);
  };
  try {
    Deno.serve({ hostname: "localhost", port, onListen }, (request) => respond(pages, request));
  } catch (error) {
    if (!(error instanceof Deno.errors.AddrInUse)) throw error;
    stop(`Port ${port} is busy; try --port ${port + 1}`, 1);
  }
}

function stop(message: string, code: number): never {
  console.error(message);
  Deno.exit(code);
}

if (import.meta.main) await main();

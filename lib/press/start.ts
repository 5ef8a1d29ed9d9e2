/**
 * `deno task start`: makes the book from the notebooks in this checkout and serves it here.
 *
 * Nothing is executed: the pages show what the cells printed when they were last run.
 *
 * @module
 */
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { findChapters } from "./ipynb/mod.ts";
import { buildBook, respond, type Site, siteSize, writeSite } from "./book/mod.ts";

const USAGE = `Usage: deno task start [--port N] [--out FOLDER]

  --port N      serve on another port than 8000
  --out FOLDER  write the pages to a folder for a static host, and serve nothing`;

const NOTEBOOKS = fileURLToPath(new URL("../../notebooks", import.meta.url));

async function main(): Promise<void> {
  const { port, out } = readOptions();
  const site = await build();
  if (out === undefined) return serve(site, port);
  await writeSite(site, out);
  console.log(`The book is in ${out}`);
}

function readOptions(): { port: number; out: string | undefined } {
  try {
    const { values } = parseArgs({
      args: Deno.args,
      options: { port: { type: "string", default: "8000" }, out: { type: "string" } },
    });
    const port = Number(values.port);
    if (!Number.isInteger(port) || port < 1 || port > 65535) {
      throw new RangeError(`Expected a port from 1 to 65535; got ${values.port}`);
    }
    return { port, out: values.out };
  } catch (error) {
    stop(`${(error as Error).message}\n\n${USAGE}`, 2);
  }
}

async function build(): Promise<Site> {
  const start = performance.now();
  try {
    const { length } = await findChapters(NOTEBOOKS);
    console.log(`Building ${length} ${length === 1 ? "chapter" : "chapters"} …`);
    const site = await buildBook({ notebooks: NOTEBOOKS });
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    console.log(`${Math.round(siteSize(site) / 1000)} KB, ${seconds} s`);
    return site;
  } catch (error) {
    stop(`The book cannot be built. ${(error as Error).message}`, 1);
  }
}

function serve(site: Site, port: number): void {
  const onListen = (): void => {
    console.log(`Flowbook is at http://localhost:${port} (Ctrl+C stops it)`);
  };
  try {
    Deno.serve({ hostname: "localhost", port, onListen }, (request) => respond(site, request));
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

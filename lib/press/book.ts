/**
 * `deno task book`: writes the book to a folder, which any static host can serve.
 *
 * Exit codes: 0; 1 when it cannot be built, or shows a claim that does not hold; 2 when the command
 * line is wrong.
 *
 * @module
 */
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import {
  asset,
  buildBook,
  completeBook,
  type PlaceForBook,
  placeForBook,
  siteSize,
} from "./book/mod.ts";
import { renderMissingPage } from "./book/pages/missing_page.ts";

const USAGE = `Usage: deno task book --out FOLDER [--base PATH]

  --out FOLDER  where the pages go: a folder that is new, empty or holds a book, which is replaced
  --base PATH   where they will be on their host, such as /flowbook/, for the page that says
                "not found"; / unless told`;

const NOTEBOOKS = fileURLToPath(new URL("../../notebooks", import.meta.url));

interface Options {
  readonly out: string;
  readonly base: string;
}

async function main(): Promise<void> {
  if (Deno.args.includes("--help")) return console.log(USAGE);
  const { out, base } = readOptions();
  let place: PlaceForBook | undefined;
  try {
    place = await placeForBook(out); // asked first: it takes half a minute to make a book
    const start = performance.now();
    const pages = await buildBook({ notebooks: NOTEBOOKS }), { complaints } = pages;
    const site = await completeBook(pages);
    const missing = asset("404.html", renderMissingPage(undefined, base));
    await place.put(new Map([...site, ["404.html", missing]]));
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    console.log(`The book is in ${out}: ${Math.round(siteSize(site) / 1000)} KB, ${seconds} s`);
    if (complaints.length > 0) stop(complaints.join("\n"), 1); // its pages say the same
  } catch (error) {
    await place?.release();
    stop(`The book cannot be built. ${(error as Error).message}`, 1);
  }
}

function readOptions(): Options {
  try {
    const { values: { out, base } } = parseArgs({
      args: Deno.args,
      options: { out: { type: "string" }, base: { type: "string", default: "/" } },
    });
    if (!out) throw new TypeError("Expected --out FOLDER; got none");
    if (!/^\/(?:[\w.~-]+\/)*$/.test(base)) {
      throw new RangeError(`Expected a path that begins and ends with /; got ${base}`);
    }
    return { out, base };
  } catch (error) {
    stop(`${(error as Error).message}\n\n${USAGE}`, 2);
  }
}

function stop(message: string, code: number): never {
  console.error(message);
  Deno.exit(code);
}

if (import.meta.main) await main();

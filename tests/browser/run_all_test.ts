import assert from "node:assert/strict";
import { EXPLORE_TYPE } from "../../lib/notebook/records/explore_record.ts";
import {
  codeCells,
  hasTag,
  type Notebook,
  type Output,
  parseNotebook,
} from "../../lib/press/ipynb/mod.ts";
import type { Page } from "playwright-core";
import { type Book, browserTest } from "./browser.ts";
import { open, state } from "./chapter.ts";
import { chaptersOf } from "./pages.ts";
import { wholeBook } from "./site.ts";

/** Runs all quick cells of a chapter and takes the notebook that the page offers then. */
async function runAll(page: Page, { url }: Book, path: string): Promise<Notebook> {
  await open(page, url + path);
  await page.locator(".live-bar button.run").click();
  await page.locator(".live-bar .stop").waitFor();
  await page.locator(".live-bar .stop").waitFor({ state: "hidden", timeout: 120_000 });
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download .ipynb" }).click();
  const file = await (await download).path();
  return parseNotebook(await Deno.readTextFile(file), path);
}

/**
 * What has to be equal of an output: everything but pictures that only the kernel draws, and what
 * belongs to this run or to the live page.
 */
function lasting(output: Output): unknown {
  if (!("data" in output)) return output;
  const { "image/svg+xml": _svg, "image/png": _png, [EXPLORE_TYPE]: explore, ...data } =
    output.data;
  const { live: _live, stills: _stills, ...inputs } = (explore ?? {}) as Record<string, unknown>;
  return { output_type: output.output_type, data, inputs };
}

/** Demands that the quick cells of a chapter put out in the browser what its notebook has saved. */
async function requireSame(book: Book, path: string): Promise<void> {
  const page = await book.context.newPage();
  const notebook = `${book.url}notebooks/${path.replace(/html$/, "ipynb")}`;
  const saved = parseNotebook(await (await fetch(notebook)).text(), path);
  const fresh = new Map(codeCells(await runAll(page, book, path)).map((cell) => [cell.id, cell]));
  for (const { id, source, outputs, ...cell } of codeCells(saved)) {
    if (hasTag({ id, source, outputs, ...cell }, "slow")) continue;
    await state(page, id, "ran"); // so the outputs are not the saved ones
    assert.equal(fresh.get(id)!.source, source);
    assert.deepEqual(fresh.get(id)!.outputs.map(lasting), outputs.map(lasting), `cell ${id}`);
  }
}

browserTest("the cells of all chapters put out here what was saved, bit for bit", async (book) => {
  await Promise.all(chaptersOf(await wholeBook()).map((path) => requireSame(book, path)));
});

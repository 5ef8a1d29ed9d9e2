import assert from "node:assert/strict";
import { basename } from "node:path";
import { EXPLORE_TYPE } from "../../lib/notebook/records/explore_record.ts";
import {
  codeCells,
  findChapters,
  hasTag,
  type Notebook,
  type Output,
  parseNotebook,
} from "../../lib/press/ipynb/mod.ts";
import type { Page } from "playwright-core";
import { type Book, browserTest } from "./browser.ts";
import { cell, open, state } from "./chapter.ts";
import { CHAPTER, chapterTest } from "./fixture.ts";
import { NOTEBOOKS } from "./site.ts";

/** Longest time for the quick cells of one chapter, in milliseconds. */
const LONGEST = 180_000;

/** Runs all quick cells of a chapter and takes the notebook that the page offers then. */
async function runAll(page: Page, { url }: Book, path: string): Promise<Notebook> {
  await open(page, url + path);
  await page.locator(".live-bar button.run").click();
  await page.locator(".live-bar .stop").waitFor();
  await page.locator(".live-bar .stop").waitFor({ state: "hidden", timeout: LONGEST });
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
  const { page, url } = book;
  const notebook = `${url}notebooks/${path.replace(/html$/, "ipynb")}`;
  const saved = parseNotebook(await (await fetch(notebook)).text(), path);
  const fresh = new Map(codeCells(await runAll(page, book, path)).map((cell) => [cell.id, cell]));
  for (const cell of codeCells(saved)) {
    if (hasTag(cell, "slow")) continue;
    const { id, source, outputs } = cell;
    await state(page, id, "ran"); // so the outputs are not the saved ones
    assert.equal(fresh.get(id)!.source, source);
    assert.deepEqual(fresh.get(id)!.outputs.map(lasting), outputs.map(lasting), `cell ${id}`);
  }
}

chapterTest("run all leaves what is slow alone", async (book) => {
  await requireSame(book, CHAPTER);
  assert.equal(await cell(book.page, "slow").getAttribute("data-state"), "saved");
});

// A test for each chapter, and one chapter after the other: side by side they would take the cores
// from each other, and the time that each may take would depend on how many there are.
for (const { path } of await findChapters(NOTEBOOKS)) {
  const chapter = basename(path, ".ipynb");
  const name = `the cells of ${chapter} put out here what was saved, bit for bit`;
  browserTest(name, (book) => requireSame(book, `${chapter}.html`));
}

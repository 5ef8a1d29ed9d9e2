import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { matchAnswers } from "../../lib/press/grading/answers/match.ts";
import { readNotebook as readHandedIn } from "../../lib/press/grading/answers/read_notebook.ts";
import { readNotebook } from "../../lib/press/ipynb/mod.ts";
import { findSheets, readSheet } from "../../lib/press/sheets/mod.ts";
import { browserTest } from "./browser.ts";
import { cell, edit, open, run } from "./chapter.ts";
import { pagesOf, sheetsOf } from "./pages.ts";
import { wholeBook } from "./site.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const SHEET = `${ROOT}notebooks/problems/01-measures-and-flows.ipynb`;
const TEXT = /\.(?:html|js|json|ipynb|txt|svg)$/;
const KIBIBYTES = 150; // of a page over the wire, as of a chapter
const PLACES = ["lib", "notebooks", "notebooks/evidence"]; // where a line may stand for other reasons

/** A text as a reader sees it: without tags, entities and the escapes of JSON, in one line. */
function plain(text: string): string {
  return text.replaceAll(/<\/?[a-z][^>]*>/gi, "").replaceAll("&lt;", "<").replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"').replaceAll("&#39;", "'").replaceAll("&amp;", "&")
    .replaceAll(/\\[nt]/g, " ").replaceAll('\\"', '"').replaceAll("\\\\", "\\")
    .replaceAll(/\s+/g, " ");
}

/** Lines of the masters that nobody but a lecturer may read, long enough to be no accident. */
async function secretLines(): Promise<string[]> {
  const secrets = new Set<string>();
  let open = "";
  for (const { path } of await findSheets(ROOT)) {
    for (const { source, released } of (await readSheet(path)).cells) {
      open += plain(released);
      const lines = source === released ? [] : source.split("\n");
      for (const line of lines) if (line.trim().length >= 30) secrets.add(plain(line).trim());
    }
  }
  return [...secrets].filter((line) => !open.includes(line));
}

async function openText(): Promise<string> {
  let text = "";
  const files = async (folder: string): Promise<void> => {
    for await (const { name, isDirectory } of Deno.readDir(`${ROOT}${folder}`)) {
      if (isDirectory && folder.startsWith("lib")) await files(`${folder}/${name}`);
      if (/\.(?:ts|ipynb)$/.test(name)) {
        text += plain(await Deno.readTextFile(`${ROOT}${folder}/${name}`));
      }
    }
  };
  for (const folder of PLACES) await files(folder);
  return text;
}

/** Finds lines in a text in one pass: there are hundreds of lines, and megabytes of text. */
function finderOf(lines: readonly string[]): (text: string) => string[] {
  const length = 10, byBeginning = Map.groupBy(lines, (line) => line.slice(0, length));
  return (text) => {
    const found = new Set<string>();
    for (let at = 0; at + length <= text.length; at++) {
      for (const line of byBeginning.get(text.slice(at, at + length)) ?? []) {
        if (text.startsWith(line, at)) found.add(line);
      }
    }
    return [...found];
  };
}

Deno.test("no file of the book holds a solution, a hidden test or a rubric", async () => {
  const open = await openText();
  const all = await secretLines(), known = new Set(finderOf(all)(open));
  const secrets = all.filter((line) => !known.has(line));
  assert.ok(secrets.length > 100, `${secrets.length} lines to look for`);
  for (const { path } of await findSheets(ROOT)) { // it can be found, where it is
    assert.ok(finderOf(secrets)(plain(await Deno.readTextFile(path))).length > 10, path);
  }
  const find = finderOf(secrets), decoder = new TextDecoder(), found: string[] = [];
  for (const [path, { bytes }] of await wholeBook()) {
    if (!TEXT.test(path)) continue;
    const text = plain(decoder.decode(bytes));
    found.push(...find(text).map((line) => `${path}: ${line}`));
    assert.doesNotMatch(text, /\/\/\/ (?:BEGIN|END) (?:SOLUTION|HIDDEN)/, path);
  }
  assert.deepEqual(found, []);
});

Deno.test("every sheet has a page, named in the contents", async () => {
  const book = await wholeBook();
  const index = new TextDecoder().decode(book.get("index.html")!.bytes);
  for (const { path } of await findSheets(ROOT)) {
    const page = path.replace(/^.*\/(.*)\.ipynb$/, "problems-$1.html");
    assert.ok(pagesOf(book).includes(page), page);
    assert.ok(index.includes(`href="${page}"`), page);
  }
});

browserTest("an answer is tried in the page of a sheet, and handed in from there", async (book) => {
  const { page, url } = book;
  await open(page, `${url}problems-01-measures-and-flows.html`);
  assert.equal(await run(page, "q1-test-atom"), "failed");
  const test = cell(page, "q1-test-atom");
  assert.match(await test.innerText(), /not answered yet[^]*Practice, not marks/);
  assert.match(await cell(page, "q1-test-ends").innerText(), /A hidden test/);
  const answer = "const carry = (_, law) => law.find(({ from, to }) => from === to).from;";
  await edit(page, "q1-answer", answer);
  assert.equal(await run(page, "q1-test-atom"), "ran");
  assert.match(await test.innerText(), /✓ a stretch of the noise lands on the atom/);
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: /^Download/ }).click();
  const path = await (await download).path();
  const { cells } = await readNotebook(path);
  assert.equal(cells.find(({ id }) => id === "q1-answer")!.source, answer);
});

browserTest("words are written in the page of a sheet, and graded from there", async (book) => {
  const { page, url } = book, address = `${url}problems-01-measures-and-flows.html`;
  const sheet = await readSheet(SHEET),
    [first, second] = sheet.cells
      .filter(({ role }) => role === "written").map(({ id }) => id);
  const words =
    "By *Jensen*, $\\mathbb E f(X) \\ge f(\\mathbb E X)$.\n\n- <b>bold</b>\n- a lone $ & 1 < 2";
  await open(page, address);
  const field = page.locator(`section[id="${first}"] textarea`);
  await field.fill(words);
  await page.getByRole("button", { name: "Look at it" }).click();
  const seen = page.locator(`section[id="${first}"] .seen`);
  await seen.locator("em", { hasText: "Jensen" }).waitFor();
  assert.equal(await seen.locator("math").count(), 1);
  await open(page, address);
  assert.equal(await field.inputValue(), words); // the browser has kept it
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: /^Download/ }).click();
  const handedIn = readHandedIn(await Deno.readFile(await (await download).path()));
  const { sources, remarks } = matchAnswers(sheet, handedIn.cells);
  assert.equal(sources.get(first!), words);
  assert.equal(sources.has(second!), false);
  for (const { id } of sheet.questions) assert.deepEqual(remarks.of(id), []);
});

browserTest("the page of a sheet weighs no more than that of a chapter", async (book) => {
  const { page, url, context } = book;
  for (const path of sheetsOf(await wholeBook())) {
    const wire = await context.newCDPSession(page);
    let bytes = 0;
    await wire.send("Network.enable");
    await wire.send("Network.setCacheDisabled", { cacheDisabled: true });
    wire.on("Network.loadingFinished", ({ encodedDataLength }) => bytes += encodedDataLength);
    await open(page, `${url}${path}`);
    await page.waitForLoadState("networkidle");
    await wire.detach();
    assert.ok(bytes < 1024 * KIBIBYTES, `${path}: ${Math.round(bytes / 1024)} KiB`);
  }
});

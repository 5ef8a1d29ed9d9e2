import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import type { Site } from "../../lib/press/book/mod.ts";
import { chapterOf, code } from "../press/book/fixture.ts";
import { type Book, browserTest } from "./browser.ts";
import { cell, open, run, state } from "./chapter.ts";
import { bookOf } from "./site.ts";

const EVIL_HTML = "<img src=x onerror=steal()><script>steal()</script>";

/** What a cell may send the page behind the back of its worker. */
const GARBAGE = [
  null,
  7,
  "text",
  [],
  {},
  { kind: "messages" },
  { kind: "messages", messages: "many" },
  {
    kind: "messages",
    messages: [
      null,
      {},
      { type: "display_data" },
      { type: "display_data", content: null },
      { type: "display_data", content: {} },
      { type: "display_data", content: { data: { "text/html": EVIL_HTML } }, size: 1 },
      {
        type: "update_display_data",
        content: { data: {}, transient: { display_id: {} } },
        size: 1,
      },
      { type: "stream", content: { name: "stdout", text: { html: EVIL_HTML } }, size: 1 },
      { type: "error", content: { ename: EVIL_HTML, evalue: 7, traceback: EVIL_HTML }, size: 1 },
      {
        type: "display_data",
        content: { data: { "application/vnd.plotly.v1+json": { data: 7, layout: "x" } } },
        size: 1,
      },
      {
        type: "display_data",
        content: {
          data: {
            "application/vnd.flowbook.claim+json": {
              id: { html: EVIL_HTML },
              covers: { html: EVIL_HTML, length: 1 },
              says: { html: EVIL_HTML },
              verdict: "holds",
              checks: [],
            },
            "text/plain": { html: EVIL_HTML },
          },
        },
        size: 1,
      },
      { type: "<img>", content: {} },
    ],
  },
  { kind: "ran", outcome: EVIL_HTML, milliseconds: "long" },
  { kind: "drawn", figure: { data: EVIL_HTML } },
  { kind: "failed" },
  { kind: "constructor" },
];

const CELLS: Readonly<Record<string, string>> = {
  good: `const kept = 42; kept`,
  endless: `console.log("before"); while (true) {}`,
  hoard: `const all = []; while (true) all.push(new Uint8Array(100_000).fill(1));`,
  flood: `while (true) console.log("x".repeat(1000));`,
  timer: `setTimeout(() => { throw new Error("late"); }, 20); Promise.reject(new Error("lost"));`,
  leaving: `globalThis.close?.(); await new Promise(() => {});`,
  forging: `const garbage = ${JSON.stringify(GARBAGE)};
for (const one of garbage) globalThis.postMessage?.(one);
const parse = JSON.parse; // what a cell puts out passes through it on its way to the page
for (const { content } of garbage.flatMap((one) => one?.messages ?? [])) {
  JSON.parse = () => content;
  console.log("this is forged");
}
JSON.parse = () => ({ name: "stdout", text: new Map([[1, 2]]) });
console.log("this too");
JSON.parse = parse;
"sent"`,
  ruining: `Array.prototype.map = Array.prototype.push = () => { throw new Error("mine"); };
Object.defineProperty(Object.prototype, "kind", { value: "drawn", configurable: true });
JSON.stringify = () => "{}";
globalThis.postMessage = globalThis.onmessage = globalThis.setTimeout = null;
globalThis.Promise = globalThis.Error = class {};`,
};

let made: Promise<Site> | undefined;

function cellBook(): Promise<Site> {
  const cells = Object.entries(CELLS).map(([id, source]) => code(id, source));
  return made ??= bookOf({ "01-cells.ipynb": chapterOf(...cells) });
}

/** Starts a cell. */
async function start(page: Page, id: string): Promise<void> {
  await cell(page, id).locator("button.run").click();
  await state(page, id, "running", "ran", "failed");
}

/** Presses Stop, and waits until the page shows it. */
async function stop(page: Page, id: string): Promise<void> {
  await page.evaluate(async (id) => {
    const cell = document.getElementById(id)!;
    document.querySelector<HTMLButtonElement>(".live-bar .stop")!.click();
    while (cell.dataset["state"] === "running") await new Promise(requestAnimationFrame);
  }, id);
}

/** Demands that the page draws frames, runs a good cell, and has executed nothing. */
async function unharmed({ page }: Book, after: string): Promise<void> {
  assert.equal(await run(page, "good"), "ran", after);
  assert.equal((await cell(page, "good").locator(".outputs").innerText()).trim(), "42", after);
  assert.equal(await page.evaluate(() => (globalThis as { stolen?: unknown }).stolen), undefined);
}

async function openCells(book: Book): Promise<void> {
  await book.page.addInitScript(() => {
    Object.assign(globalThis, { steal: () => Object.assign(globalThis, { stolen: true }) });
  });
  await open(book.page, `${book.url}01-cells.html`);
}

const OPTIONS = { site: cellBook, context: { bypassCSP: true } };

for (const id of ["endless", "hoard", "flood", "leaving", "forging", "ruining", "timer"]) {
  browserTest(`a cell cannot harm the page: ${id}`, async (book) => {
    const { page } = book;
    await openCells(book);
    await start(page, id);
    await page.waitForTimeout(500);
    await stop(page, id);
    await unharmed(book, id);
  }, OPTIONS);
}

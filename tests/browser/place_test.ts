import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import type { Site } from "../../lib/press/book/mod.ts";
import { told } from "../press/cells/probes/probe.ts";
import { chapterOf, code } from "../press/book/fixture.ts";
import { browserTest } from "./browser.ts";
import { button, cell, open, state } from "./chapter.ts";
import { engineSite, type EngineWindow, openPage, runCell } from "./engine.ts";
import { bookOf } from "./site.ts";

const OBJECTS =
  "const all = [];\nwhile (true) all.push({ numbers: [1, 2, 3], text: 'x' + all.length });";

function greedyBook(): Promise<Site> {
  return bookOf({
    "01-greedy.ipynb": chapterOf(code("objects", OBJECTS), code("good", "6 * 7")),
  });
}

/**
 * Evaluates in the page by a connection of its own: when the process of a frame ends, Playwright takes
 * it for the end of the page and speaks with it no more.
 */
async function directly(page: Page): Promise<(expression: string) => Promise<unknown>> {
  const connection = await page.context().newCDPSession(page);
  return async (expression) => {
    const asked = { expression, awaitPromise: true, returnByValue: true };
    const { result } = await connection.send("Runtime.evaluate", asked);
    return result.value;
  };
}

/** An expression that runs a cell and is worth its state and its outputs. */
function runOf(id: string): string {
  return `(async () => {
    const cell = document.getElementById("${id}");
    cell.querySelector("button.run").click();
    while (!/ran|failed/.test(cell.dataset.state)) await new Promise((r) => setTimeout(r, 50));
    return cell.dataset.state + ": " + cell.querySelector(".outputs").innerText.trim();
  })()`;
}

browserTest("a cell that fills the memory with objects ends alone", async ({ page, url }) => {
  await open(page, `${url}01-greedy.html`);
  const evaluate = await directly(page);
  assert.match(
    String(await evaluate(runOf("objects"))),
    /^failed: WorkerError: The browser has ended the cells .* memory was full\. All names are gone/,
  );
  assert.equal(await evaluate(runOf("good")), "ran: 42");
}, { site: greedyBook, flags: ["--js-flags=--max-old-space-size=200"] }); // soon, not after 4 GB

for (const backend of ["wasm", "webgl"] as const) {
  browserTest(
    `where the host has no frame, cells run in the page's worker: ${backend}`,
    async (book) => {
      const { page, url } = book;
      await openPage(page, url);
      await page.evaluate(
        (backend) => (window as unknown as EngineWindow).engine.computeWith(backend),
        backend,
      );
      const { outputs } = await runCell(
        page,
        `import { tf } from "flowbook/tensors";
      [self.origin, tf.getBackend(), tf.tensor1d([1, 2]).sum().arraySync()]`,
      );
      assert.equal(told(outputs), `=> [ "${url.slice(0, -1)}", "${backend}", 3 ]`);
    },
    {
      site: async () =>
        new Map([...await engineSite()].filter(([path]) => !path.endsWith("cells.html"))),
      expected: /404|CORS|ERR_FAILED/, // of the page that says so, in the frame
    },
  );
}

const BARE_HOST = /404|CORS|ERR_FAILED|ERR_BLOCKED/; // what a host without the frame makes browsers say

async function bookWithoutFrame(): Promise<Site> {
  const source = 'console.log(self.origin, typeof WorkerGlobalScope.prototype["fetch"])';
  const book = await bookOf({
    "01-bare.ipynb": chapterOf(code("where", source)),
    "02-other.ipynb": chapterOf(code("there", source)),
  });
  return new Map([...book].filter(([path]) => !path.endsWith("cells.html")));
}

browserTest(
  "where cells cannot be kept apart none runs, unless the reader says so",
  async (book) => {
    const { page, url } = book;
    await open(page, `${url}01-bare.html`);
    const bar = page.getByRole("region", { name: "Run this chapter" });
    const question = bar.getByText(/it may reach the network, and what the site keeps/);
    const outputs = cell(page, "where").locator(".outputs");
    const press = (name: string): Promise<void> => bar.getByRole("button", { name }).click();
    const start = (): Promise<void> => button(page, "where", "Run").click();
    await start();
    await question.waitFor();
    assert.equal(await bar.getByRole("status").innerText(), "Cells wait for your answer.");
    await press("Do not run");
    assert.equal(await state(page, "where", "ran", "failed"), "failed");
    assert.match(await outputs.innerText(), /Nothing has run: .* no place apart from the page\.$/);
    await start();
    await question.waitFor(); // who runs again is asked again
    await press("Run without isolation");
    assert.equal(await state(page, "where", "ran"), "ran");
    assert.equal((await outputs.innerText()).trim(), `${url.slice(0, -1)} undefined`);
    const mark = bar.getByText("Not isolated");
    assert.match((await mark.getAttribute("title"))!, /^Cells run with the rights of this site/);
    await start();
    assert.equal(await state(page, "where", "ran"), "ran");
    assert.equal(await question.count(), 0, "asked once while the page is open");
    await page.reload();
    await open(page, `${url}01-bare.html`);
    assert.equal(await mark.count(), 0);
    await start();
    await question.waitFor();
  },
  { site: bookWithoutFrame, expected: BARE_HOST },
);

browserTest(
  "who refuses cells that are not kept apart is not asked for every chapter",
  async (book) => {
    const { page, url } = book;
    await open(page, `${url}verify.html`);
    await page.getByRole("button", { name: "Verify on my machine" }).click();
    await page.getByRole("button", { name: "Do not run" }).click();
    await page.getByRole("status").getByText(/^Stopped\. /).waitFor();
    assert.equal(await page.getByRole("button", { name: "Do not run" }).count(), 0);
  },
  { site: bookWithoutFrame, expected: BARE_HOST },
);

browserTest(
  "cells run with nobody's origin, in a frame that none can see or reach",
  async (book) => {
    const { page, url } = book;
    await openPage(page, url);
    assert.equal(told((await runCell(page, "self.origin")).outputs), '=> "null"');
    const frame = page.locator("iframe");
    assert.equal(await frame.count(), 1);
    assert.equal(await frame.getAttribute("tabindex"), "-1");
    assert.deepEqual(
      await page.evaluate(
        () => [document.documentElement.scrollWidth <= innerWidth, document.activeElement?.tagName],
      ),
      [true, "BODY"],
    );
  },
  { site: engineSite },
);

browserTest("the frame of cells starts nothing for a page that opens it alone", async (book) => {
  const { page, url } = book;
  await page.goto(url);
  const heard = await page.evaluate(async () => {
    const heard: unknown[] = [];
    addEventListener("message", ({ data }) => heard.push(data));
    const opened = globalThis.open("assets/live/cells.html")!;
    const script = new Blob(["postMessage(1)"], { type: "text/javascript" });
    for (let i = 0; i < 10; i++) {
      opened.postMessage({ kind: "start", script }, "*");
      await new Promise((done) => setTimeout(done, 50));
    }
    return heard;
  });
  assert.deepEqual(heard, []);
}, { site: engineSite, context: { bypassCSP: true }, expected: /favicon/ }); // on a host that sends no policy

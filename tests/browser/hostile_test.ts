import assert from "node:assert/strict";
import type { Site } from "../../lib/press/book/mod.ts";
import { HOSTILE_BOOK } from "../press/book/hostile_book.ts";
import { type Book, browserTest } from "./browser.ts";
import { cell, open, run } from "./chapter.ts";
import { bookOf } from "./site.ts";

let made: Promise<Site> | undefined;

/** A book whose only chapter tries everything. */
function hostileBook(): Promise<Site> {
  return made ??= bookOf(HOSTILE_BOOK);
}

// What the attacks leave in the console: addresses that the policy does not allow, or that are none.
const REFUSED = /Content Security Policy|Failed to load resource|not allowed to load|ERR_/i;

/** Tells what in the page has run, and what in it could. */
async function harm({ page }: Book): Promise<string[]> {
  await page.mouse.wheel(0, 20_000);
  await page.waitForTimeout(300);
  return await page.evaluate(() => {
    const found = (globalThis as { stolen?: string[] }).stolen ?? [];
    const bad = "main script, main iframe, iframe:not([sandbox=allow-scripts]), object, embed, " +
      "main form, base, main link, main meta, dialog";
    for (const element of document.querySelectorAll(bad)) found.push(element.outerHTML);
    for (const element of document.querySelectorAll("*")) {
      for (const { name, value } of element.attributes) {
        const runs = name.startsWith("on") || /^(?:href|src|xlink:href)$/.test(name) &&
            /^\s*(?:javascript|vbscript|data:(?!image\/png)|\/\/)/i.test(value);
        if (runs) found.push(`${name}=${value}`);
      }
    }
    return found;
  });
}

async function openHostile(book: Book): Promise<void> {
  await book.page.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(globalThis, { stolen: seen, steal: () => seen.push(new Error().stack ?? "ran") });
  });
  await open(book.page, `${book.url}01-hostile.html`);
}

const OPTIONS = { site: hostileBook, expected: REFUSED };

// The policy of the page would stop scripts in its text; it is lifted, so that the cleaning is seen.
const UNPROTECTED = { ...OPTIONS, context: { bypassCSP: true } };

browserTest("a hostile notebook runs nothing in its page", async (book) => {
  await openHostile(book);
  const saved = cell(book.page, "saved");
  await saved.getByRole("button", { name: "Explore this figure" }).first().click();
  await saved.locator(".plot svg.main-svg").first().waitFor();
  assert.deepEqual(await harm(book), []);
  await book.page.goto(`${book.url}index.html`);
  assert.deepEqual(await harm(book), []);
}, UNPROTECTED);

browserTest("hostile outputs of a running cell run nothing in the page", async (book) => {
  const { page } = book;
  await openHostile(book);
  assert.equal(await run(page, "live"), "failed");
  assert.ok(await cell(page, "live").locator(".outputs > *").count() > 50);
  await cell(page, "live").scrollIntoViewIfNeeded();
  await cell(page, "live").locator(".plot svg.main-svg").first().waitFor();
  assert.deepEqual(await harm(book), []);
  assert.equal(await run(page, "after"), "ran");
  assert.equal((await cell(page, "after").locator(".outputs").innerText()).trim(), "42");
}, UNPROTECTED);

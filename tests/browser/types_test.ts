import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { CHAPTER, chapterTest } from "./fixture.ts";

const WORDS = ".type-words";

/** Opens the editor of a cell. */
async function edit(page: Page, url: string): Promise<void> {
  await page.goto(`${url}${CHAPTER}`);
  await page.locator("html[data-live=ready]").waitFor();
  await page.locator("#from-scratch").getByRole("button", { name: /edit/i }).click();
  await page.locator(".type-help").waitFor();
}

/** Writes at the top of the editor. */
async function write(page: Page, text: string): Promise<void> {
  await page.locator(".cm-content").click();
  await page.keyboard.press("Control+Home");
  await page.keyboard.type(text);
}

chapterTest("type help comes when it is asked for: mistakes, types, names", async (book) => {
  const { page, url, requests } = book;
  await edit(page, url);
  assert.deepEqual(requests.filter((path) => path.includes("types.")), [], "nothing yet");

  await page.locator(".type-help input").check();
  await page.locator(WORDS, { hasText: "no mistakes" }).waitFor({ timeout: 60_000 });

  await write(page, "const wrong: string = 3;\n\n");
  await page.locator(".cm-lintRange-error", { hasText: "wrong" }).waitFor();
  assert.equal(await page.locator(WORDS).textContent(), "1 mistake");

  await page.keyboard.press("Control+Home");
  for (let i = 0; i < 8; i++) await page.keyboard.press("ArrowRight");
  const here = page.locator(".type-here", { hasText: "const wrong: string" });
  await here.waitFor();
  assert.match(await here.textContent() ?? "", /'number' is not assignable to type 'string'/);

  await page.keyboard.press("ArrowDown");
  await page.keyboard.type("densityB");
  await page.locator(".cm-tooltip-autocomplete li", { hasText: "densityBins" }).waitFor();
  await page.keyboard.press("Escape");

  await page.locator(".cm-line span", { hasText: /^wrong$/ }).first().hover();
  await page.locator(".cm-tooltip .type-tip", { hasText: "const wrong: string" }).waitFor();
});

chapterTest("type help remembers, and goes when it is switched off", async ({ page, url }) => {
  await edit(page, url);
  await page.locator(".type-help input").check();
  await page.locator(WORDS, { hasText: "no mistakes" }).waitFor({ timeout: 60_000 });
  assert.equal(page.workers().length, 1);

  await edit(page, url);
  await page.locator(WORDS, { hasText: "no mistakes" }).waitFor({ timeout: 60_000 });
  await page.locator(".type-help input").uncheck();
  await write(page, "const wrong: string = 3;\n");
  await page.waitForFunction(() => document.querySelector(".type-words")?.textContent === "");
  assert.equal(page.workers().length, 0);
  assert.equal(await page.locator(".cm-lintRange-error").count(), 0);
});

chapterTest("without its worker the help says so, and editing goes on", async ({ page, url }) => {
  await page.route("**/assets/live/types.js", (route) => route.abort());
  await edit(page, url);
  await page.locator(".type-help input").click();
  await page.locator(WORDS, { hasText: /Type help stopped.*Editing goes on/ }).waitFor();
  assert.equal(await page.locator(".type-help input").isChecked(), false);
  await write(page, "1 + 1;");
  assert.match(await page.locator(".cm-content").textContent() ?? "", /1 \+ 1;/);
}, { expected: /types\.js|Failed to load/ });

chapterTest("without its declarations the help says why", async ({ page, url }) => {
  await page.route("**/assets/live/types.json", (route) => route.fulfill({ status: 404 }));
  await edit(page, url);
  await page.locator(".type-help input").click();
  await page.locator(WORDS, { hasText: "types.json could not be loaded (404)" }).waitFor();
}, { expected: /types\.json|404/ });

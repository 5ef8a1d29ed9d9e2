import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { chapterTest } from "./fixture.ts";
import { open } from "./chapter.ts";
import { CHAPTER } from "./fixture.ts";

/** Headings that are seen. */
function headings(page: Page): Promise<string[]> {
  return page.locator("main :is(h1, h2):visible").evaluateAll((all) =>
    all.map((one) => one.firstChild?.textContent?.trim() ?? "")
  );
}

/** What the keyboard stands on. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.firstChild?.textContent?.trim() ?? "");
}

chapterTest("a lecture shows one section a screen, by keys, and ends where it is", async (book) => {
  const { page, url, requests } = book;
  await open(page, url + CHAPTER);
  const sizeBefore = await page.evaluate(() => getComputedStyle(document.body).fontSize);
  const before = requests.length;
  const lecture = page.getByRole("button", { name: "Lecture" });
  assert.equal(await lecture.getAttribute("aria-pressed"), "false");
  await lecture.focus();
  await page.keyboard.press("Enter");
  await page.waitForSelector("[data-lecture]");
  assert.equal(requests.length - before, 1, "its code is loaded when it is used");
  assert.deepEqual(await headings(page), ["Two targets"]);
  assert.equal(await focused(page), "Two targets");
  assert.equal(await page.locator("pre.source:visible, .fold:visible, nav:visible").count(), 0);
  const size = await page.evaluate(() => getComputedStyle(document.body).fontSize);
  assert.ok(parseFloat(size) > 1.2 * parseFloat(sizeBefore), `${size} after ${sizeBefore}`);

  await page.keyboard.press("ArrowRight");
  assert.deepEqual(await headings(page), ["One density for each target"]);
  assert.equal(await focused(page), "One density for each target");
  assert.match(await page.locator(".live-status").innerText(), /^Section 2 of \d/);
  assert.equal(await page.evaluate(() => scrollY), 0);
  assert.ok(await page.locator("#figure-slider img").first().isVisible());
  assert.ok(await page.locator("#claim-sum .says").isVisible());

  await page.evaluate(() => location.hash = "figure-point");
  await page.waitForFunction(() => document.activeElement?.textContent?.startsWith("The velocity"));
  assert.ok(await page.locator("#figure-point img").first().isVisible());
  await page.keyboard.press("ArrowLeft");
  await page.getByRole("button", { name: "Next" }).click();
  assert.deepEqual(await headings(page), ["The velocity at a place"]);

  await page.keyboard.press("Escape");
  assert.equal(await page.locator("[data-lecture]").count(), 0);
  assert.equal(await lecture.getAttribute("aria-pressed"), "false");
  assert.equal(await focused(page), "The velocity at a place");
  assert.ok((await headings(page)).length > 2);
  assert.ok(await page.locator("#running-example pre.source").isVisible());
  const top = await page.locator("#velocities h2").evaluate((h) => h.getBoundingClientRect().top);
  assert.ok(top >= 0 && top < 200, `${top}`);
});

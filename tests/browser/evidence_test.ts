import assert from "node:assert/strict";
import { browserTest } from "./browser.ts";
import { CHAPTER, evidenceBook } from "./fixture.ts";

const EVIDENCE = CHAPTER.replace(".html", "-evidence.html");

browserTest("further checks of a claim are counted below it, and one click away", async (book) => {
  const { page, url } = book;
  await page.goto(url + CHAPTER);
  const further = page.locator("#claim-aside > .further a");
  assert.equal(await further.innerText(), "2 more checks");
  assert.equal(await page.locator(".further").count(), 1, "no other claim has any");
  await further.click();
  await page.waitForURL(`${url}${EVIDENCE}#more-aside`);

  const cell = page.locator("#more-aside");
  const box = await cell.boundingBox();
  assert.ok(box!.y >= 0 && box!.y < page.viewportSize()!.height, `in sight, at ${box!.y}`);
  assert.match(await cell.innerText(), /S9\.01[^]*the shares add up to one/);
  await cell.locator(".claim summary, details.claim > summary").first().click();
  assert.match(await cell.innerText(), /three[^]*reversed/);
  const back = cell.locator(".further a");
  assert.equal(await back.innerText(), "The claim in chapter 3");
  await back.click();
  await page.waitForURL(`${url}${CHAPTER}#claim-aside`);
}, { site: evidenceBook });

browserTest("the first page counts the checks of the evidence and leads to it", async (book) => {
  const { page, url } = book;
  await page.goto(url);
  const link = page.locator(`.chapters a[href="${EVIDENCE}"]`);
  assert.equal(await link.innerText(), "evidence: 2 further checks");
  await link.click();
  await page.waitForURL(url + EVIDENCE);
  assert.match(await page.locator("main").innerText(), /Evidence for chapter 3/i);
}, { site: evidenceBook });

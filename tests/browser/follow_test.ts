import assert from "node:assert/strict";
import { type Asset, asset, followed, type Pages } from "../../lib/press/book/mod.ts";
import { browserTest } from "./browser.ts";
import { open } from "./chapter.ts";
import { CHAPTER, fixtureBook } from "./fixture.ts";

const NOTEBOOK = `notebooks/${CHAPTER.replace("html", "ipynb")}`;
const files = new Map<string, Asset>();

/** The book of the fixture as `start` serves it: files in a map that a test can write. */
async function followedBook(): Promise<Pages> {
  for (const [path, file] of await fixtureBook()) files.set(path, file);
  return followed(files);
}

browserTest(
  "an open page loads itself again, where it was, when its notebook is written",
  async (book) => {
    const { page, url, requests } = book;
    await open(page, url + CHAPTER);
    await page.evaluate(() => {
      scrollTo({ top: 900, behavior: "instant" });
      document.body.dataset["old"] = "";
    });
    const top = await page.evaluate(() => scrollY);
    assert.ok(top > 500, `${top}`);
    await page.waitForTimeout(1500); // it asks, and nothing is new
    assert.equal(await page.locator("body[data-old]").count(), 1);
    assert.ok(requests.includes(`follow/${CHAPTER}`));

    const html = new TextDecoder().decode(files.get(CHAPTER)!.bytes);
    files.set(CHAPTER, asset(CHAPTER, html.replace("</h1>", " anew</h1>")));
    files.set(NOTEBOOK, asset(NOTEBOOK, "{}"));
    const looks = (): number => requests.filter((path) => path === `follow/${CHAPTER}`).length;
    const before = looks();
    await page.waitForFunction(() => /anew/.test(document.querySelector("h1")?.textContent ?? ""));
    // One that was on its way, the one that tells, and the first of the new page: two a second are asked.
    assert.ok(looks() - before <= 3, `${looks() - before} times asked`);
    await page.waitForFunction(() => document.documentElement.dataset["live"] === "ready");
    assert.equal(await page.evaluate(() => scrollY), top);
  },
  { site: followedBook },
);

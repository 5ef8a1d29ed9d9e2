import assert from "node:assert/strict";
import { browserTest } from "./browser.ts";
import { alive } from "./chapter.ts";
import { CHAPTER, evidenceBook } from "./fixture.ts";
import { chaptersOf } from "./pages.ts";
import { wholeBook } from "./site.ts";

const PAGES = 25;

/** What is left out of the handout, each with an example of it in the fixture. */
const LEFT_OUT = [
  "#running-example pre.source",
  "#claim-sum .fold",
  "#claim-sum table",
  ".outputs + .further",
  "#densities .predict details > p >> nth=0",
  "#figure-still .describe",
];

/** What everybody gets. */
const KEPT = [
  "#densities h2",
  "#densities .predict details > summary >> nth=0",
  "#claim-sum summary >> .says",
  "#figure-still img",
  "#figure-still figcaption",
];

browserTest("on paper a chapter is a handout, or all of it for who asks", async ({ page, url }) => {
  await page.emulateMedia({ media: "print" });
  for (const [query, seen] of [["", false], ["?print=all", true]] as const) {
    await page.goto(url + CHAPTER + query);
    await alive(page);
    for (const selector of KEPT) {
      assert.ok(await page.locator(selector).first().isVisible(), `${selector} ${query}`);
    }
    for (const selector of LEFT_OUT) {
      assert.equal(await page.locator(selector).first().isVisible(), seen, `${selector} ${query}`);
    }
  }
}, { site: evidenceBook });

browserTest("the handout of a chapter has at most 25 pages", async ({ page, url }) => {
  for (const path of chaptersOf(await wholeBook())) {
    await page.goto(url + path);
    await alive(page);
    const pdf = new TextDecoder("latin1").decode(await page.pdf({ preferCSSPageSize: true }));
    const pages = pdf.match(/\/Type\s*\/Page\b/g)!.length;
    console.log(`${path}: ${pages} pages`);
    assert.ok(pages > 1 && pages <= PAGES, `${path}: ${pages} pages`);
    assert.match(pdf, /\/MediaBox\s*\[0 0 59[45]\.\d+ 841\.\d+\]/, "A4");
  }
});

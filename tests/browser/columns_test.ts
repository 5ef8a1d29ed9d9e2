import assert from "node:assert/strict";
import { browserTest } from "./browser.ts";
import { alive, open } from "./chapter.ts";
import { chaptersOf, notebookPagesOf } from "./pages.ts";
import { wholeBook } from "./site.ts";

/** Elements that have to be scrolled sideways, in a few words each. */
const CUT = (all: readonly Element[]): string[] =>
  all.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1)
    .map((one) => `${one.scrollWidth} > ${one.clientWidth}: ${one.textContent?.slice(0, 60)}`);

browserTest(
  "the reasons of a proof are seen without scrolling, on a laptop and a phone",
  async (book) => {
    const { page, url } = book;
    for (const path of chaptersOf(await wholeBook())) {
      for (const [width, height] of [[1280, 800], [390, 844]] as const) {
        await page.setViewportSize({ width, height });
        await open(page, url + path);
        const tables = page.locator(".scroll:has(tr[data-row])");
        assert.deepEqual(await tables.evaluateAll(CUT), [], `${path} at ${width}`);
        const reasons = page.locator("tr[data-row] > td:last-child");
        const hidden = await reasons.evaluateAll((all) =>
          all.filter((one) => one.getBoundingClientRect().right > innerWidth).length
        );
        assert.equal(hidden, 0, `${path} at ${width}`);
      }
    }
  },
);

browserTest("beyond 1400 px code needs no scrolling", async ({ page, url }) => {
  for (const path of notebookPagesOf(await wholeBook())) {
    await page.goto(url + path);
    await alive(page);
    await page.locator("details.fold").evaluateAll((all) => {
      for (const one of all) (one as HTMLDetailsElement).open = true;
    });
    const listings = page.locator(".code:not(:has(tr[data-row])) pre.source"); // a proof's lines stay
    assert.ok(await listings.count() > 0, path);
    assert.deepEqual(await listings.evaluateAll(CUT), [], path);
  }
}, { context: { viewport: { width: 1400, height: 900 } } });

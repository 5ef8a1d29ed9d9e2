import assert from "node:assert/strict";
import { browserTest } from "./browser.ts";
import { open } from "./chapter.ts";
import { chaptersOf, pagesOf } from "./pages.ts";
import { wholeBook } from "./site.ts";

const PHONE = { width: 390, height: 844 };

browserTest("without JavaScript there are text, formulas, pictures and results", async (book) => {
  const { page, url } = book;
  for (const path of chaptersOf(await wholeBook())) {
    await page.goto(url + path);
    assert.ok((await page.locator("main").innerText()).length > 20_000, path);
    assert.ok(await page.locator(".katex-mathml, .katex").first().isVisible());
    assert.ok(await page.locator("pre.source").count() > 10);
    assert.ok(await page.locator("details.claim").count() > 5);
    assert.ok(await page.locator(".outputs .output").count() > 0);
    assert.equal(await page.locator("button:visible, input:visible").count(), 0);
    const pictures = page.locator(".figure img");
    assert.ok(await pictures.count() > 3);
    for (const picture of await pictures.all()) {
      await picture.scrollIntoViewIfNeeded();
      assert.ok(await picture.isVisible());
      assert.ok(await picture.getAttribute("alt"));
    }
  }
}, { context: { javaScriptEnabled: false } });

browserTest("no page is wider than a phone", async ({ page, url }) => {
  for (const path of pagesOf(await wholeBook())) {
    await open(page, url + path);
    await page.evaluate(() => document.querySelectorAll("details").forEach((d) => d.open = true));
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(width <= PHONE.width, `${path} is ${width} px wide`);
  }
}, { context: { viewport: PHONE } });

browserTest("paper shows the text and none of the controls", async ({ page, url }) => {
  for (const path of chaptersOf(await wholeBook())) {
    await open(page, url + path);
    await page.emulateMedia({ media: "print" });
    const controls = page.locator("button:visible, input:visible, select:visible, nav:visible");
    assert.deepEqual(await controls.evaluateAll((all) => all.map((one) => one.outerHTML)), []);
    const pdf = await page.pdf({ format: "A4" });
    assert.ok(pdf.length > 100_000, `${path}: ${pdf.length} bytes of PDF`);
    await page.emulateMedia({ media: null });
  }
});

browserTest("the dark scheme is dark", async ({ page, url }) => {
  await page.goto(url);
  const [paper, ink] = await page.evaluate(() => {
    const { backgroundColor, color } = getComputedStyle(document.body);
    return [backgroundColor, color].map((rgb) => Number(/\d+/.exec(rgb)));
  });
  assert.ok(paper! < 60 && ink! > 180, `${ink} on ${paper}`);
}, { context: { colorScheme: "dark" } });

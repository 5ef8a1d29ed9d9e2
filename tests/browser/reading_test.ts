import assert from "node:assert/strict";
import { CLAIM_TYPE } from "../../lib/notebook/records/claim_record.ts";
import { codeCells, parseNotebook } from "../../lib/press/ipynb/mod.ts";
import { browserTest } from "./browser.ts";
import { open } from "./chapter.ts";
import { chaptersOf, notebookPagesOf, pagesOf } from "./pages.ts";
import { wholeBook } from "./site.ts";

const PHONE = { width: 390, height: 844 };

/** What the notebook of a chapter holds, counted. */
async function contentsOf(path: string): Promise<
  { prose: number; code: number; claims: number; pictures: number }
> {
  const file = `notebooks/${path.replace(/html$/, "ipynb")}`;
  const text = new TextDecoder().decode((await wholeBook()).get(file)!.bytes);
  const notebook = parseNotebook(text, file);
  const code = codeCells(notebook);
  const outputs = code.flatMap((cell) => cell.outputs);
  const having = (type: string): number =>
    outputs.filter((output) => "data" in output && type in output.data).length;
  const prose = notebook.cells.filter(({ cell_type }) => cell_type === "markdown")
    .reduce((sum, { source }) => sum + source.length, 0);
  return {
    prose,
    code: code.length,
    claims: having(CLAIM_TYPE),
    pictures: having("image/svg+xml"),
  };
}

browserTest("without JavaScript there are text, formulas, pictures and results", async (book) => {
  const { page, url } = book;
  for (const path of chaptersOf(await wholeBook())) {
    const { prose, code, claims, pictures } = await contentsOf(path);
    await page.goto(url + path);
    const text = (await page.locator("main").innerText()).length;
    assert.ok(text > prose / 2, `${path}: ${text} letters of ${prose}`);
    assert.ok(await page.locator(".katex-mathml, .katex").first().isVisible());
    assert.equal(await page.locator("section.cell.code pre.source").count(), code);
    assert.ok(claims > 0 && await page.locator("details.claim").count() >= claims);
    assert.ok(await page.locator(".outputs .output").count() > 0);
    assert.equal(await page.locator("button:visible, input:visible").count(), 0);
    const images = page.locator(".figure img");
    assert.ok(pictures > 0 && await images.count() >= pictures);
    for (const picture of await images.all()) {
      await picture.scrollIntoViewIfNeeded();
      assert.ok(await picture.isVisible());
      assert.ok(await picture.getAttribute("alt"));
    }
  }
}, { context: { javaScriptEnabled: false } });

browserTest("no line begins with the sign after a formula, on a phone either", async (book) => {
  const { page, url } = book;
  for (const path of chaptersOf(await wholeBook())) {
    await page.goto(url + path);
    const joined = page.locator("main .joined:visible");
    assert.ok(await joined.count() > 0, path);
    const parted = await joined.evaluateAll((all) =>
      all.filter(({ lastChild, lastElementChild }) => {
        if (lastChild === null || lastChild === lastElementChild) return false;
        const range = document.createRange();
        range.selectNodeContents(lastChild);
        const end = [...lastElementChild!.querySelectorAll(".katex-base")].at(-1)!;
        return range.getClientRects()[0]!.left < end.getBoundingClientRect().right - 1;
      }).map(({ textContent }) => textContent)
    );
    assert.deepEqual(parted, [], path);
  }
}, { context: { javaScriptEnabled: false, viewport: PHONE } });

browserTest("without JavaScript a page of evidence has its text, code and claims", async (book) => {
  const { page, url } = book, site = await wholeBook();
  for (const path of notebookPagesOf(site).filter((path) => !chaptersOf(site).includes(path))) {
    const { prose, code, claims } = await contentsOf(path);
    await page.goto(url + path);
    assert.ok((await page.locator("main").innerText()).length > prose / 2, path);
    assert.equal(await page.locator("section.cell.code pre.source").count(), code);
    assert.ok(claims > 0 && await page.locator("details.claim").count() >= claims);
    assert.equal(await page.locator("button:visible, input:visible").count(), 0);
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

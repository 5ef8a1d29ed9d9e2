import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { readCourse } from "../../lib/press/book/course/read_course.ts";
import { browserTest } from "./browser.ts";
import { chaptersOf } from "./pages.ts";
import { wholeBook } from "./site.ts";

const DATA = fileURLToPath(new URL("../../data", import.meta.url));

/** Some entry of the glossary: its word, and its address in the book. */
async function wordOfGlossary(page: Page, url: string): Promise<{ word: string; href: string }> {
  await page.goto(`${url}glossary.html`);
  const heading = page.locator("main h3[id]").last();
  const word = (await heading.innerText()).replace("#", "").trim();
  return { word, href: `glossary.html#${await heading.getAttribute("id")}` };
}

/** The claims of the ledger that are only cited: id, and all that they say. */
async function citedClaims(page: Page, url: string): Promise<{ id: string; text: string }[]> {
  await page.goto(`${url}ledger.html`);
  return await page.locator("tbody.entry[data-form=cited]").evaluateAll((entries) =>
    entries.map((entry) => ({ id: entry.id, text: entry.textContent!.toLowerCase() }))
  );
}

browserTest("the slash key leads to the search, arrows and Enter to a result", async (book) => {
  const { page, url, requests } = book;
  const { word, href } = await wordOfGlossary(page, url);
  await page.goto(`${url}plan.html`);
  const field = page.getByRole("combobox", { name: "Search the book" });
  await field.waitFor();
  assert.ok(!requests.includes("assets/search.json"), "nothing is loaded before it is needed");
  await page.keyboard.press("/");
  await page.keyboard.type(word);
  const options = page.getByRole("option");
  // the list follows every letter: what is looked for is there when the last one has arrived
  await page.locator(`[role=option][href="${href}"]`).waitFor();
  const found = await options.evaluateAll((all) => all.map((one) => one.getAttribute("href")));
  assert.equal(await field.getAttribute("aria-expanded"), "true");
  assert.match(await page.locator(".heard").textContent() ?? "", /^\d+ results?/);
  await page.keyboard.press("ArrowDown");
  const active = await field.getAttribute("aria-activedescendant");
  const chosen = page.locator(`#${active}`);
  assert.equal(await chosen.getAttribute("aria-selected"), "true");
  assert.equal(await chosen.getAttribute("href"), found[0]);
  await page.keyboard.press("Enter");
  await page.waitForURL(url + found[0]);
});

browserTest(
  "Escape leaves the list, then empties the field; nothing found is said",
  async (book) => {
    const { page, url } = book;
    await page.goto(`${url}index.html`);
    const field = page.getByRole("combobox", { name: "Search the book" });
    await field.fill("zyzzyva");
    await page.getByText("Nothing is found for").waitFor();
    await page.keyboard.press("Escape");
    assert.equal(await field.getAttribute("aria-expanded"), "false");
    assert.equal(await field.inputValue(), "zyzzyva");
    await page.keyboard.press("Escape");
    assert.equal(await field.inputValue(), "");
  },
);

browserTest("a slash that is typed stays where it is typed", async ({ page, url }) => {
  await page.goto(`${url}ledger.html`);
  const words = page.getByLabel("Words");
  await words.click();
  await page.keyboard.type("k/T");
  assert.equal(await words.inputValue(), "k/T");
});

browserTest(
  "the ledger is filtered, says how many are left, and keeps it in the address",
  async (book) => {
    const { page, url } = book;
    const cited = await citedClaims(page, url);
    const word = cited[0]!.id.toLowerCase();
    const left = cited.filter(({ text }) => text.includes(word)).length;
    const found = page.getByText(/of \d+ claims/);
    await found.waitFor();
    const all = await page.locator("tbody.entry").count();
    assert.equal(await found.textContent(), `${all} of ${all} claims`);
    await page.getByRole("combobox", { name: /^Form/ }).selectOption("cited");
    await page.getByLabel("Words").fill(word);
    assert.ok(left > 0 && left < all);
    assert.equal(await found.textContent(), `${left} of ${all} claims`);
    assert.equal(await page.locator("tbody.entry:visible").count(), left);
    assert.ok(page.url().endsWith(`?form=cited&words=${word}`), page.url());
    await page.reload();
    await found.waitFor();
    assert.equal(await found.textContent(), `${left} of ${all} claims`);
    await page.getByRole("button", { name: "Show all" }).click();
    assert.equal(page.url(), `${url}ledger.html`);
  },
);

browserTest("a link to a claim shows it, whatever is filtered away", async ({ page, url }) => {
  await page.goto(`${url}ledger.html`);
  const other = page.locator("tbody.entry:not([data-form=cited])").first();
  const id = await other.getAttribute("id");
  await page.goto(`${url}ledger.html?form=cited#${id}`);
  await page.getByText(/of \d+ claims/).waitFor();
  const claim = page.locator(`[id='${id}']`);
  assert.ok(await claim.isVisible());
  assert.ok(
    await claim.locator("details").first().evaluate((one) => (one as HTMLDetailsElement).open),
  );
});

browserTest("without scripts the pages are whole", async ({ page, url }) => {
  await page.goto(`${url}ledger.html`);
  const { claims } = await readCourse(DATA), pages = chaptersOf(await wholeBook());
  const written = claims.filter(({ chapter }) =>
    pages.some((path) => path.slice(3) === `${chapter}.html`)
  );
  assert.equal(await page.locator("tbody.entry").count(), written.length);
  assert.ok(written.length > 0);
  assert.equal(await page.locator(".search, .tools").count(), 0);
  await page.goto(`${url}glossary.html`);
  await page.getByRole("navigation", { name: "Book" }).getByRole("link", { name: "Contents" })
    .click();
  await page.waitForURL(`${url}index.html`);
}, { context: { javaScriptEnabled: false } });

browserTest("formulas of a chapter need no more than the small fonts", async (book) => {
  const { page, url, requests } = book;
  for (const path of [...chaptersOf(await wholeBook()), "glossary.html"]) {
    await page.goto(url + path);
    await page.evaluate(() => document.fonts.ready);
  }
  const fonts = new Set(requests.filter((path) => path.endsWith(".woff2")));
  assert.deepEqual([...fonts].filter((path) => !path.includes("-part.")), []);
});

browserTest("no page around the chapters is wider than a phone", async ({ page, url }) => {
  const names = [
    ...["index", "ledger", "glossary", "notation", "bibliography", "outcomes", "plan"],
    "misconceptions",
  ];
  for (const name of names) {
    await page.goto(`${url}${name}.html`);
    const excess = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(excess <= 0, `${name}: ${excess} pixels too wide`);
  }
}, { context: { viewport: { width: 390, height: 844 } } });

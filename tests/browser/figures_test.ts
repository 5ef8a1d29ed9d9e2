import assert from "node:assert/strict";
import type { Locator, Page } from "playwright-core";
import type { Book } from "./browser.ts";
import { CHAPTER, chapterTest } from "./fixture.ts";

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

async function open({ page, url }: Book): Promise<Page> {
  await page.goto(`${url}${CHAPTER}`);
  await page.locator("figure.explore > .inputs").first().waitFor();
  return page;
}

const heightOf = async (element: Locator): Promise<number> => (await element.boundingBox())!.height;
const drawingIn = (element: Locator): Locator => element.locator(".plot .main-svg").first();

for (const [name, context] of Object.entries({ "a wide screen": {}, "a phone": PHONE })) {
  chapterTest(
    `on ${name} a still comes alive by keyboard, in its place, and goes back`,
    async (book) => {
      const page = await open(book);
      assert.equal(book.requests.some((path) => path.endsWith("plotly.js")), false);
      const figure = page.locator("#figure-still figure");
      const image = figure.locator("img");
      const words = await image.getAttribute("alt");
      const before = await heightOf(figure);
      const toggle = figure.getByRole("button", { name: "Explore this figure" });
      await toggle.focus();
      await page.keyboard.press("Enter");
      await drawingIn(figure).waitFor();
      const picture = figure.locator(".plot[role=img]");
      assert.equal(await picture.getAttribute("aria-label"), words!.replace(/\s+/g, " "));
      assert.equal(await image.isVisible(), false);
      assert.ok(Math.abs(await heightOf(figure) - before) < 2);
      await figure.getByRole("button", { name: "Back to the still" }).press("Enter");
      assert.equal(await image.isVisible(), true);
      assert.equal(await figure.locator(".plot").count(), 0);
      assert.ok(Math.abs(await heightOf(figure) - before) < 2);
    },
    { context },
  );

  chapterTest(`on ${name} the first slider plays the saved frames without a run`, async (book) => {
    const page = await open(book);
    const figure = page.locator("#figure-slider figure.explore");
    const before = await heightOf(figure);
    const slider = figure.getByRole("slider", { name: "time t" });
    assert.equal(await slider.getAttribute("aria-valuetext"), "0.4");
    await slider.focus();
    await page.keyboard.press("ArrowRight");
    await drawingIn(figure).waitFor();
    assert.equal(await slider.getAttribute("aria-valuetext"), "0.45");
    assert.match((await figure.locator(".plot").getAttribute("aria-label"))!, /^time t = 0\.45\./);
    assert.ok(Math.abs(await heightOf(figure) - before) < 3);
    assert.equal(book.requests.some((path) => path.endsWith("worker.js")), false);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(width <= page.viewportSize()!.width, "nothing is wider than the window");
  }, { context });
}

chapterTest(
  "colours follow the scheme of the reader, also while a picture is open",
  async (book) => {
    const page = await open(book);
    const figure = page.locator("#figure-still figure");
    await figure.getByRole("button", { name: "Explore this figure" }).click();
    await drawingIn(figure).waitFor();
    const paper = (): Promise<string> =>
      figure.locator(".plot .main-svg").first().evaluate((svg) =>
        getComputedStyle(svg).backgroundColor
      );
    const light = await paper();
    await page.emulateMedia({ colorScheme: "dark" });
    await page.waitForFunction(
      (before) =>
        getComputedStyle(document.querySelector("#figure-still .main-svg")!).backgroundColor !==
          before,
      light,
    );
    assert.equal(await paper(), "rgb(22, 24, 27)");
  },
);

chapterTest(
  "a point is dragged with the keyboard: the cell runs once, then every move is drawn",
  async (book) => {
    const page = await open(book);
    const cell = page.locator("#figure-point");
    const figure = cell.locator("figure.explore");
    await figure.getByRole("button", { name: "Move the point" }).press("Enter");
    const handle = figure.locator(".handle");
    await handle.waitFor();
    await page.keyboard.press("ArrowUp");
    assert.match(await figure.locator(".note").innerText(), /recomputes in your browser/);
    await page.locator('#figure-point[data-state="ran"]').waitFor({ timeout: 60_000 });
    const picture = figure.locator(".plot");
    await page.waitForFunction(() =>
      /^At x = 0\.38 /.test(
        document.querySelector("#figure-point .plot")?.getAttribute("aria-label") ?? "",
      )
    );
    assert.equal(await handle.evaluate((ring) => ring === document.activeElement), true);
    const asked = book.requests.length;
    await page.keyboard.press("Shift+ArrowRight");
    await page.waitForFunction(() =>
      /and t = 0\.47/.test(
        document.querySelector("#figure-point .plot")!.getAttribute("aria-label")!,
      )
    );
    assert.equal(book.requests.length, asked, "a move loads nothing");
    await handle.hover(); // waits until it rests: a picture says what it shows before it is drawn
    const box = (await handle.boundingBox())!;
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2 + 60, box.y + box.height / 2 - 20, { steps: 6 });
    await page.mouse.up();
    await page.waitForFunction(() =>
      !/and t = 0\.47/.test(
        document.querySelector("#figure-point .plot")!.getAttribute("aria-label")!,
      )
    );
    assert.match((await figure.locator(".describe p").first().textContent())!, /^At x = /);
    assert.match((await picture.getAttribute("aria-label"))!, /average velocity is/);
  },
);

chapterTest("the mistake of a claim is made, seen and unmade", async (book) => {
  const page = await open(book);
  const cell = page.locator("#claim-planted");
  const make = cell.getByRole("switch", { name: "Make the mistake" });
  await make.focus();
  await page.keyboard.press("Space");
  await cell.getByText("From the saved run").waitFor();
  await drawingIn(cell).waitFor();
  const words = cell.locator(".mistakes .describe p");
  assert.equal(
    await words.textContent(),
    "Three dots on one axis: weighted mean at 1.1, by head at 1.1, and with the mistake at 0.5.",
  );
  const claim = cell.locator(".claim");
  await cell.locator(".claim.fails").waitFor({ timeout: 60_000 });
  assert.match(await claim.locator("> summary").innerText(), /Mistake made on purpose/);
  assert.match(
    await claim.locator(".reason").first().innerText(),
    /made on purpose: plain mean of the targets/,
  );
  await drawingIn(cell).waitFor();
  assert.match(await cell.locator(".origin").innerText(), /Computed in your browser/);
  assert.equal(await cell.locator(".mistakes .figure").count(), 1, "the matter, and no dots");
  assert.match(
    await cell.locator(".mistakes .large figcaption").innerText(),
    /^Led by the plain mean, the crowd ends too low\./,
  );
  assert.equal(
    await words.textContent(),
    "Two straight lines from 0, one up to 1.1 and one up to 0.5.",
  );
  assert.match(await claim.locator("td").first().innerText(), /^with the mistake\s0\.5$/);
  assert.equal(await make.isChecked(), true);
  assert.equal(await make.evaluate((input) => input === document.activeElement), true);
  await page.keyboard.press("Space");
  await cell.locator(".claim.holds").waitFor({ timeout: 60_000 });
  assert.equal(await make.isChecked(), false);
  assert.equal(await cell.locator(".mistakes").count(), 0);
});

chapterTest("a proof, its code and its erratum light up together", async (book) => {
  const page = await open(book);
  const cell = page.locator("#derivation");
  const rows = cell.locator("tr[data-row]");
  await rows.first().focus();
  await page.keyboard.press("ArrowDown");
  assert.match(
    await cell.locator(".beside pre").innerText(),
    /^\s*\{\s+id: "S9\.05",\s+name: "three-terms"/,
  );
  assert.match(await cell.locator(".beside .value").innerText(), /=\s1\.89$/);
  assert.equal(await page.locator(".erratum.lit").count(), 0);
  await page.keyboard.press("End");
  assert.equal(await page.locator(".erratum.lit").count(), 1);
  assert.equal(await cell.locator("tr.lit").getAttribute("data-row"), "mistake");
  assert.equal(
    await cell.locator("details.fold").evaluate((fold) => (fold as HTMLDetailsElement).open),
    false,
  );

  await cell.locator("details.fold > summary").press("Enter");
  const listing = cell.locator("pre.source");
  const line = await listing.evaluate((pre) =>
    parseFloat(getComputedStyle(pre.querySelector("code")!).lineHeight)
  );
  const box = (await listing.locator("code").boundingBox())!;
  await listing.click({ position: { x: 40, y: 12 + 23 * line } });
  assert.ok(box.height > 30 * line);
  assert.equal(await cell.locator("tr.lit").getAttribute("data-from"), "22");
  assert.equal(await listing.locator(".band").count(), 1);
});

chapterTest("pictures that leave the page are freed", async (book) => {
  const page = await open(book);
  const cell = page.locator("#figure-still");
  await cell.getByRole("button", { name: "Explore this figure" }).click();
  await drawingIn(cell).waitFor();
  const freed = await page.evaluate(async () => {
    const plot = document.querySelector("#figure-still .plot") as HTMLElement & {
      _fullLayout?: unknown;
    };
    document.querySelector("#figure-still figure")!.remove();
    await new Promise((resolve) => setTimeout(resolve, 50));
    return plot._fullLayout === undefined;
  });
  assert.equal(freed, true);
});

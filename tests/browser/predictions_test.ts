import assert from "node:assert/strict";
import type { Locator, Page } from "playwright-core";
import { open } from "./chapter.ts";
import { CHAPTER, chapterTest } from "./fixture.ts";

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };

function prediction(page: Page, id: string): Locator {
  return page.locator(`section[id="${id}"] .box.predict`);
}

chapterTest("a number is asked for, compared with the check, and remembered", async (book) => {
  const { page, url } = book;
  await open(page, url + CHAPTER);
  const box = prediction(page, "predict-number"), answer = box.locator("details");
  const status = box.getByRole("status"), field = box.getByLabel("Your prediction");
  assert.equal(await answer.isVisible(), false);
  await field.fill("many");
  await field.press("Enter");
  assert.match(await status.innerText(), /^Write a number/);
  assert.equal(await answer.isVisible(), false);
  await field.fill("0.40");
  await box.getByRole("button", { name: "Commit" }).click();
  assert.equal(await status.innerText(), "You said 0.40; it is 0.424. Too low.");
  assert.match(await answer.innerText(), /nearer to the second bell/);
  await page.reload();
  await open(page, url + CHAPTER);
  assert.match(await status.innerText(), /^You said 0\.40; it is 0\.424/);
  assert.equal(await field.inputValue(), "0.40");
  await box.getByRole("link", { name: "The check" }).click();
  assert.match(page.url(), /#claim-sum$/);
  await box.getByRole("button", { name: "Predict again" }).click();
  assert.equal(await answer.isVisible(), false);
  assert.equal(await field.evaluate((field) => field === document.activeElement), true);
  await page.reload();
  await open(page, url + CHAPTER);
  assert.equal(await field.inputValue(), "");
});

chapterTest(
  "an exercise on paper says how far, not what, until the number is right",
  async (book) => {
    const { page, url } = book;
    await open(page, url + CHAPTER);
    const box = page.locator("section[id='paper-number'] .box.exercise");
    const field = box.getByLabel("Your number"), status = box.getByRole("status");
    const opened = (): Promise<boolean> => box.getByText("Add the two bells").isVisible();
    assert.match(await box.innerText(), /± 0\.01/);
    for (const [said, reply] of [["some", /^Write a number/], ["0.40", /^Too low\.$/]] as const) {
      await field.fill(said);
      await field.press("Enter");
      assert.match(await status.innerText(), reply);
      assert.equal(await opened(), false);
    }
    await field.fill("0.43");
    await box.getByRole("button", { name: "Check" }).click();
    assert.equal(await status.innerText(), "Right.");
    assert.ok(await opened());
    await page.reload();
    await open(page, url + CHAPTER);
    assert.deepEqual([await field.inputValue(), await status.innerText()], ["0.43", "Right."]);
  },
);

chapterTest("a curve is drawn by keys and by hand before the true one shows", async (book) => {
  const { page, url } = book;
  await open(page, url + CHAPTER);
  const box = prediction(page, "predict-sketch"), answer = box.locator("details");
  const commit = box.getByRole("button", { name: "Commit" }), status = box.getByRole("status");
  await commit.click();
  assert.match(await status.innerText(), /^Draw the curve first/);
  const handle = box.getByRole("slider").nth(4);
  assert.equal(await handle.getAttribute("aria-label"), "density at position x 0");
  const height = async (): Promise<number> => Number(await handle.getAttribute("aria-valuenow"));
  const before = await height();
  await handle.focus();
  await page.keyboard.press("ArrowUp");
  assert.ok(await height() > before);
  const plot = (await box.locator(".sketch-plot").boundingBox())!;
  await page.mouse.move(plot.x + 5, plot.y + plot.height - 5);
  await page.mouse.down();
  await page.mouse.move(plot.x + plot.width / 2, plot.y + 10, { steps: 20 });
  await page.mouse.up();
  assert.ok(await height() > before * 1.5, "drawn across");
  assert.equal(await answer.isVisible(), false);
  await commit.click();
  assert.match(await status.innerText(), /^Your sketch \(dashed\) is off by 0\.\d+ on average/);
  assert.ok(await answer.isVisible());
  const drawn = await height();
  await page.reload();
  await open(page, url + CHAPTER);
  assert.equal(await height(), drawn);
  assert.ok((await box.locator(".true").getAttribute("points"))!.split(" ").length > 50);
});

chapterTest("what is chosen replies, offers the others and can be forgotten", async (book) => {
  const { page, url } = book;
  await open(page, url + CHAPTER);
  const box = prediction(page, "densities");
  await box.locator("summary").first().click();
  const reply = box.getByRole("status").filter({ hasText: "You chose “0.30, their mean”" });
  await reply.waitFor(); // a fold tells of it a task later
  assert.match(await box.innerText(), /your choice\s+Only if half/);
  await prediction(page, "predict-number").getByRole("button", { name: "Show the answer" }).click();
  await page.getByRole("button", { name: /^Forget them/ }).click();
  await Promise.all([
    page.waitForEvent("load"),
    page.getByRole("button", { name: "Forget them", exact: true }).click(),
  ]);
  await open(page, url + CHAPTER);
  assert.equal(await box.getByRole("status").innerText(), "Choose one; its reply opens.");
  assert.equal(await prediction(page, "predict-number").locator("details").isVisible(), false);
  assert.equal(await page.evaluate(() => localStorage.length), 0);
});

chapterTest("what is pressed is 24 px high and wide, on a phone too", async ({ page, url }) => {
  await open(page, url + CHAPTER);
  const targets = page.locator(
    ".commit :is(button, input, .handle), .predict summary, .plant, .claim > summary, .kept button",
  );
  const sizes = await targets.evaluateAll((all) =>
    all.map((one) => [one.outerHTML.slice(0, 60), one.getBoundingClientRect()] as const)
      .filter(([, { height, width }]) => height > 0 && (height < 24 || width < 24))
      .map(([html, { height, width }]) => `${html} ${width} x ${height}`)
  );
  assert.deepEqual(sizes, []);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
}, { context: PHONE });

chapterTest("without a script an answer folds", async ({ page, url }) => {
  await page.goto(url + CHAPTER);
  const answer = prediction(page, "predict-number").locator("details");
  assert.equal(await answer.getByText("nearer to the second").isVisible(), false);
  await answer.locator("summary").click();
  assert.ok(await answer.getByText("nearer to the second").isVisible());
}, { context: { javaScriptEnabled: false } });

chapterTest("paper asks and does not answer", async ({ page, url }) => {
  await open(page, url + CHAPTER);
  await page.emulateMedia({ media: "print" });
  assert.ok(await prediction(page, "predict-number").getByText("How high").isVisible());
  assert.equal(await page.locator(".predict details > :not(summary):visible").count(), 0);
  assert.equal(await page.locator(".commit:visible").count(), 0);
  assert.equal(await prediction(page, "densities").locator("summary:visible").count(), 2);
  assert.equal(await prediction(page, "predict-number").locator("summary:visible").count(), 0);
});

chapterTest("a link into the page is there at once, and the contents say where", async (book) => {
  const { page, url } = book;
  await page.goto(`${url}${CHAPTER}#exercises`);
  await open(page, page.url());
  const top = await page.locator("#exercises").evaluate((one) => one.getBoundingClientRect().top);
  const foot = await page.evaluate(() =>
    document.documentElement.scrollHeight - innerHeight - scrollY
  );
  assert.ok(Math.abs(top) < 100 || foot < 2, `${top} px from the top, ${foot} px from the end`);
  const link = page.locator(".contents a[href='#the-velocity-at-a-place']");
  const way = await link.evaluate(async (link) => {
    const places = [scrollY];
    (link as HTMLElement).focus();
    (link as HTMLElement).click();
    while (places.length < 4 || places.at(-1) !== places.at(-2)) {
      await new Promise((done) => setTimeout(done, 60));
      places.push(scrollY);
    }
    return places;
  });
  const [start, end] = [way[0]!, way.at(-1)!];
  assert.ok(way.some((place) => place < start - 5 && place > end + 5), `a click glides: ${way}`);
  await page.locator(".contents a[href='#the-velocity-at-a-place'][aria-current]").waitFor();
  assert.equal(await page.locator(".contents [aria-current]").count(), 1);
});

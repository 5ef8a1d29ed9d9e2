import assert from "node:assert/strict";
import type { Site } from "../../lib/press/book/mod.ts";
import { chapterOf, code } from "../press/book/fixture.ts";
import { type Book, browserTest } from "./browser.ts";
import { cell, open, state } from "./chapter.ts";
import { bookOf } from "./site.ts";

const DRAWN = `import { drawnPoints } from "flowbook/notebook";
const cloud = drawnPoints(\`
0,0 1,1
\`);
[cloud.x.length, Math.max(...cloud.x.map(Math.abs)), Math.max(...cloud.y.map(Math.abs))]`;

const drawn = code("drawn", DRAWN);
const site = (): Promise<Site> =>
  bookOf({
    "01-cells.ipynb": chapterOf({ ...drawn, metadata: { tags: ["draw"] } }, code("plain", "1")),
  });

async function openPad({ page, url }: Book): Promise<void> {
  await open(page, `${url}01-cells.html`);
  assert.equal(await cell(page, "plain").getByRole("button", { name: "Draw" }).count(), 0);
  await cell(page, "drawn").getByRole("button", { name: "Draw" }).press("Enter");
  await page.locator("dialog.pad").waitFor();
  assert.equal(await page.locator(".pad output").innerText(), "2 points");
}

async function outputOf({ page }: Book): Promise<string> {
  await state(page, "drawn", "ran");
  return await cell(page, "drawn").locator(".outputs").innerText();
}

browserTest(
  "what is drawn with the mouse becomes the code of its cell, which runs",
  async (book) => {
    const { page } = book;
    await openPad(book);
    await page.getByRole("button", { name: "Clear" }).click();
    const use = page.getByRole("button", { name: "Use these points" });
    assert.equal(await use.isDisabled(), true);
    const { x, y, width } = (await page.locator(".pad svg").boundingBox())!;
    await page.mouse.move(x + width / 2, y + width / 2);
    await page.mouse.down();
    await page.mouse.move(x + width, y + width / 2, { steps: 40 }); // along the axis to its end
    await page.mouse.up();
    assert.ok(await page.locator(".pad circle").count() > 40);
    await use.click();
    const [count, right, high] = JSON.parse(await outputOf(book));
    assert.ok(count > 40 && right === 3 && high <= 0.15, `${[count, right, high]}`);
    await cell(page, "drawn").getByRole("button", { name: "Reset" }).click();
    await cell(page, "drawn").locator("button.run").click();
    await page.waitForFunction(() =>
      /2, 1, 1/.test(document.querySelector("#drawn .outputs")!.textContent!)
    );
  },
  { site },
);

browserTest("the pad is drawn on by keys, and forgotten when it is cancelled", async (book) => {
  const { page } = book;
  await openPad(book);
  for (const key of ["ArrowRight", "ArrowUp", "Space"]) await page.keyboard.press(key);
  assert.equal(await page.locator(".pad output").innerText(), "6 points");
  await page.keyboard.press("Escape");
  await page.locator("dialog.pad").waitFor({ state: "detached" });
  assert.match(await cell(page, "drawn").locator("pre.source").innerText(), /^0,0 1,1$/m);
}, { site });

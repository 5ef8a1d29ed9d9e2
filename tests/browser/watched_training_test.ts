import assert from "node:assert/strict";
import type { Site } from "../../lib/press/book/mod.ts";
import { chapterOf, code } from "../press/book/fixture.ts";
import { browserTest } from "./browser.ts";
import { cell, open, state } from "./chapter.ts";
import { bookOf } from "./site.ts";

/** Never waits, as a training does, and does not end. */
const TRAINING = `import { lossCurve } from "flowbook/figures";
import { progress } from "flowbook/notebook";
const losses: number[] = [], bar = progress("training");
const soFar = () => lossCurve({
  series: [{ name: "loss", losses: losses.slice(-100) }], caption: "So far.", description: "It falls.",
});
for (let step = 1; ; step++) {
  if (losses.length < 1e5) losses.push(1 / step);
  bar.update({ step, steps: 1e12 }, soFar);
}`;

const site = (): Promise<Site> =>
  bookOf({ "01-cells.ipynb": chapterOf(code("watched", TRAINING)) });

browserTest(
  "a training is watched while it runs, and its picture stays when it is stopped",
  async (book) => {
    const { page, url } = book;
    await open(page, `${url}01-cells.html`);
    await cell(page, "watched").locator("button.run").click();
    const picture = cell(page, "watched").locator(".outputs .plot");
    await picture.locator(".main-svg").first().waitFor();
    assert.equal(await state(page, "watched", "running", "ran"), "running");
    assert.equal(await picture.getAttribute("aria-label"), "It falls.");
    assert.match(
      await cell(page, "watched").locator("figcaption").innerText(),
      /^training: step \d/,
    );
    await page.getByRole("button", { name: "Stop", exact: true }).click();
    await state(page, "watched", "stale");
    await picture.waitFor(); // what was learned so far stays to be seen
  },
  { site },
);

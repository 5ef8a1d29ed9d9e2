import assert from "node:assert/strict";
import { cell, edit, open, run } from "./chapter.ts";
import { CHAPTER, chapterTest } from "./fixture.ts";

chapterTest("what another reader's link brings runs in the worker only", async (book) => {
  const { page, context, url } = book;
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page, url + CHAPTER);
  const program = `globalThis.ran = true;\nconsole.log("<b onclick=steal()>ran</b>");`;
  await edit(page, "running-example", program);
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await page.getByText(/copied/i).first().waitFor();
  const link = await page.evaluate(() => navigator.clipboard.readText());

  const reader = await context.browser()!.newContext();
  try {
    const other = await reader.newPage();
    await open(other, link);
    const notice = other.locator(".live-notice");
    await notice.getByRole("button", { name: "Keep" }).waitFor();
    assert.equal(other.workers().length, 0);
    await notice.getByRole("button", { name: "Keep" }).click();
    assert.equal(await run(other, "running-example"), "ran");
    const output = cell(other, "running-example").locator(".outputs");
    assert.equal((await output.innerText()).trim(), "<b onclick=steal()>ran</b>");
    assert.equal(await other.evaluate(() => "ran" in globalThis), false);
  } finally {
    await reader.close();
  }
});

chapterTest("a link that is none of ours changes nothing", async ({ page, url }) => {
  const fragments = ["#share=1.", "#share=1.AAAA", "#share=9.x", `#share=1.${"A".repeat(70_000)}`];
  for (const fragment of fragments) {
    await page.goto("about:blank");
    await open(page, url + CHAPTER + fragment);
    assert.equal(await page.locator("section[data-state=stale]").count(), 0);
    assert.equal(await page.locator(".live-notice button").count(), 0);
    assert.equal(page.workers().length, 0);
  }
});

import assert from "node:assert/strict";
import { browserTest } from "./browser.ts";

browserTest(
  "the film of the first page stands at its middle and plays when asked",
  async (book) => {
    const { page, url, requests } = book;
    await page.goto(`${url}index.html`);
    await page.waitForFunction(() => document.documentElement.dataset["live"] === "ready");
    const film = page.locator(".cover figure.explore");
    const slider = film.getByRole("slider");
    assert.equal(await film.locator(".stills img:visible").count(), 1);
    assert.equal(await slider.inputValue(), "5");
    assert.equal(requests.some((path) => /plotly|play-|worker/.test(path)), false);
    await film.getByRole("button", { name: "Play", exact: true }).click();
    await film.locator(".stage > canvas").waitFor({ state: "attached" });
    await film.getByRole("button", { name: "Play again" }).waitFor();
    assert.equal(await slider.inputValue(), "10");
    assert.equal(requests.some((path) => path.endsWith("worker.js")), false, "no cell has run");
  },
);

browserTest("without a script the first page has one still of its film", async (book) => {
  await book.page.goto(`${book.url}index.html`);
  assert.equal(await book.page.locator(".cover .stills img:visible").count(), 1);
  assert.equal(await book.page.locator(".cover .source-of a").count(), 1);
}, { context: { javaScriptEnabled: false } });

import assert from "node:assert/strict";
import { type Book, browserTest } from "./browser.ts";
import { chaptersOf, notebookPagesOf } from "./pages.ts";
import { wholeBook } from "./site.ts";

const REQUESTS = 10;
const KIBIBYTES = 150;

/** Opens a page and waits until it is alive; tells what came over the wire. */
async function load(
  { page, context }: Book,
  address: string,
): Promise<{ bytes: number; requests: number; paint: number; live: number }> {
  const wire = await context.newCDPSession(page);
  await wire.send("Network.enable");
  await wire.send("Network.setCacheDisabled", { cacheDisabled: true });
  const asked = new Set<string>();
  let bytes = 0, requests = 0;
  wire.on("Network.requestWillBeSent", ({ requestId, request }) => {
    if (request.url.startsWith("http")) asked.add(requestId); // data: comes with the page
  });
  wire.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (!asked.has(requestId)) return;
    bytes += encodedDataLength;
    requests++;
  });
  await page.goto(address);
  await page.waitForFunction(() => document.documentElement.dataset["live"] === "ready");
  const [paint, live] = await page.evaluate(() => [
    performance.getEntriesByName("first-contentful-paint")[0]!.startTime,
    performance.now(),
  ]);
  await page.waitForLoadState("networkidle");
  await wire.detach();
  return { bytes, requests, paint: paint!, live: live! };
}

browserTest("a chapter needs few and small files before anything is done with it", async (book) => {
  for (const path of notebookPagesOf(await wholeBook())) {
    const { bytes, requests } = await load(book, book.url + path);
    const size = `${requests} requests, ${Math.round(bytes / 1024)} KiB`;
    console.log(`${path}: ${size}`);
    assert.ok(
      requests > 2 && requests <= REQUESTS && bytes <= KIBIBYTES * 1024,
      `${path}: ${size}`,
    );
  }
});

const HANGS = 10_000; // milliseconds; how long it takes is printed, since machines differ by factors

browserTest("a chapter comes alive, and says how soon", async (book) => {
  for (const path of chaptersOf(await wholeBook())) {
    const { live } = await load(book, book.url + path);
    console.log(`${path}: alive after ${Math.round(live)} ms`);
    assert.ok(live < HANGS, `${path}: alive after ${live} ms`);
  }
});

browserTest("on a slow link a chapter can soon be read", async (book) => {
  const { page, context, url } = book;
  const [path] = chaptersOf(await wholeBook());
  const wire = await context.newCDPSession(page);
  await wire.send("Network.enable");
  await wire.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: 150,
    downloadThroughput: 1.6e6 / 8,
    uploadThroughput: 0.75e6 / 8,
  });
  const { paint, live } = await load(book, url + path!);
  console.log(`1.6 Mbit/s, 150 ms: first paint ${paint} ms, alive ${live} ms`);
  assert.ok(paint < 2500, `first paint after ${paint} ms`);
});

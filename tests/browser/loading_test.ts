import assert from "node:assert/strict";
import { type Book, browserTest } from "./browser.ts";
import { chaptersOf, notebookPagesOf } from "./pages.ts";
import { wholeBook } from "./site.ts";

const REQUESTS = 10;
const KIBIBYTES = 150;

/** What came over the wire until a page was alive, and what the browser did for it. */
interface Loading {
  readonly bytes: number;
  readonly requests: number;
  /** Milliseconds until something is seen, and until the page is alive. */
  readonly paint: number;
  readonly live: number;
  /** How often all was laid out, and how often styles were computed anew. */
  readonly layouts: number;
  readonly styles: number;
  /** Share of the busy time that scripts took. */
  readonly scripts: number;
}

/** Opens a page and waits until it is alive; tells what came over the wire. */
async function load(
  { page, context }: Book,
  address: string,
): Promise<Loading> {
  const wire = await context.newCDPSession(page);
  await wire.send("Network.enable");
  await wire.send("Performance.enable");
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
  const { metrics } = await wire.send("Performance.getMetrics");
  const metric = (name: string): number => metrics.find((one) => one.name === name)!.value;
  const [layouts, styles] = [metric("LayoutCount"), metric("RecalcStyleCount")];
  const scripts = metric("ScriptDuration") / metric("TaskDuration");
  await page.waitForLoadState("networkidle");
  await wire.detach();
  return { bytes, requests, paint: paint!, live: live!, layouts, styles, scripts };
}

browserTest("a page needs few and small files before anything is done with it", async (book) => {
  for (const path of ["index.html", ...notebookPagesOf(await wholeBook())]) {
    const { bytes, requests } = await load(book, book.url + path);
    const size = `${requests} requests, ${Math.round(bytes / 1024)} KiB`;
    console.log(`${path}: ${size}`);
    assert.ok(
      requests > 2 && requests <= REQUESTS && bytes <= KIBIBYTES * 1024,
      `${path}: ${size}`,
    );
  }
});

// A second on a quiet machine is two on a busy one, so the work is counted: laying out a long text
// takes nearly all of the time, and scripts must neither take much of it nor cause it again and again.
browserTest("coming alive costs a chapter little beside its own text", async (book) => {
  for (const path of chaptersOf(await wholeBook())) {
    const { live, layouts, styles, scripts } = await load(book, book.url + path);
    const share = `scripts ${(100 * scripts).toFixed(1)} %`;
    const work = `${layouts} layouts, ${styles} styles, ${share}, alive after ${
      Math.round(live)
    } ms`;
    console.log(`${path}: ${work}`);
    assert.ok(layouts > 0 && layouts <= 20 && styles <= 20 && scripts < 0.1, `${path}: ${work}`);
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

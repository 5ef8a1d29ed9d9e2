import assert from "node:assert/strict";
import { type Book, browserTest } from "./browser.ts";
import { chaptersOf, notebookPagesOf } from "./pages.ts";
import { wholeBook } from "./site.ts";

const REQUESTS = 10;
const LAYOUTS = 25; // of a page with a dozen figures, each of which comes alive by itself

/** Chapters with more text than the others. */
const LONGER = [
  "01-measures-and-transport.html",
  "02-normalizing-flows.html",
  "06-continuous-normalizing-flows.html",
  "09-gaussian-paths.html",
  "11-couplings.html",
];
/** The most that a page may weigh. */
const kibibytesOf = (path: string): number => LONGER.includes(path) ? 170 : 150;

/** What came over the wire until a page was alive, and what the browser did for it. */
interface Loading {
  readonly bytes: number;
  readonly requests: number;
  /** Milliseconds until the page is alive. */
  readonly live: number;
  /** How often all was laid out, and how often styles were computed anew. */
  readonly layouts: number;
  readonly styles: number;
  /** Share of the busy time that scripts took. */
  readonly scripts: number;
}

/**
 * Lazy stills below the second screen: how far ahead a browser fetches them depends on what it thinks
 * of the link, and on a busy machine it thinks little of it. A still that a film now hides has no
 * place of its own, and is where the film is.
 */
function laterStills(): string[] {
  const topOf = (element: Element): number =>
    element.getClientRects().length === 0 && element.parentElement !== null
      ? topOf(element.parentElement)
      : element.getBoundingClientRect().top;
  return [...document.images].filter((image) =>
    image.loading === "lazy" && topOf(image) > 2 * innerHeight
  ).map(({ src }) => src);
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
  const asked = new Map<string, string>(), came = new Map<string, number>();
  wire.on("Network.requestWillBeSent", ({ requestId, request }) => {
    if (request.url.startsWith("http")) asked.set(requestId, request.url); // data: comes with the page
  });
  wire.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const file = asked.get(requestId);
    if (file !== undefined) came.set(file, encodedDataLength);
  });
  await page.goto(address);
  await page.waitForFunction(() => document.documentElement.dataset["live"] === "ready");
  const live = await page.evaluate(() => performance.now());
  const { metrics } = await wire.send("Performance.getMetrics");
  const metric = (name: string): number => metrics.find((one) => one.name === name)!.value;
  const [layouts, styles] = [metric("LayoutCount"), metric("RecalcStyleCount")];
  const scripts = metric("ScriptDuration") / metric("TaskDuration");
  await page.waitForLoadState("networkidle");
  await wire.detach();
  for (const still of await page.evaluate(laterStills)) came.delete(still);
  const bytes = [...came.values()].reduce((sum, one) => sum + one, 0);
  return { bytes, requests: came.size, live, layouts, styles, scripts };
}

browserTest("a page needs few and small files before anything is done with it", async (book) => {
  for (const path of ["index.html", ...notebookPagesOf(await wholeBook())]) {
    const { bytes, requests } = await load(book, book.url + path);
    const size = `${requests} requests, ${(bytes / 1024).toFixed(2)} KiB`;
    console.log(`${path}: ${size}`);
    assert.ok(
      requests > 2 && requests <= REQUESTS && bytes <= kibibytesOf(path) * 1024,
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
    assert.ok(
      layouts > 0 && layouts <= LAYOUTS && styles <= LAYOUTS && scripts < 0.1,
      `${path}: ${work}`,
    );
  }
});

/** A slow link: bytes a second, seconds there and back, and journeys until a server can be asked. */
const LINK = { bytes: 1.6e6 / 8, trip: 0.15, greeting: 3 }; // the name, the connection, its keys

// A busy machine paints late over any link, so the wire is reckoned with: what must have come before
// a page may be painted.
browserTest("on a slow link a chapter can soon be read", async (book) => {
  const { page, url } = book;
  for (const path of chaptersOf(await wholeBook())) {
    await load(book, url + path);
    const { text, blocking } = await page.evaluate(() => {
      const entries = <T>(kind: string): T[] =>
        performance.getEntriesByType(kind) as unknown as T[];
      const [page] = entries<PerformanceNavigationTiming>("navigation");
      const blocking = entries<
        PerformanceResourceTiming & { readonly renderBlockingStatus: string }
      >("resource")
        .filter(({ renderBlockingStatus }) => renderBlockingStatus === "blocking")
        .map(({ name, initiatorType, encodedBodySize }) => ({
          name,
          initiatorType,
          encodedBodySize,
        }));
      return { text: page!.encodedBodySize, blocking };
    });
    // What the text itself names is asked for at once; what a style sheet names would come later.
    assert.deepEqual(blocking.filter(({ initiatorType }) => initiatorType === "css"), []);
    assert.ok(text > 0 && blocking.length > 0, "the browser tells what it waits for");
    const bytes = blocking.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, text);
    const seconds = LINK.trip * (LINK.greeting + 2) + bytes / LINK.bytes;
    const told = `${blocking.length} files and ${Math.round(bytes / 1024)} KiB before it is seen: ${
      seconds.toFixed(2)
    } s at 1.6 Mbit/s and 150 ms`;
    console.log(`${path}: ${told}`);
    assert.ok(seconds < 2, `${path}: ${told}`);
  }
});

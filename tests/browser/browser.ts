/**
 * Opens the book in Chromium: the harness of all tests in this folder.
 *
 *     browserTest("the plan is there", async ({ page, url }) => {
 *       await page.goto(`${url}plan.html`);
 *     });
 *
 * Where there is no Chromium these tests are skipped, and the suite says so at its end.
 *
 * @module
 */
import assert from "node:assert/strict";
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
  type Request,
} from "playwright-core";
import { findBrowser } from "../../lib/press/doctor/look.ts";
import { thisMachine } from "../../lib/press/kernelspec/mod.ts";
import type { Pages } from "../../lib/press/book/mod.ts";
import { type Host, serve, type Served } from "./serve.ts";
import { wholeBook } from "./site.ts";

const FLAGS = [
  "--no-sandbox", // tests may run as root, in a container
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** What a test does with the book. */
export interface Book {
  readonly page: Page;
  /** A browser of its own for more pages: no storage is shared with other tests. */
  readonly context: BrowserContext;
  /** Address of the book; ends with "/". */
  readonly url: string;
  /** Paths that were asked for so far, such as "assets/book.css". */
  readonly requests: readonly string[];
  /** What the console or an uncaught error said so far. */
  readonly complaints: readonly string[];
}

/** In what a test differs from the usual. */
export interface BookOptions {
  /** The book of this checkout unless told. */
  readonly site?: () => Promise<Pages>;
  /** Whose headers the pages come with. */
  readonly host?: Host;
  /** Errors that belong to the test; every other one fails it. */
  readonly expected?: RegExp;
  /**
   * "refused" when the test itself asks another host, and the policy of the page must refuse;
   * "answered" when it shows what happens where there is no policy.
   */
  readonly outside?: "nothing" | "refused" | "answered";
  /** Size, scheme, scripts on or off and the like. */
  readonly context?: BrowserContextOptions;
  /** More flags of the browser; it is then one of the test's own. */
  readonly flags?: readonly string[];
}

/** The program that opens the book, if there is one. */
export const CHROMIUM: string | undefined = Deno.env.get("FLOWBOOK_CHROMIUM") ||
  findBrowser(thisMachine());

let running: Promise<Browser> | undefined;

function launch(flags: readonly string[] = []): Promise<Browser> {
  const args = [...FLAGS, ...flags];
  return chromium.launch({ executablePath: CHROMIUM!, headless: true, args });
}

/** Starts the browser once for all tests of a file that need no flags. */
function theBrowser(): Promise<Browser> {
  return running ??= launch();
}

/**
 * Serves the book and opens it in a fresh context of the browser.
 *
 * @throws {assert.AssertionError} when a page asks another host for anything, or the console or an
 *   uncaught error says something that is not expected
 */
export async function withBook(
  use: (book: Book) => Promise<void>,
  { site = wholeBook, host, expected = /(?!)/, outside = "nothing", context: settings = {}, flags }:
    BookOptions = {},
): Promise<void> {
  await using served: Served = serve(await site(), host);
  // A browser in which something has crashed may end with its context: one of its own is closed whole.
  await using own = flags && await launch(flags);
  const context = await (own ?? await theBrowser()).newContext(settings);
  await using _context = own ? undefined : context;
  const requests: string[] = [], elsewhere: Request[] = [], complaints: string[] = [];
  context.on("request", (request) => {
    const address = request.url();
    if (address.startsWith(served.url)) requests.push(address.slice(served.url.length));
    else if (!/^(?:data|blob):/.test(address)) elsewhere.push(request);
  });
  context.on("console", (message) => {
    if (message.type() === "error") complaints.push(`${message.text()} ${message.location().url}`);
  });
  context.on("weberror", (error) => complaints.push(String(error.error())));
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await use({ page, context, url: served.url, requests, complaints });
  const asked = elsewhere.filter((request) =>
    outside === "nothing" || (outside === "refused" && request.failure()?.errorText !== "csp")
  );
  assert.deepEqual(asked.map((request) => request.url()), [], "no page asks another host");
  assert.deepEqual(complaints.filter((text) => !expected.test(text)), [], "no page complains");
}

/** A test that needs a browser, and is skipped where there is none. */
export function browserTest(
  name: string,
  use: (book: Book) => Promise<void>,
  options: BookOptions = {},
): void {
  Deno.test({
    name,
    ignore: CHROMIUM === undefined,
    sanitizeOps: false, // the browser outlives the test
    sanitizeResources: false,
    fn: () => withBook(use, options),
  });
}

Deno.test.afterAll(async () => {
  await (await running)?.close();
});

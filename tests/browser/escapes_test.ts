import assert from "node:assert/strict";
import type { Site } from "../../lib/press/book/mod.ts";
import { chapterOf, code } from "../press/book/fixture.ts";
import { type Book, browserTest } from "./browser.ts";
import { cell, open, run } from "./chapter.ts";
import { FROM_INSIDE, IN_OUTPUTS } from "./escapes.ts";
import type { Host } from "./serve.ts";
import { bookOf } from "./site.ts";

/** A server on this machine that counts who asks it, whatever for. */
interface Beacon extends AsyncDisposable {
  readonly url: string;
  readonly asked: readonly string[];
}

function light(): Beacon {
  const asked: string[] = [];
  const server = Deno.serve({ hostname: "localhost", port: 0, onListen: () => {} }, (request) => {
    asked.push(new URL(request.url).pathname);
    return new Response("", { headers: { "access-control-allow-origin": "*" } });
  });
  const url = `http://localhost:${server.addr.port}/`;
  return { url, asked, [Symbol.asyncDispose]: () => server.shutdown() };
}

/** A cell that tries every way and prints those that led out. */
function tries(beacon: string): string {
  const ways = Object.entries(FROM_INSIDE).map(([name, body]) =>
    `  [${JSON.stringify(name)}, async () => { ${body} }],`
  ).join("\n");
  return `// deno-lint-ignore-file
const BEACON = ${JSON.stringify(beacon)};
const later = () => new Promise((resolve) => setTimeout(resolve, 200));
const no = () => { throw new Error("no such thing"); };
const found = [], failed = [];
const { startsWith } = String.prototype;
for (const [name, way] of [
${ways}
])  {
  const tried = way().then((value) => value === undefined ? failed.push(name)
    : found.push(name + ": " + String(value)), () => failed.push(name));
  await Promise.race([tried, new Promise((resolve) => setTimeout(resolve, 2000))]);
  String.prototype.startsWith = startsWith;
}
console.log(JSON.stringify(found));`;
}

/** Cells that put out one thing each. */
function outputs(beacon: string): ReturnType<typeof code>[] {
  return IN_OUTPUTS.map(([, type, value], i) => {
    const text = JSON.stringify({ [type]: value }).replaceAll("BEACON", beacon);
    return code(`output-${i}`, `({ [Symbol.for("Jupyter.display")]: () => (${text}) })`);
  });
}

for (const host of ["ours", "plain"] as const satisfies Host[]) {
  const beacon = Promise.withResolvers<Beacon>();

  const hostileBook = async (): Promise<Site> => {
    const lit = light();
    beacon.resolve(lit);
    const page = chapterOf(code("tries", tries(lit.url)), ...outputs(lit.url), code("good", "42"));
    return await bookOf({ "01-hostile.ipynb": page });
  };

  browserTest(
    `no way leads out of a cell or its outputs: headers of ${host} host`,
    async (book: Book) => {
      await using lit = await beacon.promise;
      const { page, url } = book;
      await page.addInitScript(() => {
        Object.assign(globalThis, { steal: () => Object.assign(globalThis, { stolen: true }) });
        if (location.protocol !== "http:" || parent !== globalThis.window) return;
        localStorage.setItem("secret", "of the page");
        sessionStorage.setItem("secret", "of the page");
        document.cookie = "secret=1";
        new BroadcastChannel("secret").onmessage = () =>
          new BroadcastChannel("secret").postMessage(1);
      });
      await open(page, `${url}01-hostile.html`);
      const address = page.url();
      assert.equal(await run(page, "tries"), "ran");
      const printed = await cell(page, "tries").locator(".outputs").innerText();
      assert.deepEqual(
        JSON.parse(printed.trim().split("\n").findLast((line) => line.startsWith("["))!),
        [],
      );
      for (const i of IN_OUTPUTS.keys()) await run(page, `output-${i}`);
      await page.waitForTimeout(500);
      assert.equal(await run(page, "good"), "ran");
      const stolen = await page.evaluate(() => (globalThis as { stolen?: unknown }).stolen);
      assert.equal(stolen, undefined);
      assert.equal(page.url(), address);
      assert.deepEqual(lit.asked, []);
    },
    { site: hostileBook, host, outside: "refused", expected: /./ }, // the console says what it refused
  );
}

browserTest("the ways are real: without walls many lead out", async ({ page }) => {
  await using lit = light();
  await page.goto(lit.url);
  await page.evaluate(async (tries) => { // in a worker of a page that has no policy
    const text = `(async () => { ${tries}\npostMessage("done"); })()`;
    const worker = new Worker(URL.createObjectURL(new Blob([text])));
    await new Promise((resolve) =>
      worker.onmessage = ({ data }) => data === "done" && resolve(data)
    );
  }, tries(lit.url));
  const names = [
    "fetch",
    "xhr",
    "worker",
    "module.js",
    "scripts.js",
    "blob",
    "evaluated.js",
    "sync",
  ];
  assert.deepEqual(names.filter((name) => !lit.asked.includes(`/${name}`)), []);
}, { outside: "answered", expected: /./, site: () => bookOf({}) });

Deno.test("at least sixty ways are tried", () => {
  assert.ok(Object.keys(FROM_INSIDE).length + IN_OUTPUTS.length >= 60);
});

import assert from "node:assert/strict";
import { type Pages, respond, type Site } from "../../../lib/press/book/mod.ts";
import { asset } from "../../../lib/press/show/site.ts";

const LONG = "<p>flow</p>".repeat(500);
const SITE: Site = new Map(
  Object.entries({
    "index.html": "<p>hi</p>",
    "long.html": LONG,
    "assets/book.css": "p{}",
    "assets/live/main.js": "main()",
    "assets/live/worker.js": "work()",
    "assets/live/worker_webgl.js": "work()",
    "assets/live/cells.html": "<script>start()</script>",
    "assets/live/wasm/a.wasm": "\0asm",
    "assets/search.json": "[]",
    "notebooks/07-a.ipynb": "{}",
    "figures/a.svg": "<svg/>",
  })
    .map(([path, text]) => [path, asset(path, text)]),
);

function ask(path: string, init: RequestInit = {}, pages: Pages = SITE): Promise<Response> {
  return respond(pages, new Request(`http://localhost${path}`, init));
}

Deno.test("respond() sends pages and files with their types", async () => {
  for (const path of ["/", "/index.html", "/index.html?x=1"]) {
    const answer = await ask(path);
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get("content-type"), "text/html; charset=utf-8");
    assert.equal(await answer.text(), "<p>hi</p>");
  }
  const types = {
    "/assets/book.css": "text/css; charset=utf-8",
    "/figures/a.svg": "image/svg+xml; charset=utf-8",
    "/assets/live/main.js": "text/javascript; charset=utf-8",
    "/assets/live/wasm/a.wasm": "application/wasm",
    "/assets/search.json": "application/json",
    "/notebooks/07-a.ipynb": "application/x-ipynb+json",
  };
  for (const [path, type] of Object.entries(types)) {
    assert.equal((await ask(path)).headers.get("content-type"), type);
  }
});

Deno.test("respond() tells browsers to load nothing from elsewhere and to guess no types", async () => {
  for (const path of ["/", "/nothing", "/assets/live/main.js"]) {
    const { headers } = await ask(path);
    const policy = headers.get("content-security-policy")!;
    assert.match(policy, /^default-src 'none';/);
    assert.doesNotMatch(policy, /unsafe-eval/);
    assert.equal(headers.get("x-content-type-options"), "nosniff");
  }
});

Deno.test("respond() answers this machine alone, and lets nobody else frame its pages", async () => {
  for (const host of ["localhost:8000", "127.0.0.1", "[::1]:8000", "book.localhost"]) {
    const answer = await respond(SITE, new Request(`http://${host}/`));
    assert.equal(answer.status, 200, host);
    assert.match(answer.headers.get("content-security-policy")!, /; frame-ancestors 'self'$/);
  }
  for (const host of ["elsewhere.example", "localhost.elsewhere.example", "10.0.0.7"]) {
    const answer = await respond(SITE, new Request(`http://${host}/`));
    assert.equal(answer.status, 421, host);
    assert.equal(await answer.text(), "Only http://localhost is answered here.\n");
  }
});

Deno.test("respond() takes a refusal of an encoding at its word, and knows any newest file", async () => {
  const encoding = async (accepted: string): Promise<string | null> =>
    (await ask("/long.html", { headers: { "accept-encoding": accepted } })).headers
      .get("content-encoding");
  assert.equal(await encoding("br;q=0, gzip"), "gzip");
  assert.equal(await encoding("br; q=0.000"), null);
  assert.equal(await encoding("br;q=0.5"), "br");
  const any = await ask("/long.html", { headers: { "if-none-match": "*" } });
  assert.equal(any.status, 304);
});

Deno.test("respond() lets the place of cells evaluate, and reach nothing", async () => {
  const policy = async (path: string): Promise<string | null> =>
    (await ask(path)).headers.get("content-security-policy");
  for (const name of ["worker.js", "worker_webgl.js"]) {
    assert.equal(
      await policy(`/assets/live/${name}`),
      "default-src 'none'; script-src 'self' 'unsafe-eval' 'wasm-unsafe-eval'",
    );
  }
  const place = "sandbox allow-scripts; frame-ancestors 'self'";
  assert.equal(await policy("/assets/live/cells.html"), place);
});

Deno.test("respond() compresses what is long for those who accept it", async () => {
  for (const encoding of ["br", "gzip"]) {
    const { headers } = await ask("/long.html", { headers: { "accept-encoding": encoding } });
    assert.equal(headers.get("content-encoding"), encoding);
    assert.equal(headers.get("vary"), "accept-encoding");
    assert.ok(Number(headers.get("content-length")) < LONG.length / 10);
  }
  const plain = await ask("/long.html");
  assert.equal(plain.headers.get("content-encoding"), null);
  assert.equal(await plain.text(), LONG);
});

Deno.test("respond() sends nothing to who has the newest file already", async () => {
  const etag = (await ask("/long.html")).headers.get("etag")!;
  const again = await ask("/long.html", { headers: { "if-none-match": etag } });
  assert.deepEqual([again.status, await again.text()], [304, ""]);
  const old = await ask("/long.html", { headers: { "if-none-match": 'W/"old"' } });
  assert.deepEqual([old.status, await old.text()], [200, LONG]);
});

Deno.test("respond() answers HEAD with the size and no body", async () => {
  const answer = await ask("/", { method: "HEAD" });
  assert.equal(answer.headers.get("content-length"), "9");
  assert.equal(await answer.text(), "");
});

Deno.test("respond() refuses methods other than GET and HEAD", async () => {
  for (const method of ["POST", "PUT", "DELETE", "OPTIONS"]) {
    const answer = await ask("/", { method });
    assert.equal(answer.status, 405);
    assert.equal(answer.headers.get("allow"), "GET, HEAD");
  }
});

Deno.test("respond() waits for a file that is being made", async () => {
  const pages: Pages = { get: (path) => Promise.resolve(SITE.get(path)) };
  assert.equal(await (await ask("/", {}, pages)).text(), "<p>hi</p>");
});

Deno.test("respond() shows why a file cannot be made, as text", async () => {
  const pages: Pages = { get: () => Promise.reject(new Error("cell <b> is wrong")) };
  const answer = await ask("/", {}, pages);
  assert.equal(answer.status, 500);
  assert.match(await answer.text(), /This page cannot be made[^]*cell &lt;b&gt; is wrong/);
});

Deno.test("respond() has nothing outside the book, however the path is spelled", async () => {
  const paths = [
    "/nothing",
    "/assets/",
    "/../deno.json",
    "/%2e%2e/deno.json",
    "/..%2fdeno.json",
    "/assets/..%5c..%5cdeno.json",
    "//etc/passwd",
    "/index.html%00",
    "/%",
    "/__proto__",
  ];
  for (const path of paths) {
    const answer = await ask(path);
    assert.equal(answer.status, 404, path);
    assert.match(await answer.text(), /There is no such page/);
  }
});

Deno.test("the page for a missing address shows it as text", async () => {
  const html = await (await ask("/%3Cscript%3Esteal()%3C/script%3E")).text();
  assert.ok(!html.includes("<script>steal"));
  assert.match(html, /&lt;script&gt;steal\(\)&lt;\/script&gt;/);
});

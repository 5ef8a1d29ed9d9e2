import assert from "node:assert/strict";
import { respond, type Site } from "../../../lib/press/book/mod.ts";
import { asset } from "../../../lib/press/book/site.ts";

const SITE: Site = new Map(
  Object.entries({ "index.html": "<p>hi</p>", "assets/book.css": "p{}", "figures/a.svg": "<svg/>" })
    .map(([path, text]) => [path, asset(path, text)]),
);

function ask(path: string, method = "GET"): Response {
  return respond(SITE, new Request(`http://localhost${path}`, { method }));
}

Deno.test("respond() sends pages and files with their types", async () => {
  for (const path of ["/", "/index.html", "/index.html?x=1"]) {
    const answer = ask(path);
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get("content-type"), "text/html; charset=utf-8");
    assert.equal(await answer.text(), "<p>hi</p>");
  }
  assert.equal(ask("/assets/book.css").headers.get("content-type"), "text/css; charset=utf-8");
  assert.equal(ask("/figures/a.svg").headers.get("content-type"), "image/svg+xml; charset=utf-8");
});

Deno.test("respond() tells browsers to load nothing from elsewhere and to guess no types", () => {
  for (const path of ["/", "/nothing"]) {
    const { headers } = ask(path);
    assert.match(headers.get("content-security-policy")!, /^default-src 'none';/);
    assert.equal(headers.get("x-content-type-options"), "nosniff");
  }
});

Deno.test("respond() answers HEAD with the size and no body", async () => {
  const answer = ask("/", "HEAD");
  assert.equal(answer.headers.get("content-length"), "9");
  assert.equal(await answer.text(), "");
});

Deno.test("respond() refuses methods other than GET and HEAD", () => {
  for (const method of ["POST", "PUT", "DELETE", "OPTIONS"]) {
    const answer = ask("/", method);
    assert.equal(answer.status, 405);
    assert.equal(answer.headers.get("allow"), "GET, HEAD");
  }
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
    const answer = ask(path);
    assert.equal(answer.status, 404, path);
    assert.match(await answer.text(), /There is no such page/);
  }
});

Deno.test("the page for a missing address shows it as text", async () => {
  const html = await ask("/%3Cscript%3Esteal()%3C/script%3E").text();
  assert.ok(!html.includes("<script>"));
  assert.match(html, /&lt;script&gt;steal\(\)&lt;\/script&gt;/);
});

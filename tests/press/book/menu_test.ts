import assert from "node:assert/strict";
import { markup, NOTHING } from "../../../lib/press/show/markup.ts";
import { renderPage } from "../../../lib/press/book/pages/shell.ts";
import { type Dom, parse } from "./page.ts";

function page(change: { path?: string; root?: string } = {}): Dom {
  return parse(renderPage({
    title: "A",
    summary: "A page.",
    root: "",
    kind: "course",
    contents: NOTHING,
    main: markup`<h1>A</h1>`,
    footer: NOTHING,
    ...change,
  }));
}

Deno.test("the menu marks the page that one is on, and no other", () => {
  const current = (dom: Dom): string[] =>
    [...dom.querySelectorAll("header [aria-current=page]")].map((a: Dom) => a.textContent);
  assert.deepEqual(current(page({ path: "ledger.html" })), ["Ledger"]);
  assert.deepEqual(current(page({ path: "07-a.html" })), []);
  assert.deepEqual(current(page()), []);
});

Deno.test("on a page in a folder every link of the menu leads to the root", () => {
  const links = [...page({ root: "../" }).querySelectorAll("header a, footer nav a")];
  assert.ok(links.length > 8);
  for (const link of links) assert.match(link.getAttribute("href"), /^\.\.\//);
});

Deno.test("crumbs lead down to the page, which is none of the links", () => {
  const crumbs = [{ word: "Library", path: "api/index.html" }, { word: "<odes>" }];
  const dom = parse(renderPage({
    title: "A",
    summary: "A page.",
    root: "../",
    crumbs,
    kind: "api",
    contents: NOTHING,
    main: markup`<h1>A</h1>`,
    footer: NOTHING,
  }));
  const [first, last] = dom.querySelectorAll("main > nav.crumbs li");
  assert.equal(first.querySelector("a").getAttribute("href"), "../api/index.html");
  assert.equal(last.querySelector("a"), null);
  assert.equal(last.textContent.trim(), "<odes>");
});

Deno.test("every page says under what it may be copied", () => {
  const licence = page().querySelector("footer a[rel=license]");
  assert.equal(licence.getAttribute("href"), "https://creativecommons.org/licenses/by/4.0/");
  assert.match(licence.parentNode.textContent, /CC BY 4\.0.*\bcode\b[^]*\bMIT\b/);
});

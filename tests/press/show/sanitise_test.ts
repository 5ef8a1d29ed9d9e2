import assert from "node:assert/strict";
import fc from "#properties";
import { measureHtml } from "../../../lib/press/show/prose/measure_html.ts";
import { sanitiseOutput, sanitiseProse } from "../../../lib/press/show/prose/sanitise.ts";
import { HOSTILE } from "../book/hostile.ts";
import { type Dom, parse } from "../book/page.ts";

const ELEMENTS = new Set(
  ("a b code details div em h1 h2 h3 i img li ol p pre span strong summary table tbody td th thead " +
    "tr ul").split(" "),
);

function requireHarmless(html: string): void {
  const dom = parse(html);
  for (const element of dom.body.querySelectorAll("*") as Iterable<Dom>) {
    const name = element.tagName.toLowerCase();
    assert.ok(ELEMENTS.has(name), `<${name}> in ${html}`);
    for (const { name, value } of element.attributes as Iterable<{ name: string; value: string }>) {
      assert.ok(!/^(?:on|srcdoc|action|name|autofocus)/.test(name), `${name} in ${html}`);
      if (name === "href") assert.match(value, /^(?:https?:|mailto:|#|[\w.-]+\.html)/);
      if (name === "src") assert.match(value, /^data:image\/png;base64,/);
      if (name === "style") assert.match(value, /^text-align:(?:left|center|right)$/);
    }
  }
}

Deno.test("sanitiseProse() and sanitiseOutput() leave nothing that runs, loads or restyles", () => {
  for (const html of HOSTILE) {
    requireHarmless(sanitiseProse(html).html);
    requireHarmless(sanitiseOutput(html).html);
  }
});

Deno.test("the sanitiser stays safe when hostile pieces are nested and concatenated", () => {
  const wrappers = [
    (inner: string) => `<p>${inner}</p>`,
    (inner: string) => `<table><tr><td>${inner}</td></tr></table>`,
    (inner: string) => `<math><mi>${inner}</mi></math>`,
    (inner: string) => `<svg><foreignObject>${inner}</foreignObject></svg>`,
    (inner: string) => `<div title="${inner}">${inner}</div>`,
  ];
  const piece = fc.tuple(fc.constantFrom(...HOSTILE), fc.constantFrom(...wrappers))
    .map(([html, wrap]) => wrap(html));
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 4 }), (pieces) => {
      const once = sanitiseProse(pieces.join("")).html;
      requireHarmless(once);
      assert.equal(sanitiseProse(once).html, once); // nothing is left to be done
    }),
    { numRuns: 60, seed: 1 },
  );
});

Deno.test("the sanitiser keeps structure, links, alignment and embedded pictures", () => {
  const html = `<h2 id="title">T</h2><p>A <em>b</em> <a href="07-a.html#c">d</a></p>` +
    `<table><tbody><tr><td style="text-align:right">1</td></tr></tbody></table>` +
    `<img alt="dot" src="data:image/png;base64,AAAA">` +
    `<details open=""><summary>s</summary>x</details>`;
  assert.equal(sanitiseProse(html).html, html);
});

Deno.test("of a style only the alignment of a table cell survives", () => {
  const cell = `<td style="padding:0.2em 0.8em;text-align: RIGHT;background:url(x)">1</td>`;
  const { html } = sanitiseOutput(`<table><tbody><tr>${cell}</tr></tbody></table>`);
  assert.equal(html, `<table><tbody><tr><td style="text-align:right">1</td></tr></tbody></table>`);
});

Deno.test("sanitiseOutput() turns headings into text, so that no output joins the outline", () => {
  assert.equal(sanitiseOutput(`<h2 id="x">Result</h2>`).html, "Result");
});

Deno.test("a marker of a formula inside an attribute never looks like an element", () => {
  const { html } = sanitiseProse(`<p title='<span data-maths="0"></span>'>x</p>`);
  assert.ok(!html.includes(`<span data-maths="0"></span>`), html);
});

Deno.test("an output cannot look like a part of the page; boxes and formulas keep their classes", () => {
  const html = `<div class="live-bar"></div><details class="claim holds">x</details>`;
  assert.equal(sanitiseOutput(html).html, `<div></div><details>x</details>`);
  const ours = `<blockquote class="box exercise"><div class="formula">x</div></blockquote>`;
  assert.equal(sanitiseOutput(ours).html, ours);
  assert.equal(sanitiseOutput(`<p class="note menu">x</p>`).html, `<p class="note">x</p>`);
  assert.equal(sanitiseProse(`<p class="computed">x</p>`).html, `<p class="computed">x</p>`);
});

Deno.test("what would hold up a page for long is refused before it is read", () => {
  const refused = (html: string, got: string): void =>
    assert.throws(() => sanitiseOutput(html), {
      name: "RangeError",
      message: `Expected at most 5000 elements, 500 within each other; got ${got}`,
    });
  refused("<p>x".repeat(300_000), "300000, 0");
  refused("<b>".repeat(20_000), "20000, 20000");
  refused(`<table>${"<tr><td>1</td></tr>".repeat(6000)}</table>`, "12001, 1");
  refused("<div>".repeat(501), "501, 501");
  assert.ok(sanitiseOutput("<p>x".repeat(5000)).html.length > 0);
  assert.ok(sanitiseProse("<p>x".repeat(10_000)).html.length > 0);
  assert.throws(() => sanitiseOutput("words ".repeat(40_000)), {
    name: "RangeError",
    message: "Expected at most 200000 characters of HTML; got 240000",
  });
  const attributes = (count: number): string =>
    Array.from({ length: count }, (_, i) => ` a${i}='"${i} >' c${i}`).join("");
  const wide = { name: "RangeError", message: /^Expected at most 100 attributes/ };
  assert.throws(() => sanitiseOutput(`<p${attributes(51)}>x</p>`), wide);
  assert.throws(() => sanitiseProse(`<p ${"x ".repeat(101)}<p>`), wide);
  assert.ok(sanitiseOutput(`<p${attributes(50)}>x</p>`.repeat(30)).html.length > 0);
  refused("<details>x</details>".repeat(1667), "5001, 1");
  const picture = `<img src="data:image/png;base64,${"A".repeat(300_000)}" alt="x">`;
  assert.ok(sanitiseOutput(picture).html.length > 300_000); // dots take no layout
});

Deno.test("measureHtml() counts elements, and how many are open at once", () => {
  assert.deepEqual(measureHtml("<div><p>a<p>b<br></div><b>c</b>"), { elements: 5, depth: 1 });
  assert.deepEqual(measureHtml("</b><i><b>x</b></i> 1 < 2"), { elements: 2, depth: 2 });
});

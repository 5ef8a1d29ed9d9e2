import assert from "node:assert/strict";
import fc from "#properties";
import { highlight } from "../../../lib/press/show/highlight.ts";
import { parse } from "../book/page.ts";

function shown(source: string): string {
  return parse(`<body><pre><code>${highlight(source).html}</code></pre>`).querySelector("code")
    .textContent;
}

Deno.test("highlight() marks words and keeps the source letter by letter", () => {
  const source =
    'type A<T> = T & { a: "<b>" }; // &amp;\n\n\nconst f = async (x: A<1>) => `${x}`;\n';
  assert.equal(shown(source), source);
  assert.match(highlight(source).html, /<span class="tok-keyword">type<\/span>/);
});

Deno.test("highlight() keeps any text, TypeScript or not", () => {
  // A browser reads CR and NUL differently, whatever the page says; the notebooks hold neither.
  const text = fc.string({ unit: "grapheme" }).filter((s) => !/[\r\0]/.test(s));
  fc.assert(fc.property(text, (source) => assert.equal(shown(source), source)), { seed: 1 });
});

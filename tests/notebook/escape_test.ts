import { strictEqual } from "node:assert/strict";
import fc from "#properties";
import { JSDOM } from "jsdom";
import { escapeHtml, escapeMarkdown, texInTable } from "../../lib/notebook/escape.ts";

Deno.test("escaped text is the same text to a browser, between tags and in an attribute", () => {
  const { document } = new JSDOM("<body></body>").window;
  fc.assert(fc.property(fc.string().filter((text) => !/[\r\0]/.test(text)), (text) => {
    const escaped = escapeHtml(text);
    document.body.innerHTML = `<p title="${escaped}">${escaped}</p>`;
    strictEqual(document.body.children.length, 1);
    strictEqual(document.body.firstChild.textContent, text);
    strictEqual(document.body.firstChild.getAttribute("title"), text);
  }));
});

Deno.test("a cell of a Markdown table keeps its formulas and nothing else that is special", () => {
  strictEqual(escapeMarkdown("a|b *c* <i> 5$"), "a\\|b \\*c\\* \\<i\\> 5\\$");
  strictEqual(escapeMarkdown("the law $p(x|y)$ of x_1"), "the law $p(x\\vert y)$ of x\\_1");
  strictEqual(escapeMarkdown("two\nlines"), "two lines");
});

Deno.test("bars in a formula are written out, line breaks stay", () => {
  strictEqual(texInTable(String.raw`\|v\|^2`), String.raw`\Vert v\Vert ^2`);
  strictEqual(texInTable(String.raw`p(x|y)`), String.raw`p(x\vert y)`);
  strictEqual(texInTable(String.raw`a \\|b|`), String.raw`a \\\vert b\vert `);
});

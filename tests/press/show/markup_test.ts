import assert from "node:assert/strict";
import { type Markup, markup, NOTHING, trusted } from "../../../lib/press/show/markup.ts";

Deno.test("text is escaped, markup is kept, lists are joined", () => {
  const item = markup`<b title="${`"'`}">${"<&>"}</b>`;
  assert.equal(item.html, '<b title="&quot;&#39;">&lt;&amp;&gt;</b>');
  assert.equal(markup`${[item, NOTHING, trusted("<i></i>")]}${3}`.html, `${item.html}<i></i>3`);
});

Deno.test("what only looks like markup is refused: it may come from a record of an output", () => {
  const forged: unknown[] = [
    { html: "<script>" },
    JSON.parse('{"html": "<script>"}'),
    [{ html: "<script>" }],
    { ...trusted("<b>") },
    null,
    undefined,
    true,
  ];
  for (const part of forged) {
    assert.throws(() => markup`${part as Markup}`, /^TypeError: Expected text or markup; got/);
  }
});

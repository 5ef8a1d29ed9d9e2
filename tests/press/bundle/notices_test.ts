import assert from "node:assert/strict";
import { readNotices } from "../../../lib/press/bundle/notices.ts";

const text = await readNotices();

Deno.test("readNotices() has the licence of each package that pages carry", () => {
  const names = [
    ...["@tensorflow/tfjs-core", "plotly.js-cartesian-dist-min", "katex"],
    "node-inspect-extracted",
  ];
  for (const name of names) {
    assert.match(text, new RegExp(`^${name}@[\\d.]+ \\([\\w.-]+\\)$`, "m"));
  }
  assert.match(text, /Apache License/);
});

Deno.test("readNotices() begins with the licence of our own code", () => {
  assert.match(
    text,
    /^The code of Flowbook[^=]*MIT License[^=]*The Flowbook authors[^=]*\n={80}\n/,
  );
});

Deno.test("readNotices() follows what packages need", () => {
  assert.match(text, /^decimal\.js@/m); // of mathjs
  assert.match(text, /^@lezer\/lr@/m); // of the parser
});

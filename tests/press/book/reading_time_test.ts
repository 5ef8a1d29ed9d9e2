import { equal } from "node:assert/strict";
import { readingMinutes } from "../../../lib/press/book/reading_time.ts";
import type { Cell } from "../../../lib/press/ipynb/mod.ts";

const WORDS = Array.from({ length: 200 }, (_, i) => `word${i}`);
const LINES = Array.from({ length: 30 }, (_, i) => `line(${i});`).join("\n");

const prose = (source: string): Cell => ({
  cell_type: "markdown",
  id: "prose",
  metadata: {},
  source,
});
const code = (tags: string[], data: Record<string, string> = {}): Cell => ({
  cell_type: "code",
  id: "code",
  metadata: { tags },
  source: LINES,
  execution_count: 1,
  outputs: [{ output_type: "display_data", data, metadata: {} }],
});

Deno.test("a minute is 200 words, thirty lines of code that is shown, or two figures", () => {
  const figure = { "image/svg+xml": "<svg/>" };
  equal(readingMinutes([prose(WORDS.join(" "))]), 1);
  equal(readingMinutes([prose([...WORDS, "more"].join(" "))]), 2); // rounded up
  equal(readingMinutes([code([])]), 1);
  equal(readingMinutes([code(["fold"])]), 0);
  equal(readingMinutes([code(["fold"], figure), code(["fold"], figure)]), 1);
});

Deno.test("marks of Markdown and tags are no words", () => {
  const listed = WORDS.map((word) => `- ${word}`), quoted = WORDS.map((word) => `> > ${word}`);
  const rows = ["| --- | :---: |", ...WORDS.map((word) => `| ${word} | |`)];
  const tagged = WORDS.map((word) => `<details data-check="a b"><summary>${word}</summary>`);
  for (const lines of [listed, quoted, rows, tagged, ["## ", ...WORDS]]) {
    equal(readingMinutes([prose(lines.join("\n"))]), 1);
  }
});

Deno.test("a formula counts as its source is written, whatever its signs look like", () => {
  const signs = "$a < b - c + d * e | f$ and $x <y$, $y> z$"; // 16 words
  equal(readingMinutes([prose([...WORDS.slice(16), signs].join(" "))]), 1);
  equal(readingMinutes([prose([...WORDS.slice(15), signs].join(" "))]), 2);
});

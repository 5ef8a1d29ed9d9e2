import assert from "node:assert/strict";
import { findChapters } from "../../../../lib/press/ipynb/mod.ts";
import { buildChapter } from "../../../../lib/press/book/build.ts";
import type { BookChapter } from "../../../../lib/press/book/render_chapter.ts";
import { type GlossaryPart, joinGlossary } from "../../../../lib/press/book/course/glossary.ts";
import { code, markdown, withNotebooks } from "../fixture.ts";

const CELLS = [
  markdown("title", "# Averages\n\nThe reader can average."),
  markdown("symbols", "## Notation\n\nSymbols."),
  markdown("mean", "## 1. The mean\n\nIt is in the middle."),
  code("mean-of-two", "(1 + 3) / 2;"),
];
const COURSE = {
  file: "glossary.md",
  text: "# Glossary\n\nAll words.\n\n## Words\n\n### Claim\n\nIt holds.",
};

function partOf(chapter: string, words: string, rows = ""): GlossaryPart {
  const symbols = `## Symbols\n\n| symbol | where |\n| --- | --- |\n${rows}`;
  return { chapter, file: `${chapter}.md`, text: `# Words\n\n${symbols}\n\n## Words\n\n${words}` };
}

async function withChapters(use: (chapters: readonly BookChapter[]) => void): Promise<void> {
  await withNotebooks({ "02-averages.ipynb": CELLS, "03-flows.ipynb": CELLS }, async (folder) => {
    use(await Promise.all((await findChapters(folder)).map(buildChapter)));
  });
}

Deno.test("joinGlossary() joins symbols by chapter and words by name, and finds their sections", async () => {
  await withChapters((chapters) => {
    const parts = [
      COURSE,
      partOf("averages", "### Mean\n\nThe middle. [mean-of-two]", "| $m$ | [symbols] |\n"),
      partOf("flows", "### Arrow\n\nA field in $[0, 1]$. [mean]", "| $v$ | [mean] |\n"),
      partOf("planned", "### Sphere\n\nRound. [nowhere]"),
    ];
    assert.equal(
      joinGlossary(parts, chapters),
      `# Glossary

All words.

## Symbols

| symbol | where |
| --- | --- |
| $m$ | [2, Notation](02-averages.html#symbols) |
| $v$ | [3.1](03-flows.html#mean) |

## Words

### Arrow

A field in $[0, 1]$. [3.1](03-flows.html#mean)

### Claim

It holds.

### Mean

The middle. [2.1](02-averages.html#mean-of-two)
`,
    );
  });
});

Deno.test("joinGlossary() names the file with an unknown cell, or with a second entry for a word", async () => {
  await withChapters((chapters) => {
    const bad: readonly [GlossaryPart, RegExp][] = [
      [
        partOf("averages", "### Mean\n\nThe middle. [maen]"),
        /^Error: averages\.md, .*Expected the id of a cell of chapter 2; got "maen"$/,
      ],
      [
        partOf("averages", "### Claim\n\nWhat a court hears."),
        /^Error: averages\.md, .*Expected one entry "Claim"; there is another in glossary\.md$/,
      ],
    ];
    for (const [part, message] of bad) {
      assert.throws(() => joinGlossary([COURSE, part], chapters), message);
    }
  });
});

import { deepEqual, equal } from "node:assert/strict";
import fc from "#properties";
import { chapterText, mergeText, readText } from "../../../lib/press/author/myst/mod.ts";
import {
  type Cell,
  findChapters,
  type Notebook,
  notebookText,
  parseNotebook,
} from "../../../lib/press/ipynb/mod.ts";
import { codeCell, notebookOf, textCell } from "../ipynb/helpers.ts";

const NOTEBOOKS = new URL("../../../notebooks", import.meta.url).pathname;

for (const { slug, path } of await findChapters(NOTEBOOKS)) {
  Deno.test(`the chapter ${slug} comes back from its text byte for byte`, async () => {
    const notebook = parseNotebook(await Deno.readTextFile(path), path);
    const text = chapterText(notebook);
    const back = mergeText(readText(text), notebook);
    equal(notebookText(back), notebookText(notebook));
    equal(chapterText(back), text);
  });
}

Deno.test("the text of a chapter", () => {
  const notebook = notebookOf(
    textCell("title", "# Odds\n\nA pair."),
    { ...codeCell("tools", "const x = 1;\n\nx;"), metadata: { tags: ["fold", "slow"] } },
    codeCell("fences", "`\n```\n`;"),
    { cell_type: "raw", id: "pass", metadata: { tags: ["a b"] }, source: "+++ more\n" },
    codeCell("empty", ""),
  );
  equal(
    chapterText(notebook),
    `+++ {"id": "title"}

# Odds

A pair.

\`\`\`{code-cell} typescript
:id: tools
:tags: [fold, slow]

const x = 1;

x;
\`\`\`

\`\`\`\`{code-cell} typescript
:id: fences

\`
\`\`\`
\`;
\`\`\`\`

+++ {"id": "pass", "type": "raw", "tags": ["a b"], "newlines": [0, 1]}

\\+++ more

\`\`\`{code-cell} typescript
:id: empty

\`\`\`
`,
  );
});

/** Sources made of what could be taken for something else. */
const source = fc.array(
  fc.oneof(
    fc.constantFrom(
      "\n",
      "\r\n",
      "\r",
      "\u2028",
      "```",
      "````",
      "```{code-cell} typescript",
      "\n```\n",
      "\n+++\n",
      '\n+++ {"id": "x"}\n',
      "\n\\+++ {",
      "\\",
      "\n:id: x\n",
      " ",
      "\t",
      "\uFEFF",
      "  ```",
      "~~~",
    ),
    fc.string({ unit: "grapheme", maxLength: 4 }),
  ),
  { maxLength: 8 },
).map((parts) => parts.join(""));

const metadata = fc.record({
  tags: fc.array(fc.oneof(fc.constantFrom("fold", "slow", "true", "1", "a, b", '"]'), fc.string())),
  other: fc.jsonValue(),
}, { requiredKeys: [] });

const code = fc.record({ source, metadata, count: fc.option(fc.nat()) })
  .map(({ source, metadata, count }): Cell => {
    const outputs = [{ output_type: "stream", name: "stdout", text: "1\n" } as const];
    return { ...codeCell("", source, outputs), metadata, execution_count: count } as Cell;
  });
const prose = fc.record({ source, metadata, type: fc.constantFrom("markdown", "raw") })
  .map(({ source, metadata, type }) =>
    ({ cell_type: type, id: "", metadata, source, attachments: { "a.png": {} } }) as Cell
  );
const notebook = fc.array(fc.oneof(code, prose), { maxLength: 6 })
  .map((cells): Notebook => notebookOf(...cells.map((cell, i) => ({ ...cell, id: `cell-${i}` }))));

Deno.test("any notebook comes back from its text byte for byte", () => {
  fc.assert(
    fc.property(notebook, (notebook) => {
      const back = mergeText(readText(chapterText(notebook)), notebook);
      equal(notebookText(back), notebookText(notebook));
    }),
    { numRuns: 1000 },
  );
});

Deno.test("blank lines, CR LF and a byte order mark of an editor change nothing", () => {
  const plain = source.map((text) => text.replaceAll("\r", ""));
  fc.assert(fc.property(plain, plain, fc.nat(3), (one, two, blank) => {
    const text = chapterText(notebookOf(textCell("one", one), codeCell("two", two)));
    const [first, second] = readText(text);
    const edited = "\uFEFF" + text.replaceAll("\n", "\r\n");
    const sources = (cells: { source: string }[]): string[] => cells.map(({ source }) => source);
    deepEqual(sources(readText(edited)), [first!.source, second!.source]);
    const airy = text.replace(
      /\n(?=`{3,}\{code-cell\} typescript\n:id: two)/,
      "\n".repeat(blank + 1),
    );
    deepEqual(sources(readText(airy)), [one, two]);
  }));
});

Deno.test("the text says in which line the source of a cell stands", () => {
  fc.assert(fc.property(notebook, (notebook) => {
    const text = chapterText(notebook);
    const lines = text.split("\n");
    for (const { firstLine, source } of readText(text)) {
      source.split("\n").forEach((line, i) => {
        if (line === "") return;
        const found = lines[firstLine + i - 1]!;
        equal(found.startsWith("\\") && found !== line ? found.slice(1) : found, line);
      });
    }
  }));
});

Deno.test("a new cell has no outputs; a cell of another kind keeps none", () => {
  const before = notebookOf(
    { ...codeCell("a", "1"), execution_count: 3, metadata: { kept: true } },
    { cell_type: "markdown", id: "b", metadata: {}, source: "b", attachments: { "a.png": {} } },
  );
  const after = mergeText([
    { kind: "markdown", id: "a", source: "one" },
    { kind: "code", id: "b", source: "2" },
    { kind: "code", id: "c", source: "3", tags: ["slow"] },
  ], before);
  deepEqual(after.cells, [
    { cell_type: "markdown", id: "a", metadata: { kept: true }, source: "one" },
    codeCell("b", "2"),
    { ...codeCell("c", "3"), metadata: { tags: ["slow"] } },
  ]);
});

import assert from "node:assert/strict";
import { deflateSync, strFromU8, strToU8 } from "fflate";
import { findChapters, parseNotebook } from "../../../lib/press/ipynb/mod.ts";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import {
  decodeShared,
  encodeShared,
  LONGEST_FRAGMENT,
  SHARE_MARK,
} from "../../../lib/press/page/share/fragment.ts";
import { readersNotebook } from "../../../lib/press/page/share/notebook.ts";
import { code, display, markdown } from "../book/fixture.ts";
import { notebookText } from "../../../lib/press/ipynb/mod.ts";

const SHARED = {
  chapter: "07-a",
  edits: { one: { source: 'const s = "α </script> 😀";\n', edition: "00ff" } },
  sliders: { "figure/0": { t: 0.35 } },
};

function fragmentOf(text: string): string {
  const packed = btoa(strFromU8(deflateSync(strToU8(text)), true));
  return SHARE_MARK + packed.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

Deno.test("a link brings edits and sliders as they were", () => {
  const fragment = encodeShared(SHARED);
  assert.match(fragment, /^#share=1\.[\w-]+$/);
  assert.deepEqual(decodeShared(fragment), SHARED);
});

Deno.test("other fragments are no links of ours", () => {
  for (const fragment of ["", "#", "#the-proof", "#shared"]) {
    assert.equal(decodeShared(fragment), undefined);
  }
});

Deno.test("a damaged link is refused in words", () => {
  const whole = encodeShared(SHARED);
  const damaged = [
    "#share=",
    "#share=2.abc",
    SHARE_MARK,
    `${SHARE_MARK}%%%`,
    whole.slice(0, -10),
    fragmentOf("null"),
    fragmentOf("[]"),
    fragmentOf('"text"'),
    fragmentOf(JSON.stringify({ ...SHARED, chapter: 7 })),
    fragmentOf(JSON.stringify({ ...SHARED, edits: { one: { source: {}, edition: "a" } } })),
    fragmentOf(JSON.stringify({ ...SHARED, edits: { one: { source: { html: "<b>" } } } })),
    fragmentOf(JSON.stringify({ ...SHARED, sliders: { a: { t: "0.5" } } })),
    fragmentOf(JSON.stringify({ ...SHARED, sliders: { a: { t: null } } })),
    fragmentOf(JSON.stringify({ ...SHARED, sliders: [] })),
  ];
  for (const fragment of damaged) {
    assert.throws(() => decodeShared(fragment), /^TypeError: This link is damaged/, fragment);
  }
});

Deno.test("only what a link may hold comes through", () => {
  const more = { ...SHARED, run: true, html: "<script>" };
  assert.deepEqual(decodeShared(fragmentOf(JSON.stringify(more))), SHARED);
});

Deno.test("a link that is too long, packed or unpacked, is refused", () => {
  const long = SHARE_MARK + "A".repeat(LONGEST_FRAGMENT);
  assert.throws(() => decodeShared(long), /^RangeError: This link is too long/);
  const bomb = fragmentOf(" ".repeat(30_000_000)); // 30 MB in 40 KB
  assert.ok(bomb.length < LONGEST_FRAGMENT);
  assert.throws(() => decodeShared(bomb), /^RangeError: This link holds far more than a chapter/);
});

Deno.test("edits too long for a link are better sent as a notebook", () => {
  const noise = Array.from({ length: 30_000 }, (_, i) => Math.sin(i).toString(36)).join("\n");
  const edits = { one: { source: noise, edition: "a" } };
  assert.throws(
    () => encodeShared({ ...SHARED, edits }),
    /^RangeError: These edits are too long for a link .* Download the notebook/,
  );
});

const FILE = notebookText({
  cells: [
    markdown("title", "# A\n\nGoal."),
    code("one", "const t = 0;", [display({ "text/plain": "saved" })]),
    code("two", "t + 1", [display({ "text/plain": "saved" })]),
    code("three", "t + 2", [display({ "text/plain": "saved" })]),
  ],
  metadata: { kernelspec: { name: "deno", display_name: "Deno", language: "typescript" } },
  nbformat: 4,
  nbformat_minor: 5,
});

Deno.test("the reader's notebook is a notebook with the reader's code and outputs", () => {
  const text = readersNotebook(
    FILE,
    new Map([
      ["one", { source: "const t = 5;\n// mine" }],
      ["two", {
        source: "t + 1",
        run: {
          count: 4,
          outputs: [
            { output_type: "stream", name: "stdout", text: "a\nb\n" },
            {
              output_type: "execute_result",
              execution_count: 1,
              data: { "text/plain": "6", "application/json": [1] },
              metadata: {},
            },
          ],
        },
      }],
      ["three", { source: "t + 2" }],
    ]),
  );
  const [, one, two, three] = parseNotebook(text, "mine.ipynb").cells;
  assert.deepEqual(one, {
    cell_type: "code",
    id: "one",
    metadata: {},
    source: "const t = 5;\n// mine",
    outputs: [],
    execution_count: null,
  });
  assert.ok(two?.cell_type === "code" && three?.cell_type === "code");
  assert.equal(two.execution_count, 4);
  assert.deepEqual(two.outputs.map((output) => output.output_type), ["stream", "execute_result"]);
  assert.deepEqual(three.outputs, [display({ "text/plain": "saved" })], "an untouched cell stays");
});

Deno.test("the reader's notebook has the reader's words", () => {
  const text = readersNotebook(FILE, new Map([["title", { source: "Since $a < b$." }]]));
  const { cells } = parseNotebook(text, "mine.ipynb");
  const whole = parseNotebook(FILE, "mine.ipynb").cells;
  assert.deepEqual(cells, [{ ...whole[0], source: "Since $a < b$." }, ...whole.slice(1)]);
});

Deno.test("without edits and runs the reader's notebook is the author's, byte for byte", async () => {
  const notebooks = fileURLToPath(new URL("../../../notebooks", import.meta.url));
  for (const { path } of await findChapters(notebooks)) {
    const text = await readFile(path, "utf8");
    assert.equal(readersNotebook(text, new Map()), notebookText(parseNotebook(text, path)));
  }
});

Deno.test("other JSON is no notebook", () => {
  assert.throws(() => readersNotebook("[]", new Map()), TypeError);
});

import assert from "node:assert/strict";
import { join } from "node:path";
import { EMPTY_COURSE, readCourse } from "../../../../lib/press/book/course/mod.ts";

const GOOD: Readonly<Record<string, string>> = {
  "claims.json": "[]",
  "course/sources.json": "[]",
  "course/bibliography.json": "[]",
  "course/outcomes.json": "[]",
  "course/plan.json": "[]",
  "course/glossary.md": "# Glossary\n\nNothing yet.",
};

async function withData(
  files: Readonly<Record<string, string>>,
  use: (folder: string) => Promise<void>,
): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    await Deno.mkdir(join(folder, "course"));
    for (const [path, text] of Object.entries(files)) {
      await Deno.writeTextFile(join(folder, path), text);
    }
    await use(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("readCourse() reads lists and texts", async () => {
  const sources = `[{"id":"S1","name":"Notes","about":"Some notes."}]`;
  await withData({ ...GOOD, "course/sources.json": sources }, async (folder) => {
    const { sources: [source], texts } = await readCourse(folder);
    assert.equal(source!.name, "Notes");
    assert.deepEqual([...texts.keys()], ["glossary"]);
  });
});

Deno.test("readCourse() takes a missing folder for an empty course", async () => {
  assert.equal(await readCourse("/nowhere/at/all"), EMPTY_COURSE);
});

Deno.test("readCourse() names the file and the place of what it cannot read", async () => {
  const bad: Readonly<Record<string, RegExp>> = {
    "not json": /bibliography\.json: /,
    '[{"id":"a"}]': /bibliography\.json: \/0 must have required property/,
    '[{"id":"a","authors":[],"year":1,"title":"t","venue":"v","says":"s","cited":[]}]':
      /\/0\/authors must NOT have fewer than 1 items/,
    '[{"id":"a","authors":["A"],"year":1,"title":"t","venue":"v","says":"s","cited":[],"link":"http://x"}]':
      /\/0\/link must match pattern/,
  };
  for (const [text, message] of Object.entries(bad)) {
    await withData({ ...GOOD, "course/bibliography.json": text }, async (folder) => {
      await assert.rejects(() => readCourse(folder), { name: "TypeError", message });
    });
  }
});

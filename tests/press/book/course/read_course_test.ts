import assert from "node:assert/strict";
import { dirname, join } from "node:path";
import { EMPTY_COURSE } from "../../../../lib/press/book/course/course.ts";
import { readCourse } from "../../../../lib/press/book/course/read_course.ts";

const GOOD: Readonly<Record<string, string>> = {
  "chapters/02-averages/claims.json": "[]",
  "course/sources.json": "[]",
  "course/bibliography.json": "[]",
  "course/plan.json": "[]",
  "course/glossary.md": "# Glossary\n\nNothing yet.",
  "course/notation.md": "# Notation\n\nNone yet.",
  "chapters/02-averages/glossary.md": "# Glossary of chapter 2",
  "chapters/02-averages/misconceptions.md": "# Misconceptions of chapter 2",
};

async function withData(
  files: Readonly<Record<string, string>>,
  use: (folder: string) => Promise<void>,
): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    for (const [path, text] of Object.entries(files)) {
      await Deno.mkdir(dirname(join(folder, path)), { recursive: true });
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
    const { sources: [source], texts, glossary, misconceptions } = await readCourse(folder);
    assert.equal(source!.name, "Notes");
    assert.deepEqual([...texts.keys()], ["notation"]);
    assert.deepEqual(glossary.map(({ chapter, file }) => [chapter, file.split("/").at(-1)]), [
      [undefined, "glossary.md"],
      ["averages", "glossary.md"],
    ]);
    assert.deepEqual(misconceptions.map(({ chapter, text }) => [chapter, text]), [
      ["averages", "# Misconceptions of chapter 2"],
    ]);
  });
});

Deno.test("readCourse() takes a missing folder for an empty course", async () => {
  assert.equal(await readCourse("/nowhere/at/all"), EMPTY_COURSE);
});

Deno.test("readCourse() names the file and the place of what it cannot read", async () => {
  const bad: Readonly<Record<string, RegExp>> = {
    "not json": /bibliography\.json: /,
    '[{"id":"a"}]': /bibliography\.json: \/0 must have required property/,
    '[{"id":"a","authors":[],"year":1,"title":"t","venue":"v","says":"s"}]':
      /\/0\/authors must NOT have fewer than 1 items/,
    '[{"id":"a","authors":["A"],"year":1,"title":"t","venue":"v","says":"s","link":"http://x"}]':
      /\/0\/link must match pattern/,
  };
  for (const [text, message] of Object.entries(bad)) {
    await withData({ ...GOOD, "course/bibliography.json": text }, async (folder) => {
      await assert.rejects(() => readCourse(folder), { name: "TypeError", message });
    });
  }
});

Deno.test("readCourse() joins what the chapters add to one outcome, where the last states it", async () => {
  const [idea, exercise] = [{ idea: "mean", title: "Means", cell: "mean" }, {
    cell: "try",
    name: "2.1",
    what: "a mean",
  }];
  const files = {
    ...GOOD,
    "chapters/02-averages/outcomes.json": JSON.stringify([
      { id: "read", ideas: [idea], exercises: [] },
      { id: "compute", outcome: "Compute.", ideas: [], exercises: [exercise] },
    ]),
    "chapters/03-flows/claims.json": "[]",
    "chapters/03-flows/outcomes.json": JSON.stringify([
      { id: "read", outcome: "Read.", ideas: [idea], exercises: [] },
    ]),
  };
  await withData(files, async (folder) => {
    assert.deepEqual((await readCourse(folder)).outcomes, [
      {
        id: "compute",
        outcome: "Compute.",
        ideas: [],
        exercises: [{ ...exercise, chapter: "averages" }],
      },
      {
        id: "read",
        outcome: "Read.",
        ideas: [{ ...idea, chapter: "averages" }, { ...idea, chapter: "flows" }],
        exercises: [],
      },
    ]);
  });
});

Deno.test("readCourse() wants one sentence for each outcome", async () => {
  const bare = { id: "read", ideas: [], exercises: [] };
  const stated = { ...bare, outcome: "Read." };
  for (
    const [outcomes, message] of [
      [[bare], /outcomes\.json: Expected a sentence for "read"; no chapter has one/],
      [[stated, stated], /outcomes\.json: Expected one sentence for "read"; got a second/],
    ] as const
  ) {
    const files = { ...GOOD, "chapters/02-averages/outcomes.json": JSON.stringify(outcomes) };
    await withData(files, async (folder) => {
      await assert.rejects(() => readCourse(folder), { name: "TypeError", message });
    });
  }
});

import assert from "node:assert/strict";
import { buildChapter } from "../../../../lib/press/book/build.ts";
import { joinMisconceptions } from "../../../../lib/press/book/course/join_misconceptions.ts";
import { readMisconceptions } from "../../../../lib/press/book/course/misconceptions.ts";
import { findChapters } from "../../../../lib/press/ipynb/mod.ts";
import type { LedgerClaim } from "../../../../lib/press/reproduce/ledger.ts";
import { code, markdown, withNotebooks } from "../fixture.ts";

const TEXT = `# Misconceptions of chapter 2

## The mean is one of the numbers.

Of $1$ and $3$ it is neither, on
$[0, 1]$. [mean] [claim-mean] [S1.07
of-two]

## Means are robust.

One far number moves them. [mean]
`;
const KNOWN = {
  cells: new Set(["mean", "claim-mean"]),
  checks: new Map([["S1.07", ["of-two", "of-three"]]]),
};

Deno.test("readMisconceptions() reads what is said, why not, and where it is caught", () => {
  assert.deepEqual(readMisconceptions("a.md", TEXT, KNOWN), [
    {
      line: 3,
      says: "The mean is one of the numbers.",
      why: "Of $1$ and $3$ it is neither, on\n$[0, 1]$.",
      cells: ["mean", "claim-mean"],
      checks: ["S1.07 of-two"],
    },
    {
      line: 9,
      says: "Means are robust.",
      why: "One far number moves them.",
      cells: ["mean"],
      checks: [],
    },
  ]);
  assert.deepEqual(readMisconceptions("a.md", "# None yet\n", KNOWN), []);
});

for (
  const [[was, is], message] of [
    [["[claim-mean]", "[claim-maen]"], /^a\.md, line 6: .*cell of the chapter; got "claim-maen"$/],
    [["of-two", "of-ten"], /^a\.md, line 6: .*one of "of-two", "of-three"; got "of-ten"$/],
    [["S1.07", "S1.08"], /^a\.md, line 6: Expected a claim of the ledger; got "S1\.08"$/],
    [["them. [mean]", "them."], /^a\.md, line 9: Expected the cell that catches it/],
    [["One far number moves them. ", ""], /^a\.md, line 9: Expected a sentence why it is wrong/],
  ] as const
) {
  Deno.test(`readMisconceptions() names file and line: ${was} → ${is}`, () => {
    const text = TEXT.replace(was, is);
    assert.throws(() => readMisconceptions("a.md", text, KNOWN), { name: "Error", message });
  });
}

Deno.test("joinMisconceptions() leads to the cells of written chapters and to the ledger", async () => {
  const cells = [
    markdown("title", "# Averages\n\nThe reader can average."),
    markdown("mean", "## 1. The mean\n\nIt is in the middle."),
    code("claim-mean", "(1 + 3) / 2;"),
  ];
  const claims = [{ id: "S1.07", checks: [{ name: "of-two" }] }] as unknown as LedgerClaim[];
  await withNotebooks({ "02-averages.ipynb": cells }, async (folder) => {
    const chapters = await Promise.all((await findChapters(folder)).map(buildChapter));
    const parts = ["averages", "planned"].map((chapter) => ({ chapter, file: "a.md", text: TEXT }));
    const joined = joinMisconceptions(parts, chapters, claims);
    assert.equal(
      joined.slice(joined.indexOf("## Chapter")),
      `## Chapter 2

[Averages](02-averages.html)

### “The mean is one of the numbers.”

Of $1$ and $3$ it is neither, on
$[0, 1]$. Caught in [2.1](02-averages.html#mean), [2.1 claim](02-averages.html#claim-mean) by [S1.07 of-two](ledger.html#S1.07).

### “Means are robust.”

One far number moves them. Caught in [2.1](02-averages.html#mean).
`,
    );
  });
});

import assert from "node:assert/strict";
import { findChapters, type Output } from "../../../lib/press/ipynb/mod.ts";
import { buildBook, buildChapter } from "../../../lib/press/book/build.ts";
import { ledgerEntries } from "../../../lib/press/book/course/ledger_entries.ts";
import { readCourse } from "../../../lib/press/book/course/read_course.ts";
import { searchDocuments } from "../../../lib/press/book/course/search_documents.ts";
import { renderEntry } from "../../../lib/press/book/pages/ledger_entry.ts";
import type { BookChapter } from "../../../lib/press/book/render_chapter.ts";
import { checkRecord, claimRecord, ledgerCheck, ledgerClaim } from "../reproduce/helpers.ts";
import { chapterOf, code, display, markdown, withNotebooks } from "./fixture.ts";
import { pagesOf } from "./page.ts";

/** The output of a claim with checks of these names. */
function claimOf(id: string, checks: readonly string[], covers: readonly string[] = []): Output {
  const record = claimRecord(id, checks.map((name) => checkRecord(name)), covers);
  return display({ "application/vnd.flowbook.claim+json": record, "text/plain": id });
}

const NOTEBOOKS = {
  "02-averages.ipynb": chapterOf(
    code("claim-mean", 'await claim("S1.01");', [claimOf("S1.01", ["value"], ["S1.02"])]),
    code("claim-sum", 'await claim("S1.03");', [claimOf("S1.03", ["value"])]),
    markdown("more", "## More\n\nIn [the evidence](evidence/02-averages.ipynb#bins)."),
  ),
  "03-flows.ipynb": chapterOf(),
  "evidence/02-averages.ipynb": [
    markdown(
      "title",
      "# Evidence for averages\n\nFurther checks of [chapter 2](../02-averages.ipynb).",
    ),
    markdown("bins", "## Bins\n\nCounted."),
    code("mean-bins", 'await claim("S1.01");', [claimOf("S1.01", ["bins", "tails"])]),
    code("mean-ends", 'await claim("S1.02");', [claimOf("S1.02", ["ends"])]),
  ],
};

type Dom = ReturnType<typeof pagesOf>[number]["dom"];

const pages = new Map<string, Dom>();
let chapters: BookChapter[] = [];
await withNotebooks(NOTEBOOKS, async (folder) => {
  const site = await buildBook({ notebooks: folder });
  for (const { path, dom } of pagesOf(site)) pages.set(path, dom);
  assert.ok(site.has("notebooks/02-averages-evidence.ipynb"));
  chapters = await Promise.all((await findChapters(folder)).map(buildChapter));
});

function linksIn(path: string, selector: string): string[][] {
  return [...pages.get(path)!.querySelectorAll(selector)]
    .map((link) => [link.textContent.replace(/\s+/g, " ").trim(), link.getAttribute("href")]);
}

Deno.test("a claim leads to its further checks, and they lead back", () => {
  assert.deepEqual(linksIn("02-averages.html", "section.cell > .further a"), [
    ["3 more checks", "02-averages-evidence.html#mean-bins"],
  ]);
  assert.equal(
    pages.get("02-averages.html")!.querySelector(".further").closest("section").id,
    "claim-mean",
  );
  assert.deepEqual(linksIn("02-averages-evidence.html", "section.cell > .further a"), [
    ["The claim in chapter 2", "02-averages.html#claim-mean"],
    ["The claim in chapter 2", "02-averages.html#claim-mean"],
  ]);
});

Deno.test("prose leads from a chapter to its evidence and back", () => {
  assert.deepEqual(linksIn("02-averages.html", "#more a:not(.anchor)"), [
    ["the evidence", "02-averages-evidence.html#bins"],
  ]);
  assert.deepEqual(linksIn("02-averages-evidence.html", "#title a:not(.anchor)"), [
    ["chapter 2", "02-averages.html"],
  ]);
});

Deno.test("the first page lists evidence under its chapter, and the way on goes by chapters", () => {
  assert.deepEqual(linksIn("index.html", ".chapters .time a"), [
    ["evidence: 3 further checks", "02-averages-evidence.html"],
  ]);
  assert.deepEqual(linksIn("02-averages.html", ".turn a"), [["Next A chapter", "03-flows.html"]]);
  assert.deepEqual(linksIn("02-averages-evidence.html", ".turn a"), [
    ["Chapter 2 A chapter", "02-averages.html"],
  ]);
});

Deno.test("the ledger counts the checks of both notebooks for one claim, and leads to each", async () => {
  const claims = [
    ledgerClaim("S1.01", { checks: ["value", "bins", "tails"].map((name) => ledgerCheck(name)) }),
    ledgerClaim("S1.02", { checks: [ledgerCheck("value"), ledgerCheck("ends")] }),
    ledgerClaim("S1.03"),
    ledgerClaim("S1.04", { chapter: "planned" }),
  ];
  const entries = ledgerEntries({ claims, sources: [] }, chapters);
  assert.deepEqual(
    entries.map(({ claim, verdict, rows, href, further }) => [
      claim.id,
      verdict,
      rows.length,
      href,
      further,
    ]),
    [
      ["S1.01", "holds", 3, "02-averages.html#claim-mean", {
        href: "02-averages-evidence.html#mean-bins",
        checks: 2,
      }],
      ["S1.02", "holds", 2, "02-averages.html#claim-mean", {
        href: "02-averages-evidence.html#mean-ends",
        checks: 1,
      }],
      ["S1.03", "holds", 1, "02-averages.html#claim-sum", undefined],
    ],
  );
  assert.match(
    renderEntry(entries[0]!).html,
    /<a href="02-averages-evidence\.html#mean-bins">2 checks in the evidence<\/a>/,
  );
  const documents = searchDocuments(chapters, await readCourse("/nowhere"), entries, new Map());
  assert.deepEqual(
    documents.filter(({ where }) => where === "evidence of chapter 2").map(({ href }) => href),
    ["02-averages-evidence.html", "02-averages-evidence.html#bins-2"],
  );
});

Deno.test("verifying runs the evidence with its chapter", () => {
  const [link] = pages.get("verify.html")!.querySelectorAll("#_chapters a");
  assert.deepEqual({ ...link.dataset }, {
    notebook: "notebooks/02-averages.ipynb",
    evidence: "notebooks/02-averages-evidence.ipynb",
  });
});

Deno.test("evidence whose records cannot be read is named with its cell", async () => {
  const broken = display({ "application/vnd.flowbook.claim+json": { id: "S1.01" } });
  const notebooks = {
    ...NOTEBOOKS,
    "evidence/02-averages.ipynb": chapterOf(code("bad", "1;", [broken])),
  };
  await withNotebooks(notebooks, async (folder) => {
    await assert.rejects(buildBook({ notebooks: folder }), {
      message: /^evidence\/02-averages\.ipynb, cell "bad": Expected a claim record; /,
    });
  });
});

import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { findChapters } from "../../../../lib/press/ipynb/mod.ts";
import { readApiNames } from "../../../../lib/press/book/api/api_names.ts";
import { buildBook, buildChapter } from "../../../../lib/press/book/build.ts";
import { ledgerEntries } from "../../../../lib/press/book/course/ledger_entries.ts";
import { readCourse } from "../../../../lib/press/book/course/read_course.ts";
import { searchDocuments } from "../../../../lib/press/book/course/search_documents.ts";
import { citationsOf } from "../../../../lib/press/book/course/citations.ts";
import { findChapterData } from "../../../../lib/press/reproduce/mod.ts";
import { pagesOf } from "../page.ts";

const ROOT = fileURLToPath(new URL("../../../../", import.meta.url));
const course = await readCourse(`${ROOT}data`);
const found = await findChapters(`${ROOT}notebooks`);
const chapters = await Promise.all(found.map(buildChapter));
const claims = course.claims.filter(({ chapter }) => chapters.some(({ slug }) => slug === chapter));
const entries = ledgerEntries(course, chapters);
const pages = new Map(
  pagesOf(await buildBook({ notebooks: `${ROOT}notebooks` })).map(({ path, dom }) => [path, dom]),
);
const wordsOf = (slug: string): string =>
  chapters.find((chapter) => chapter.slug === slug)!.cells.map(({ source }) => source)
    .join("\n").replace(/\s+/g, " ").toLowerCase();

Deno.test("the ledger has every claim with its cell, its numbers and its verdict", () => {
  assert.deepEqual(entries.map(({ claim }) => claim.id), claims.map(({ id }) => id));
  for (const { claim, source, chapter, cell, rows, verdict } of entries) {
    assert.ok(
      source && chapter.slug === claim.chapter && cell && rows.length >= claim.checks.length,
      claim.id,
    );
    assert.equal(verdict, "holds", claim.id);
  }
  const bodies = pages.get("ledger.html").querySelectorAll("tbody.entry");
  assert.equal(bodies.length, claims.length);
});

Deno.test("a planted mistake, an erratum and an anchor are printed where there are some", () => {
  const entry = pages.get("ledger.html").getElementById("S1.34");
  const text = entry.textContent.replace(/\s+/g, " ");
  assert.match(text, /Erratum\. The document writes p/);
  assert.ok(entry.querySelector("[data-name='planted mistake']").textContent.trim().length > 10);
  assert.match(entry.querySelector("[data-name=anchor]").textContent, /^0\.71364/);
});

Deno.test("every work is cited by a chapter, and every paper that a chapter links to is a work", () => {
  for (const work of course.works) {
    assert.ok(citationsOf(work, chapters).length > 0, work.id);
  }
  const links = new Set(course.works.map(({ link }) => link));
  for (const { slug } of chapters) {
    for (const [paper] of wordsOf(slug).matchAll(/https:\/\/(?:arxiv|doi)\.org\/[^\s)]+/gi)) {
      assert.ok([...links].some((link) => link?.toLowerCase() === paper), `${slug}: ${paper}`);
    }
  }
});

Deno.test("a work is cited where a section names or links it, and says which section that is", () => {
  const places = (id: string): string[] =>
    // later chapters may cite them, too
    citationsOf(course.works.find((work) => work.id === id)!, chapters)
      .filter(({ chapter }) => chapter.number <= 8)
      .map(({ chapter, section }) => `${chapter.number}, ${section.name}`);
  assert.deepEqual(places("albergo-2023"), ["7, section 15", "7, References"]);
  assert.deepEqual(places("liu-2023"), ["7, section 15", "7, References"]);
  assert.deepEqual(places("alpaydin-1998"), [
    "8, section 13",
    "8, References and where to read on",
  ]);
  assert.deepEqual(places("lipman-2023"), ["7, References", "8, References and where to read on"]);
  assert.deepEqual(places("tong-2024"), ["7, References", "8, References and where to read on"]);
});

Deno.test("the folders of data are those of the plan, and of the notebooks", async () => {
  const folders = (await findChapterData(`${ROOT}data/chapters`))
    .map(({ number, slug }) => ({ number, slug }));
  const planned = course.weeks.flatMap((week) => week.chapters);
  assert.deepEqual(folders, planned.map(({ number, slug }) => ({ number, slug })));
  for (const { number, slug } of chapters) {
    assert.ok(folders.some((folder) => folder.number === number && folder.slug === slug), slug);
  }
});

Deno.test("works stand in the order of their first author", () => {
  const names = course.works.map(({ id }) => id);
  assert.deepEqual(names, [...names].sort());
});

Deno.test("every idea that has claims belongs to one outcome", () => {
  const ideas = course.outcomes.flatMap((outcome) => outcome.ideas.map(({ idea }) => idea));
  assert.equal(new Set(ideas).size, ideas.length);
  const claimed = new Set(claims.map(({ idea }) => idea!));
  assert.deepEqual([...claimed].filter((idea) => !ideas.includes(idea)), []);
});

Deno.test("the plan has eight weeks and every chapter that is written, by its right number", () => {
  assert.equal(course.weeks.length, 8);
  const planned = course.weeks.flatMap((week) => week.chapters);
  assert.deepEqual(planned.map(({ number }) => number), planned.map((_, i) => i + 1));
  for (const { number, slug, title } of chapters) {
    const same = planned.find((chapter) => chapter.number === number);
    assert.deepEqual([same?.slug, same?.title], [slug, title.text]);
  }
  const plan = pages.get("plan.html");
  assert.equal(plan.querySelectorAll(".planned a").length, chapters.length);
  assert.equal(plan.querySelectorAll(".planned .missing").length, planned.length - chapters.length);
});

Deno.test("words of the glossary stand in order, and none twice", () => {
  const words = [...pages.get("glossary.html").querySelectorAll("h3")]
    .map((heading) => heading.firstChild.textContent.trim());
  assert.ok(words.length > 40);
  assert.deepEqual(words, [...words].sort((a, b) => a.localeCompare(b, "en")));
});

Deno.test("each chapter has its misconceptions, with no number that it does not say itself", () => {
  const page = pages.get("misconceptions.html");
  for (const { slug, number } of chapters) {
    const { text } = course.misconceptions.find(({ chapter }) => chapter === slug)!;
    assert.ok(page.getElementById(`chapter-${number}`), slug);
    assert.ok(text.match(/^## /gm)!.length >= 8, slug);
    for (const [number] of text.replace(/\[[^\]]*\]/g, "").matchAll(/\d+\.\d+/g)) {
      assert.ok(wordsOf(slug).includes(number), `${slug}: ${number}`);
    }
  }
  assert.ok(pages.get("plan.html").querySelector("main a[href='misconceptions.html']"));
});

Deno.test("whatever can be found leads somewhere", () => {
  const documents = searchDocuments(chapters, course, entries, readApiNames());
  assert.equal(new Set(documents.map(({ href }) => href)).size, documents.length);
  for (const { href, title, where } of documents) {
    assert.ok(title !== "", href);
    if (where === "library") continue;
    const [path, anchor] = href.split("#");
    assert.ok(pages.has(path!), href);
    if (anchor) assert.ok(pages.get(path!).getElementById(anchor), href);
  }
});

Deno.test("the heading of a section that is found is the heading that it leads to", () => {
  const documents = searchDocuments(chapters, course, entries, readApiNames());
  for (
    const { href, title, where } of documents.filter(({ where }) => where.startsWith("chapter"))
  ) {
    const [path, anchor] = href.split("#");
    if (!anchor) continue;
    const heading = pages.get(path!).getElementById(anchor).textContent.replace(/\s+/g, " ");
    const words = title.split(/[^A-Za-z]+/).filter((word) => word.length > 3);
    for (const word of words) assert.ok(heading.includes(word), `${where}: ${title} / ${heading}`);
  }
});

import assert from "node:assert/strict";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import katex from "katex";
import { courseBeside } from "../../../lib/press/book/course/course_beside.ts";
import { isAmong, PRODUCERS } from "../../../lib/press/book/producers.ts";
import { buildBook, siteSize, writeSite } from "../../../lib/press/book/mod.ts";
import {
  chapterOf,
  code,
  COURSE,
  display,
  figureOutput,
  markdown,
  withNotebooks,
} from "./fixture.ts";
import { build, type Dom, pagesOf, textOf } from "./page.ts";

const site = await build(COURSE);
const CHAPTER = "07-conditional-flow-matching.html";

Deno.test("buildBook() makes a page for each chapter, an index, figures and shared files", () => {
  const paths = [...site.keys()].filter((path) =>
    !path.startsWith("assets/fonts/") && !path.endsWith(".json")
  ).sort();
  assert.deepEqual(paths, [
    CHAPTER,
    "08-train-and-sample.html",
    "assets/book.css",
    "assets/icon.svg",
    "assets/look_up.css",
    "bibliography.html",
    "coursework.html",
    "figures/07-conditional-flow-matching/figure-1.svg",
    "glossary.html",
    "index.html",
    "ledger.html",
    "misconceptions.html",
    "notation.html",
    "notebooks/07-conditional-flow-matching.ipynb",
    "notebooks/08-train-and-sample.ipynb",
    "outcomes.html",
    "plan.html",
    "verify.html",
  ]);
});

Deno.test("a chapter that has outcomes and no notebook is missing, not planned", async () => {
  const root = await Deno.makeTempDir();
  try {
    await Deno.mkdir(`${root}/notebooks`);
    await Deno.symlink(fileURLToPath(new URL("../../../data", import.meta.url)), `${root}/data`);
    await assert.rejects(courseBeside(`${root}/notebooks`), {
      name: "TypeError",
      message:
        /^notebooks\/07-conditional-flow-matching\.ipynb is missing, though data\/chapters\//m,
    });
  } finally {
    await Deno.remove(root, { recursive: true });
  }
});

Deno.test("equal notebooks give equal bytes", async () => {
  const again = await build(COURSE);
  assert.deepEqual([...again.keys()], [...site.keys()]);
  for (const [path, { bytes }] of site) assert.deepEqual(again.get(path)!.bytes, bytes, path);
});

Deno.test("every page has one title, headings in order, landmarks and a skip link", () => {
  for (const { path, dom } of pagesOf(site)) {
    const levels = [...dom.querySelectorAll("h1, h2, h3, h4")].map((h: Dom) =>
      Number(h.tagName[1])
    );
    assert.equal(levels.filter((level) => level === 1).length, 1, path);
    levels.forEach((level, i) =>
      assert.ok(level <= (levels[i - 1] ?? 0) + 1, `${path}: ${levels}`)
    );
    assert.equal(dom.documentElement.lang, "en");
    assert.equal(dom.querySelectorAll("main, body > header, body > footer").length, 3, path);
    const skip = dom.querySelector("body > a").getAttribute("href");
    assert.equal(dom.querySelector(skip).tagName, "MAIN");
    for (const nav of dom.querySelectorAll("nav")) assert.ok(nav.getAttribute("aria-label"));
    const ids = [...dom.querySelectorAll("[id]")].map((element: Dom) => element.id);
    assert.equal(new Set(ids).size, ids.length, path);
  }
});

Deno.test("every link and picture of the book is there, anchors included", () => {
  const pages = pagesOf(site);
  for (const { path, dom } of pages) {
    for (const element of dom.querySelectorAll("[href], [src]")) {
      const reference = element.getAttribute("href") ?? element.getAttribute("src");
      if (/^https?:/.test(reference)) continue;
      const url = new URL(reference, `http://book/${path}`);
      const target = url.pathname.slice(1);
      if (PRODUCERS.some(({ makes }) => isAmong(target, makes))) continue;
      assert.ok(site.has(target), `${path}: ${reference}`);
      if (url.hash === "") continue;
      const page = pages.find((page) => page.path === target)!;
      assert.ok(
        page.dom.getElementById(decodeURIComponent(url.hash.slice(1))),
        `${path}: ${reference}`,
      );
    }
  }
});

Deno.test("no page asks another host for anything, or runs anything but the one script", () => {
  for (const { path, dom } of pagesOf(site)) {
    assert.equal(dom.querySelectorAll("iframe, object, embed, form").length, 0, path);
    const scripts = [...dom.querySelectorAll("script")].map((
      script: Dom,
    ) => [script.type, script.src]);
    assert.deepEqual(scripts, [["application/json", ""], ["module", "assets/live/main.js"]], path);
    for (const element of dom.querySelectorAll("*")) {
      for (const { name, value } of element.attributes) {
        assert.ok(!name.startsWith("on"), `${path}: ${name}`);
        const leaves = element.tagName === "A" && name === "href" || name === "xmlns";
        if (!leaves) assert.doesNotMatch(value, /(?:https?:)?\/\/\w/, `${path}: ${name}`);
      }
    }
    const policy = dom.querySelector("meta[http-equiv=Content-Security-Policy]").content;
    assert.match(policy, /^default-src 'none'; script-src 'self'; worker-src 'self';/);
  }
});

Deno.test("the style sheet uses only fonts that are served, and fits the formulas", () => {
  const css = textOf(site, "assets/book.css");
  const fonts = [...css.matchAll(/url\(([^)]*)\)/g)].map(([, url]) => url!)
    .filter((url) => !url.startsWith("data:font/woff2;base64,"));
  assert.ok(fonts.length > 10);
  for (const font of fonts) assert.ok(site.has(`assets/${font}`), font);
  assert.ok(css.includes(`content:"${katex.version}"`));
});

Deno.test("every picture has a text", () => {
  for (const { dom } of pagesOf(site)) {
    for (const image of dom.querySelectorAll("img")) assert.ok(image.alt.length > 20);
  }
});

Deno.test("each cell is a section with its id, and code keeps its source", () => {
  const { dom } = pagesOf(site).find(({ path }) => path === CHAPTER)!;
  for (const cell of COURSE["07-conditional-flow-matching.ipynb"]!) {
    const section = dom.getElementById(cell.id);
    assert.equal(section.tagName, "SECTION");
    if (cell.cell_type !== "code") continue;
    assert.equal(section.querySelector("pre.source > code").textContent, cell.source);
    const folded = section.querySelectorAll("details.fold pre.source").length;
    assert.equal(folded, cell.metadata.tags?.includes("fold") ? 1 : 0);
    assert.equal(section.getAttribute("data-tags"), cell.metadata.tags?.join(" ") ?? null);
  }
});

Deno.test("a chapter lists its sections and leads to its neighbours", () => {
  const [seven, eight] = [CHAPTER, "08-train-and-sample.html"].map((page) =>
    pagesOf(site).find(({ path }) => path === page)!.dom
  );
  const entries = [...seven.querySelectorAll(".contents li")].map((li: Dom) =>
    li.textContent.trim()
  );
  assert.deepEqual(entries, [
    "What does the loss see?",
    "The average, seen",
    "Three lines that must agree",
    "Summary and exercises",
  ]);
  assert.equal(seven.querySelector("a[rel=next]").getAttribute("href"), "08-train-and-sample.html");
  assert.equal(seven.querySelector("a[rel=prev]"), null);
  assert.equal(eight.querySelector("a[rel=prev]").getAttribute("href"), CHAPTER);
});

Deno.test("the index shows each chapter with its title, goal and reading time", () => {
  const { dom } = pagesOf(site).find(({ path }) => path === "index.html")!;
  const [first] = dom.querySelectorAll(".chapters li");
  assert.equal(first.querySelector("h3 a").textContent, "Regression on velocities");
  assert.match(first.querySelector("p").textContent, /^The reader can train a velocity field/);
  assert.match(first.querySelector(".time").textContent, /^\d+ minutes?$/);
});

Deno.test("reading time adds words, lines of code and figures, and rounds up", async () => {
  const cells = chapterOf(
    markdown("words", "word ".repeat(192)), // and 8 words in the title cell: 1 minute
    code("lines", "let x;\n\n".repeat(30), [figureOutput(), figureOutput()]), // 1 minute and 1 minute
  );
  const { dom } = pagesOf(await build({ "01-a.ipynb": cells })).find((p) =>
    p.path === "01-a.html"
  )!;
  assert.equal(dom.querySelector(".eyebrow").textContent, "Chapter 1 · 3 minutes of reading");
});

Deno.test("a folder without notebooks gives a book without chapters", async () => {
  const { dom } = pagesOf(await build({}))[0]!;
  assert.match(dom.querySelector("main").textContent, /There is no chapter yet/);
});

Deno.test("writeSite() writes every file of the book", async () => {
  const folder = await Deno.makeTempDir();
  try {
    await writeSite(site, folder);
    let size = 0;
    for (const [path, { bytes }] of site) {
      const written = await Deno.readFile(join(folder, path));
      assert.deepEqual(written, bytes);
      size += written.length;
    }
    assert.equal(siteSize(site), size);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("a broken chapter stops the build with a message that finds it", async () => {
  const cases: [Parameters<typeof build>[0], RegExp][] = [
    [{ "01-a.ipynb": [] }, /^01-a\.ipynb.*Expected a title \(#\); got no heading$/],
    [{ "01-a.ipynb": [markdown("intro", "# Only a title")] }, /cell "intro": Expected the goal/],
    [
      { "01-a.ipynb": chapterOf(markdown("maths", "$\\frac$")) },
      /^01-a\.ipynb, cell "maths": the formula "\\frac" cannot be read/,
    ],
    [
      { "01-a.ipynb": chapterOf(markdown("more", "[x](#nowhere)")) },
      /^01-a\.html: the link to "#nowhere" leads nowhere in the book$/,
    ],
    [
      { "01-a.ipynb": chapterOf(markdown("more", "[x](09-later.ipynb)")) },
      /^01-a\.html: the link to "09-later\.html" leads nowhere in the book$/,
    ],
  ];
  for (const [notebooks, message] of cases) {
    await assert.rejects(() => build(notebooks), (error: Error) => {
      assert.match(error.message, message);
      return true;
    });
  }
  await withNotebooks({}, async (notebooks) => {
    await Deno.writeTextFile(join(notebooks, "01-a.ipynb"), "{ not json");
    await assert.rejects(() => buildBook({ notebooks }), /01-a\.ipynb: Expected JSON/);
  });
});

Deno.test("an output that cannot be shown is a complaint of the book, and the others are shown", async () => {
  const cells = [
    code("plot", "", [display({ "image/svg+xml": "<script/>", "text/plain": "A plot." })]),
    code("next", "", [display({ "text/plain": "The next." })]),
  ];
  const site = await build({ "01-a.ipynb": chapterOf(...cells) });
  const complaint = '01-a.ipynb, cell "plot": its SVG figure holds a <script> element';
  assert.deepEqual(site.complaints, [complaint]);
  const { dom } = pagesOf(site).find(({ path }) => path === "01-a.html")!;
  assert.match(
    dom.querySelector("#plot .outputs").textContent,
    /A plot\..*Shown as text: its SVG/s,
  );
  assert.match(dom.querySelector("#next .outputs").textContent, /The next/);
});

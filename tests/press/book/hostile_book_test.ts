import assert from "node:assert/strict";
import {
  chapterOf,
  claimRecord,
  code,
  display,
  drawing,
  figureOutput,
  markdown,
} from "./fixture.ts";
import { HOSTILE } from "./hostile.ts";
import { HOSTILE_BOOK } from "./hostile_book.ts";
import { build, type Dom, pagesOf } from "./page.ts";

const CLAIM = "application/vnd.flowbook.claim+json";

/** The page of a chapter with these cells, or nothing when the build refuses them. */
async function pageOf(...cells: Parameters<typeof chapterOf>): Promise<Dom | undefined> {
  const site = await build({ "01-a.ipynb": chapterOf(...cells) }).catch(() => undefined);
  return site && pagesOf(site).find(({ path }) => path === "01-a.html")!.dom;
}

/** Demands that a drawing is shown as its words, and that the book has no file of it. */
async function refused(svg: string): Promise<void> {
  const site = await build({
    "01-a.ipynb": chapterOf(code("figure", "draw()", [figureOutput(svg)])),
  });
  assert.match(site.complaints.join(), /01-a\.ipynb, cell "figure": its SVG figure holds/);
  assert.deepEqual([...site.keys()].filter((path) => /^figures.*svg$/.test(path)), []);
}

Deno.test("a hostile notebook becomes pages with nothing that runs or loads", async () => {
  for (const { path, dom } of pagesOf(await build(HOSTILE_BOOK))) {
    const outside = [...dom.querySelectorAll("script")] as Dom[];
    assert.ok(outside.every((script) => script.closest("head")), path);
    const bad =
      "main script, main style, iframe, object, embed, form, base, main link, main meta, " +
      "main svg:not(.katex svg), main video, main audio, main dialog, [srcdoc]";
    assert.deepEqual([...dom.querySelectorAll(bad)].map(({ outerHTML }: Dom) => outerHTML), []);
    for (const element of dom.querySelectorAll("*") as Iterable<Dom>) {
      for (
        const { name, value } of element.attributes as Iterable<{ name: string; value: string }>
      ) {
        assert.ok(!name.startsWith("on"), `${path}: ${name}`);
        if (!/^(?:href|src|action|formaction|xlink:href)$/.test(name)) continue;
        assert.doesNotMatch(
          value,
          /^\s*(?:j\s*a\s*v\s*a|vbscript|data:(?!image\/png)|\/\/)/i,
          path,
        );
        if (name === "src") assert.doesNotMatch(value, /^https?:/);
      }
    }
  }
});

Deno.test("a formula cannot carry links, pictures or styles of its own", async () => {
  const formulas = [
    String.raw`\href{javascript:steal()}{x}`,
    String.raw`\url{javascript:steal()}`,
    String.raw`\includegraphics{https://elsewhere.example/x.png}`,
    String.raw`\htmlClass{skip}{x}`,
    String.raw`\htmlStyle{position: fixed}{x}`,
    String.raw`\htmlData{a=b}{x}`,
    String.raw`\def\a{\a\a}\a`,
  ];
  for (const tex of formulas) {
    const dom = await pageOf(markdown("formula", `$${tex}$`));
    const bad = "a, img, .skip, [data-a], [style*=fixed], [href], [src]";
    assert.equal(dom?.querySelector(`#formula :is(${bad})`) ?? null, null, tex);
  }
});

Deno.test("links and pictures written in Markdown lead to the web or to the book", async () => {
  const texts = [
    "[x](javascript:steal())",
    "[x](data:text/html,<script>steal()</script>)",
    "[x](vbscript:steal())",
    "[x](//elsewhere.example)",
    "[x](../../etc/passwd)",
    "[x]\n\n[x]: javascript:steal()",
    "<javascript:steal()>",
    "![x](https://elsewhere.example/pixel.png)",
    "![x](javascript:steal())",
  ];
  for (const text of texts) {
    const dom = await pageOf(markdown("text", text));
    assert.equal(dom?.querySelector("#text a, #text img") ?? null, null, text);
  }
  const good = await pageOf(markdown("text", "[x](https://example.org)")); // so the test can fail
  assert.ok(good?.querySelector("#text a"));
});

Deno.test("a drawing with anything but a drawing in it is not in the book", async () => {
  const parts = [
    ...HOSTILE.filter((html) => /<(?:script|iframe|img|style|foreignObject|a|form)\b/.test(html)),
    `<rect onclick="steal()"/>`,
    `<image xlink:href="https://elsewhere.example/x.png"/>`,
    `<use href="https://elsewhere.example/x.svg#a"/>`,
    `<rect style="fill: url(https://elsewhere.example/x)"/>`,
    `<animate attributeName="href" to="javascript:steal()"/>`,
    `<!-- <script> --><![CDATA[<script>steal()</script>]]>`,
    `<?xml-stylesheet href="//elsewhere.example/x.css"?>`,
  ];
  for (const part of parts) {
    const svg = drawing().replace("</svg>", `${part}</svg>`);
    await refused(svg);
  }
  await refused(`<!DOCTYPE svg>${drawing()}`);
});

Deno.test("JSON that looks like our markup is none", async () => {
  const markup = { html: "<img src=x onerror=steal()>" };
  const [check] = claimRecord("S3.38")["checks"] as Record<string, unknown>[];
  const records = [
    { ...claimRecord("S3.38"), says: markup },
    { ...claimRecord("S3.38"), says: [markup] },
    { ...claimRecord("S3.38"), id: markup },
    { ...claimRecord("S3.38"), checks: [{ ...check, name: markup }] },
    { ...claimRecord("S3.38"), checks: [{ ...check, allowed: markup }] },
    { ...claimRecord("S3.38"), checks: [{ ...check, tolerance: { name: markup, why: markup } }] },
  ];
  for (const record of records) {
    const dom = await pageOf(code("claim", "", [display({ [CLAIM]: record, "text/plain": "" })]));
    assert.equal(dom?.querySelector("[onerror]") ?? null, null);
  }
  const good = display({ [CLAIM]: claimRecord("S3.38"), "text/plain": "" }); // so the test can fail
  assert.ok((await pageOf(code("claim", "", [good])))?.querySelector("#claim details.claim"));
});

import assert from "node:assert/strict";
import { cellLinks } from "../../../lib/press/book/api/cell_links.ts";
import { namesIn } from "../../../lib/press/book/api/code_names.ts";
import { firstSentence, readDocstring } from "../../../lib/press/show/docstring.ts";
import { readLibrary } from "../../../lib/press/book/api/library.ts";
import { apiHref, readApiNames } from "../../../lib/press/book/api/api_names.ts";
import { apiPages } from "../../../lib/press/book/api/pages.ts";
import { renderWords } from "../../../lib/press/book/api/words.ts";
import { highlight } from "../../../lib/press/show/highlight.ts";
import { PRODUCERS } from "../../../lib/press/book/producers.ts";
import { requireLinks } from "../../../lib/press/book/links.ts";
import type { Site } from "../../../lib/press/book/mod.ts";
import { code, display, markdown } from "./fixture.ts";
import { build, type Dom, parse, textOf } from "./page.ts";

const chapters = await build({
  "07-paths.ipynb": [
    markdown("intro", "# Paths\n\nFollow one.\n\n## A *straight* path"),
    code("imports", 'import { gaussianPath as curve, sampleFlow } from "flowbook/paths";'),
    code("use", "const path = curve(sampleFlow());\nconst again = curve;"),
    markdown("more", "## Another section"),
    code("elsewhere", "curve;"),
  ],
});
const pages = apiPages(chapters.uses);
const everything: Site = new Map([...chapters, ...pages]);

function page(path: string): Dom {
  return parse(textOf(pages, path));
}

Deno.test("every module has a page, and every exported name an entry with words and code", () => {
  const names = readApiNames();
  assert.equal(pages.size, names.size + 1);
  let count = 0;
  for (const { name: module, exports } of names.values()) {
    const dom = page(`api/${module}.html`);
    for (const name of exports) {
      const entry = dom.getElementById(name);
      assert.ok(entry, `${module}: ${name}`);
      assert.match(entry.querySelector("p")?.textContent ?? "", /\S/, `${module}: ${name}`);
      if (name !== "tf") assert.ok(entry.querySelector("pre.signature"), `${module}: ${name}`);
      count++;
    }
    assert.equal(dom.querySelectorAll(".api-entry").length, exports.size, module);
    const ids = [...dom.querySelectorAll("[id]")].map(({ id }: Dom) => id);
    assert.equal(new Set(ids).size, ids.length, module);
  }
  assert.ok(count > 250, `${count} names`);
});

Deno.test("no link of a page about the library leads nowhere", () => {
  const later = PRODUCERS.flatMap(({ makes }) => makes).filter((made) => made !== "api/");
  requireLinks(everything, later);
});

Deno.test("an entry has signature, equation, parameters, errors, source and example", () => {
  const entry = page("api/paths.html").getElementById("cfmLoss");
  const signature = entry.querySelector(".signature");
  assert.equal(
    signature.textContent,
    "function cfmLoss(field: VelocityField, sample: PathSample): tf.Scalar",
  );
  const links = [...signature.querySelectorAll("a")].map((a: Dom) => a.getAttribute("href"));
  assert.deepEqual(links, [
    "../api/tensors.html#VelocityField",
    "../api/paths.html#PathSample",
    "../api/tensors.html#tf",
  ]);
  assert.match(entry.querySelector(".equation").textContent, /^L = \(1 \/ batch\) sum over i/);
  const terms = [...entry.querySelectorAll(".facts dt")].map((dt: Dom) => dt.textContent);
  assert.deepEqual(terms, ["field", "sample", "returns", "throws TypeError", "source"]);
  assert.match(entry.querySelector(".example code").textContent, /from "flowbook\/paths"/);
});

Deno.test("members of interfaces and classes are listed with their own words", () => {
  const path = page("api/paths.html").getElementById("Path");
  const members = [...path.querySelectorAll(".members > dt")].map((dt: Dom) => dt.textContent);
  assert.deepEqual(members.map((text) => text.split(/[(:]/)[0]), [
    "readonly scheduler",
    "sample",
    "conditionalVelocity",
  ]);
  assert.match(path.querySelector(".members > dd .equation").textContent, /xt = alpha x1/);
  const stream = page("api/random.html").getElementById("Stream").textContent;
  assert.match(stream, /split\(label: string\): Stream/);
  assert.doesNotMatch(stream, /#key|#next/, "what is private stays private");
});

Deno.test("a constant shows its value, a name of another module leads there", () => {
  const dom = page("api/odes.html");
  assert.match(dom.getElementById("EULER").querySelector(".signature").textContent, /b: \[1\]/);
  const activation = page("api/networks.html").getElementById("NetworkOptions");
  assert.ok(activation.querySelector('a[href="../api/networks.html#Activation"]'));
});

Deno.test("an entry leads to the cells that use its name, once for each section", () => {
  const used = page("api/paths.html").getElementById("gaussianPath").querySelector(".used-in");
  const links = [...used.querySelectorAll("a")].map((
    a: Dom,
  ) => [a.getAttribute("href"), a.textContent]);
  assert.deepEqual(links, [
    ["../07-paths.html#use", "A straight path"],
    ["../07-paths.html#elsewhere", "Another section"],
  ]);
  assert.equal(page("api/paths.html").getElementById("cfmLoss").querySelector(".used-in"), null);
});

Deno.test("a chapter links names of the library, and its code reads as before", () => {
  const dom = parse(textOf(chapters, "07-paths.html"));
  const imports = dom.querySelector("#imports pre.source > code");
  assert.equal(
    imports.textContent,
    'import { gaussianPath as curve, sampleFlow } from "flowbook/paths";',
  );
  const hrefs = [...imports.querySelectorAll("a")].map((a: Dom) => a.getAttribute("href"));
  assert.deepEqual(hrefs, ["api/paths.html#gaussianPath", "api/paths.html#sampleFlow"]);
  const use = dom.querySelector("#use pre.source > code");
  assert.equal(use.textContent, "const path = curve(sampleFlow());\nconst again = curve;");
  const stops = [...use.querySelectorAll("a")].map((a: Dom) => [a.textContent, a.tabIndex]);
  assert.deepEqual(stops, [["curve", -1], ["sampleFlow", -1]], "first uses, no more stops");
});

Deno.test("names that are not of the library, or not exported, get no link", () => {
  const names = readApiNames();
  assert.equal(apiHref(names, "flowbook/paths", "cfmLoss"), "api/paths.html#cfmLoss");
  assert.equal(apiHref(names, "flowbook/paths", "nothing"), undefined);
  assert.equal(apiHref(names, "flowbook/nowhere", "cfmLoss"), undefined);
  const source =
    'import { parse } from "mathjs";\nimport { nothing } from "flowbook/paths";\nparse;';
  assert.equal(cellLinks(source, names, new Map()).size, 0);
  assert.equal(cellLinks("import {", names, new Map()).size, 0, "half a cell");
});

Deno.test("namesIn() tells imports from uses, and leaves properties and definitions out", () => {
  const { imported, used } = namesIn(
    'import { a, type B, c as d } from "m";\nconst e: B = a.f({ g: d });',
  );
  assert.deepEqual(imported.map(({ name, local, specifier }) => [name, local, specifier]), [
    ["a", "a", "m"],
    ["B", "B", "m"],
    ["c", "d", "m"],
  ]);
  assert.deepEqual(used.map(({ name }) => name), ["B", "a", "d"]);
});

Deno.test("highlight() makes links of words and changes no letter", () => {
  const source = "let a = b < c;";
  const html = highlight(source, {
    links: new Map([[8, { href: 'x"y', stop: "tab" }]]),
  }).html;
  assert.equal(parse(html).body.textContent, source);
  assert.equal(parse(html).querySelector("a").getAttribute("href"), 'x"y');
  const member = highlight("f(x: T): T", { before: "class _ {", after: ";}" }).html;
  assert.equal(parse(member).body.textContent, "f(x: T): T");
});

Deno.test("readDocstring() takes a docstring apart", () => {
  const doc = readDocstring(`*
 * Words. More words.
 *
 *   x = 1
 *
 * @see Somebody 1999,
 * chapter 3.
 * @param x where,
 *   on two lines
 * @returns it
 * @throws {RangeError} when x is wrong
 * @see Another 2001.
 *
 * @example
 * \`\`\`ts
 * // @ts-ignore is no tag here
 * f();
 * \`\`\`
 `.slice(1));
  assert.equal(doc.text, "Words. More words.\n\n  x = 1");
  assert.deepEqual(doc.parameters, [{ name: "x", text: "where, on two lines" }]);
  assert.equal(doc.returns, "it");
  assert.deepEqual(doc.throws, [{ type: "RangeError", text: "when x is wrong" }]);
  assert.equal(doc.source, "Somebody 1999, chapter 3. Another 2001.");
  assert.equal(readDocstring(" Words.\n *\n * @see Euler\n *   1768.").source, "Euler 1768.");
  assert.deepEqual(doc.examples, ["// @ts-ignore is no tag here\nf();"]);
  assert.equal(readDocstring("").text, "");
  assert.equal(
    firstSentence("TensorFlow.js, ready: now\nhere. And then."),
    "TensorFlow.js, ready: now here.",
  );
});

Deno.test("renderWords() keeps equations, makes lists, and escapes what it is given", () => {
  const html = renderWords(
    "A <b>, `f` and {@link Stream.split}.\n\n  x\n    = y < 1\n\n- one\n  goes on\n- two",
    (name) => name === "Stream" ? "s.html" : undefined,
  ).html;
  const dom = parse(html);
  assert.equal(dom.querySelector("p").textContent, "A <b>, f and Stream.split.");
  assert.equal(dom.querySelector("a").getAttribute("href"), "s.html");
  assert.equal(dom.querySelector("pre").textContent, "x\n  = y < 1");
  const items = [...dom.querySelectorAll("li")].map((li: Dom) => li.textContent);
  assert.deepEqual(items, ["one goes on", "two"]);
});

Deno.test("readLibrary() refuses an export that nothing declares", async () => {
  const folder = await Deno.makeTempDir();
  try {
    const root = new URL(`file://${folder}/`);
    await Deno.writeTextFile(
      new URL("deno.json", root),
      JSON.stringify({ exports: { "./a": "./a.ts" }, imports: {} }),
    );
    await Deno.writeTextFile(new URL("a.ts", root), 'export { lost } from "./b.ts";\n');
    await Deno.writeTextFile(new URL("b.ts", root), "export const found = 1;\n");
    assert.throws(() => readLibrary(root), /flowbook\/a: no declaration of lost/);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("uses are read from the code of chapters, not from what looks like a link to a name", async () => {
  const link = '<a class="api" href="api/paths.html#fmLoss" tabindex="-1">fmLoss</a>';
  const { uses } = await build({
    "07-paths.ipynb": [
      markdown("intro", "# Paths\n\nFollow one."),
      code("shown", "1", [display({ "text/html": link, "text/plain": "fmLoss" })]),
    ],
  });
  assert.equal(uses.size, 0);
  const paths = parse(textOf(apiPages(uses), "api/paths.html"));
  assert.equal(paths.querySelector(".used-in"), null);
});

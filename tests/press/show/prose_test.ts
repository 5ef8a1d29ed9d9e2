import assert from "node:assert/strict";
import katex from "katex";
import { renderMarkdownOutput, renderProse } from "../../../lib/press/show/prose/markdown.ts";
import { emptyOutline, type Outline } from "../../../lib/press/show/prose/outline.ts";
import { type Dom, parse } from "../book/page.ts";

const PLACE = { notebook: "01-a.ipynb", cell: "intro" };

function render(source: string, outline: Outline = titled()): Dom {
  return parse(renderProse(source, PLACE, outline).html).body;
}

/** The outline of a chapter whose title was read already. */
function titled(...ids: string[]): Outline {
  const outline = emptyOutline(ids);
  renderProse("# Title", PLACE, outline);
  return outline;
}

Deno.test("formulas are typeset for the eye and kept as MathML with their source", () => {
  const body = render("Let $x_t$ be\n\n$$\n\\frac{a}{b} < c\n$$\n");
  const sources = [...body.querySelectorAll("annotation")].map((a: Dom) => a.textContent);
  assert.deepEqual(sources, ["x_t", "\\frac{a}{b} < c"]);
  assert.equal(body.querySelectorAll(".formula math[display=block]").length, 1);
  assert.equal(body.querySelectorAll(".katex-html[aria-hidden=true]").length, 2);
});

Deno.test("a formula is what KaTeX makes of it, letter by letter", () => {
  const expected = katex.renderToString("\\sum_i p_i", { throwOnError: true });
  assert.equal(renderProse("$\\sum_i p_i$", PLACE, titled()).html, `<p>${expected}</p>\n`);
});

Deno.test("a formula and the signs at it stand together, and a long formula may still break", () => {
  const source =
    "Far ($a$), $b$-like, **$c$**, *$d$* $e$ % of $x$ or $y$\n\n| $z$ |\n|--|\n\n$$w$$\n";
  const joined = [...render(source).querySelectorAll(".joined")];
  for (const twin of joined.flatMap((j) => [...j.querySelectorAll(".katex-html, annotation")])) {
    twin.remove(); // MathML says the formula once
  }
  assert.deepEqual(joined.map((j: Dom) => j.textContent), ["(a),", "b-like,", "c,", "e %"]);
  const { html } = renderProse("$a = b$ or $a = b$.", PLACE, titled());
  assert.deepEqual(html.match(/<wbr>|<span class="joined">| or /g), [
    " or ",
    '<span class="joined">',
    "<wbr>",
  ]);
});

Deno.test("a dollar sign in code stays code, and an escaped one stays a dollar sign", () => {
  const body = render(
    "`cost = $5 + $6` is \\$11\n\n```ts\nconst s = `${a}$`;\n```\n\n    $indented$\n",
  );
  assert.equal(body.querySelectorAll(".katex").length, 0);
  const codes = [...body.querySelectorAll("code")].map((c: Dom) => c.textContent);
  assert.deepEqual(codes, ["cost = $5 + $6", "const s = `${a}$`;\n", "$indented$\n"]);
  assert.match(body.querySelector("p").textContent, /is \$11$/);
});

Deno.test("formulas work in boxes, tables, lists, links and headings", () => {
  const outline = titled();
  const body = render(
    "## Why $u_t$\n\n> **Note.** $a$\n\n| $b$ |\n|--|\n| $c$ |\n\n- [$d$](https://a.example)\n",
    outline,
  );
  const sources = [...body.querySelectorAll("annotation")].map((a: Dom) => a.textContent);
  assert.deepEqual(sources, ["u_t", "a", "b", "c", "d"]);
  const heading = outline.headings.at(-1)!;
  assert.equal(heading.id, "why-u-t");
  assert.equal(parse(heading.title.html).querySelector("annotation").textContent, "u_t");
});

Deno.test("headings have unique anchors that avoid the ids of cells, and links to them", () => {
  const outline = titled("the-flow");
  const body = render("## The flow\n\n### The flow\n\n## Location\n\n## ?\n", outline);
  assert.deepEqual(outline.headings.map(({ level, id }) => `${level} ${id}`), [
    "1 title",
    "2 the-flow-2",
    "3 the-flow-3",
    "2 location",
    "2 section",
  ]);
  for (const heading of body.querySelectorAll("h2, h3")) {
    assert.equal(heading.querySelector("a.anchor").getAttribute("href"), `#${heading.id}`);
  }
});

Deno.test("a quotation that begins with a bold word is a box, any other a quotation", () => {
  for (const word of ["Predict", "Erratum", "Exercise", "Note"]) {
    const box = render(`> **${word}.** What?\n>\n> > inner`).firstElementChild;
    assert.equal(box.tagName, "DIV");
    assert.equal(box.className, `box ${word.toLowerCase()}`);
    assert.equal(box.querySelectorAll("blockquote").length, 1);
  }
  for (const source of ["> **Other.** x", "> Predict. x", "> x **Predict.**", "> - **Predict.**"]) {
    assert.equal(render(source).firstElementChild.tagName, "BLOCKQUOTE");
  }
});

Deno.test("an answer folds, with Markdown and formulas inside", () => {
  const body = render("<details><summary>Answer</summary>\n\nThe *mean* $m$.\n\n</details>\n");
  assert.equal(body.querySelector("details > summary").textContent, "Answer");
  assert.equal(body.querySelector("details > p em").textContent, "mean");
  assert.equal(body.querySelectorAll("details .katex").length, 1);
});

Deno.test("links between notebooks become links between pages, however a section is spelled", () => {
  const hrefs = (source: string): string[] =>
    [...render(source).querySelectorAll("a")].map((a: Dom) => a.getAttribute("href"));
  assert.deepEqual(hrefs("[a](02-b.ipynb) [b](02-b.ipynb#What-is-it?) [c](#The-flow)"), [
    "02-b.html",
    "02-b.html#what-is-it",
    "#the-flow",
  ]);
  assert.deepEqual(hrefs("[a](https://a.example/b#C)"), ["https://a.example/b#C"]);
});

Deno.test("wide tables and listings scroll in a frame that the keyboard reaches", () => {
  const body = render("| a |\n|--:|\n| 1 |\n\n```ts\nlet x;\n```\n");
  assert.equal(body.querySelector(".scroll[tabindex='0'] td").style.textAlign, "right");
  assert.equal(body.querySelector("pre[tabindex='0'] .tok-keyword").textContent, "let");
});

Deno.test("a Markdown output is typeset and has no part in the outline", () => {
  const { html } = renderMarkdownOutput("## Lines\n\n| $a$ |\n|--|\n| 1 |\n", PLACE);
  const body = parse(html).body;
  assert.equal(body.querySelectorAll("h1, h2, h3, [id]").length, 0);
  assert.equal(body.querySelector(".heading").textContent, "Lines");
  assert.equal(body.querySelector("annotation").textContent, "a");
});

Deno.test("a picture pasted into a cell is shown by the rules of embedded ones", () => {
  const attachments = {
    "my sketch.png": { "image/png": "AAEC" },
    "photo.jpg": { "image/jpeg": "AAEC" },
    "page.svg": { "image/svg+xml": "<svg/>" },
  };
  const imagesIn = (source: string): string[] => {
    const { html } = renderProse(source, PLACE, titled(), { attachments });
    return [...parse(html).body.querySelectorAll("img")].map((image: Dom) =>
      `${image.getAttribute("alt")}: ${image.getAttribute("src")}`
    );
  };
  assert.deepEqual(imagesIn("![A sketch](attachment:my%20sketch.png)"), [
    "A sketch: data:image/png;base64,AAEC",
  ]);
  assert.deepEqual(imagesIn("![A photo](attachment:photo.jpg)"), [
    "A photo: data:image/jpeg;base64,AAEC",
  ]);
  for (const name of ["other.png", "page.svg"]) {
    assert.throws(() => imagesIn(`![x](attachment:${name})`), {
      message: `01-a.ipynb, cell "intro": Expected a picture "${name}" in the cell; got none`,
    });
  }
});

Deno.test("a section whose name is no address is looked for as it stands", () => {
  assert.equal(
    render("[x](#%E0%A4%A)").querySelector("a").getAttribute("href"),
    "#e0-a4-25a", // the parser has written the lone % as %25
  );
});

Deno.test("what cannot be shown stops the build with notebook, cell and reason", () => {
  const cases: [string, RegExp][] = [
    ["$\\frac{1$", /the formula "\\frac\{1" cannot be read: Unexpected end of input/],
    ["$$\n\\nosuchthing\n$$", /the formula "\\nosuchthing" cannot be read: Undefined control seq/],
    ["It costs $5", /Expected every \$ to have a partner \(or write \\\$\); got "It costs \$5"/],
    ["a $$x$$ b", /Expected every \$ to have a partner/],
    ["<summary>$x$</summary>", /Expected an empty line between HTML and a formula/],
    ["# Second", /Expected one title \(#\) in a chapter; got a second, "Second"/],
    ["### Deep", /Expected no skipped level of headings; got "Deep" at 3/],
    ["<h2>x</h2>", /Expected Markdown; got <h2> as HTML/],
    ["see <a href='x'>x</a>", /Expected Markdown; got <a> as HTML/],
    ["[x](../lib/a.ts)", /Expected a link to the web or to a notebook; got "\.\.\/lib\/a\.ts"/],
    ["![](data:image/png;base64,AA)", /Expected a picture to have a text/],
    ["![a](https://a.example/b.png)", /Expected a picture to be embedded/],
  ];
  for (const [source, message] of cases) {
    assert.throws(() => renderProse(source, PLACE, titled()), (error: Error) => {
      assert.match(error.message, /^01-a\.ipynb, cell "intro": /);
      assert.match(error.message, message);
      return true;
    });
  }
  assert.throws(() => renderProse("## First", PLACE, emptyOutline([])), {
    message:
      '01-a.ipynb, cell "intro": Expected the first heading to be the title (#); got "First"',
  });
});

Deno.test("where problems are told, what keeps no rule of the course is shown as far as it can be", () => {
  const cases: [string, RegExp, string][] = [
    ["It costs $5", /partner/, "<p>It costs $5</p>"],
    ["$\\frac{1$", /cannot be read/, "<p><code>\\frac{1</code></p>"],
    ["[x](../lib/a.ts)", /a link to the web/, "<p><a>x</a></p>"],
    [
      "![a](https://a.example/b.png)",
      /embedded/,
      '<p><a href="https://a.example/b.png">a</a></p>',
    ],
    ["![a](b.png)", /embedded/, "<p><em>a</em></p>"],
    [
      "![](data:image/png;base64,AA)",
      /a text/,
      '<p><img src="data:image/png;base64,AA" alt=""></p>',
    ],
    ["<div><h2 style='x'>A</h2></div>", /<h2> as HTML/, '<div><p class="heading">A</p></div>'],
    ["<img src='a.png' alt='An a' width=9>", /<img> as HTML/, "<em>An a</em>"],
    ["<a href='b.ts'>x</a>", /<a> as HTML/, "<p><a>x</a></p>"],
    ["<details data-check='S1.01'>", /a prediction of a chapter/, "<details></details>"],
  ];
  for (const [source, message, expected] of cases) {
    const troubles: string[] = [];
    const { html } = renderProse(source, PLACE, titled(), { troubles });
    assert.equal(html.trim(), expected);
    assert.equal(troubles.length, 1, source);
    assert.match(troubles[0]!, /^01-a\.ipynb, cell "intro": /);
    assert.match(troubles[0]!, message);
  }
});

Deno.test("where problems are told, headings take the next level that has a place", () => {
  const outline = emptyOutline([]), troubles: string[] = [];
  const { html } = renderProse("### Deep\n\n##### Deeper\n\n# Top", PLACE, outline, { troubles });
  assert.deepEqual(html.match(/<\/?h\d/g), ["<h2", "</h2", "<h3", "</h3", "<h2", "</h2"]);
  assert.deepEqual(outline.headings.map(({ level, id }) => [level, id]), [
    [2, "deep"],
    [3, "deeper"],
    [2, "top"],
  ]);
  assert.equal(troubles.length, 3);
  renderProse("# A", PLACE, outline, { troubles });
  const goal = emptyOutline([]);
  renderProse("# A", PLACE, goal, { troubles });
  renderProse("What it is for.", PLACE, goal, { troubles });
  assert.equal(goal.goal?.html, "What it is for.");
});

Deno.test("printed Markdown that would hold up a page for long is refused before it is read", () => {
  const refused = (text: string, message: string): void =>
    assert.throws(() => renderMarkdownOutput(text, PLACE), { name: "RangeError", message });
  refused("a".repeat(20_001), "Expected at most 20000 characters of Markdown; got 20001");
  refused("$a$ ".repeat(301), "Expected at most 300 formulas in an output; got more");
  refused(
    `$${"a".repeat(1001)}$`,
    "Expected at most 1000 characters in a formula of an output; got 1001",
  );
  assert.match(renderMarkdownOutput("$a$ ".repeat(300), PLACE).html, /katex/);
  // A reader of each of these that begins anew at every sign would need minutes.
  for (const sign of ["(", "[", "![", "<!--"]) {
    assert.ok(renderMarkdownOutput(sign.repeat(5000), PLACE).html.length > 0 || sign === "<!--");
  }
});

Deno.test("a formula is never larger than a page", () => {
  const { html } = renderMarkdownOutput("$\\rule{500em}{500em}$", PLACE);
  assert.deepEqual(
    html.match(/(?:width|height):[\d.]+em/g)?.filter((size) => /\d{3}/.test(size)),
    [],
  );
});

import assert from "node:assert/strict";
import { EXACT64 } from "flowbook/judge";
import { derivation } from "flowbook/notebook";
import type { MimeBundle, Output } from "../../../lib/press/ipynb/mod.ts";
import { renderOutputs } from "../../../lib/press/book/outputs/outputs.ts";
import type { OutputFiles } from "../../../lib/press/book/outputs/output_files.ts";
import { capture } from "../../notebook/capture.ts";
import { claimOutput, claimRecord, COURSE, display, drawing, figureOutput } from "./fixture.ts";
import { type Dom, parse } from "./page.ts";

const PLACE = { notebook: "07-a.ipynb", cell: "flow" };

function render(...outputs: Output[]): { body: Dom; files: OutputFiles } {
  const files: OutputFiles = { folder: "figures/07-a", byPath: new Map(), troubles: [] };
  return { body: parse(renderOutputs(outputs, files, PLACE).html).body, files };
}

function savedOutputs(id: string): readonly Output[] {
  const cell = COURSE["07-conditional-flow-matching.ipynb"]!.find((cell) => cell.id === id)!;
  return cell.cell_type === "code" ? cell.outputs : [];
}

Deno.test("a figure is a file of its own, described in words, and drawn only when near", () => {
  const { body, files } = render(figureOutput(), figureOutput());
  const [image] = body.querySelectorAll("figure img");
  assert.equal(image.getAttribute("src"), "figures/07-a/flow-1.svg");
  assert.equal(image.getAttribute("loading"), "lazy");
  assert.match(image.alt, /^Forty dots scatter .* the curve "passes" through the middle/);
  assert.deepEqual([image.getAttribute("width"), image.getAttribute("height")], ["700", "380"]);
  const caption = body.querySelector("figcaption");
  assert.match(caption.textContent, /^Regression targets and their average, x = 0\.5/);
  assert.equal(caption.querySelector("summary").textContent, "Describe this figure");
  assert.equal(caption.querySelector("details p").textContent, image.alt);
  assert.deepEqual(
    [...files.byPath.keys()],
    ["1.svg", "1.json", "2.svg", "2.json"].map((end) => `figures/07-a/flow-${end}`),
  );
  const figure = body.querySelector("figure");
  assert.equal(figure.getAttribute("data-plotly"), "figures/07-a/flow-1.json");
  assert.deepEqual(
    JSON.parse(new TextDecoder().decode(files.byPath.get("figures/07-a/flow-1.json")!.bytes)),
    { data: [{ type: "scatter", y: [1] }], layout: {} },
  );
  const svg = new TextDecoder().decode(files.byPath.get("figures/07-a/flow-1.svg")!.bytes);
  const [, light] = /<style>svg\{([^}]*)\}/.exec(svg)!; // the dark ones stand in a query
  const colours = new Map(light!.split(";").map((pair) => pair.split(":") as [string, string]));
  const inLight = svg.replace(/<style>.*?<\/style>/, "").replace(/var\((--c\d+)\)/g, (_, name) => {
    const [r, g, b] = colours.get(name)!.match(/\w\w/g)!.map((part) => parseInt(part, 16));
    return `rgb(${r}, ${g}, ${b})`;
  });
  assert.equal(inLight, drawing());
});

Deno.test("a figure without a drawing shows its description", () => {
  const { body } = render(display({
    "application/vnd.plotly.v1+json": {},
    "text/plain": "Caption\nWords.",
  }));
  assert.equal(body.querySelector("figure .described").textContent, "Words.");
  assert.equal(body.querySelector("figcaption").textContent.trim(), "Caption");
});

Deno.test("a figure without a still keeps its drawing for a script; one without a drawing has none", () => {
  const plotly = { data: [], layout: { height: 300 } };
  const { body, files } = render(
    display({ "application/vnd.plotly.v1+json": plotly, "text/plain": "Caption\nWords." }),
    display({ "application/vnd.plotly.v1+json": { data: 3 }, "text/plain": "Caption\nWords." }),
  );
  const [drawn, none] = body.querySelectorAll("figure");
  assert.equal(drawn.getAttribute("data-plotly"), "figures/07-a/flow-1.json");
  assert.equal(none.hasAttribute("data-plotly"), false);
  assert.equal(files.byPath.size, 1);
});

Deno.test("a picture made of dots is stored as the bytes it stands for", () => {
  const { body, files } = render(display({ "image/png": "iVBORw==", "text/plain": "Dots" }));
  assert.deepEqual([...files.byPath.get("figures/07-a/flow-1.png")!.bytes], [
    0x89,
    0x50,
    0x4e,
    0x47,
  ]);
  assert.equal(body.querySelector("img").alt, "Dots");
});

Deno.test("a claim that holds is one folded line with its numbers below", () => {
  const { body } = render(claimOutput());
  const claim = body.querySelector("details.claim.holds");
  assert.equal(claim.open, false);
  assert.equal(
    claim.querySelector("summary .says").textContent,
    "the posterior average equals the marginal velocity",
  );
  assert.equal(claim.querySelector("summary .mistake").textContent, "planted mistake off by 0.31");
  assert.equal(claim.querySelector("summary .ids").textContent, "S3.38 +2");
  const rows = [...claim.querySelectorAll("tbody tr")].map((row: Dom) =>
    [...row.children].map((cell: Dom) => cell.textContent)
  );
  assert.deepEqual(rows, [
    [
      "at five times",
      "[0.31622776, -0.2, 0.75, 1.5, 2.25]",
      "[0.31622776, -0.2, 0.75, 1.5, 2.25]",
      "< 1e-11",
      "1e-10 EXACT64",
      "prior weights instead of posterior: [0.1, 0, 0.75, 1.5, 2.25], off by 0.31",
    ],
    ["by simulation", "0.503", "0.5", "0.003", "0.012 monteCarlo", ""],
  ]);
  assert.match(claim.textContent, /Covers S3\.13, S2\.67\./);
  assert.ok(!body.textContent.includes("never shown"));
});

Deno.test("a claim that fails is open, says why, and cannot inject markup", () => {
  const { body } = render(...savedOutputs("claim-fails"));
  const claim = body.querySelector("details.claim.fails");
  assert.equal(claim.open, true);
  assert.equal(claim.querySelector(".mark").getAttribute("aria-label"), "fails");
  assert.match(claim.querySelector(".says").textContent, /dt <everywhere>$/);
  assert.equal(
    claim.querySelector(".reason").textContent,
    "at five times: left and right differ by 0.003; allowed are 1e-10",
  );
});

Deno.test("a claim whose mistake can be made leaves its records for a script", () => {
  const { body, files } = render(claimOutput());
  const path = body.querySelector(".claims > .claim").parentElement.getAttribute("data-records");
  assert.equal(path, "figures/07-a/flow-1.json");
  const [record] = JSON.parse(new TextDecoder().decode(files.byPath.get(path)!.bytes));
  assert.deepEqual(record, claimRecord("S3.38"));
  const [, plain] = claimRecord("S3.38").checks as unknown[];
  const without = render(claimOutput({ checks: [plain] }));
  assert.equal(without.body.querySelector(".claims").hasAttribute("data-records"), false);
  assert.equal(without.files.byPath.size, 0);
});

Deno.test("a mistake that the reader made says so, in red", () => {
  const { body } = render(claimOutput({ verdict: "fails", planted: true }));
  const claim = body.querySelector("details.claim.fails");
  assert.equal(claim.open, true);
  assert.equal(claim.querySelector("summary .planted").textContent, "Mistake made on purpose");
});

Deno.test("the table of a claim calls its routes what they are", () => {
  const [check] = claimRecord("S3.38").checks as Record<string, unknown>[];
  const sidesOf = (parts: Record<string, unknown>): string[] => {
    const { body } = render(claimOutput({ checks: [{ ...check, left: 1, right: 2, ...parts }] }));
    const heads = [...body.querySelectorAll(".checks th[scope=col]")].slice(1, 3);
    const cells = [...body.querySelectorAll(".checks td")].slice(0, 2);
    return [...heads, ...cells].map(({ textContent }: Dom) => textContent);
  };
  const heads = ["first route", "second route"];
  assert.deepEqual(sidesOf({}), [...heads, "1", "2"]);
  const routes = { left: "posterior average", right: "score <form>" };
  assert.deepEqual(sidesOf({ routes }), [...heads, "posterior average 1", "score <form> 2"]);
  const tolerance = { name: "atMost", why: "stays below" };
  assert.deepEqual(sidesOf({ tolerance }), [...heads, "measured 1", "bound 2"]);
  const wrong = [...heads, "with the mistake 1", "score <form> 2"];
  assert.deepEqual(sidesOf({ routes, honest: 2 }), wrong);
});

Deno.test("a derivation that fails is loud once", async () => {
  const messages = await capture(() =>
    derivation("S0.70", {
      covers: ["S0.70"],
      says: "one is two, and nothing is something",
      within: EXACT64,
      lines: [
        { tex: "1", value: () => Math.cos(0) },
        { tex: "2", value: () => 2 * Math.cos(0) },
        { tex: "x", value: () => Promise.reject(new Error("no x")) },
      ].map((line) => ({ ...line, id: "S0.70" })),
      mistake: { tex: "3", what: "three", value: () => 3 },
    })
  );
  assert.equal(messages.length, 2);
  const { body } = render(...messages.map(({ data }) => display(data as MimeBundle)));
  assert.equal(body.querySelectorAll(".fails[open]").length, 1);
  assert.deepEqual(
    [...body.querySelectorAll(".reason")].map((reason: Dom) => reason.textContent),
    ["line 2: left and right differ", "line 3: line 3 threw: no x"],
  );
  assert.match(body.querySelector(".checks tbody").textContent, /not a number/);
  assert.equal(body.querySelector(".repeat").hidden, true);
  assert.equal(body.textContent.match(/no x/g).length, 1);
});

Deno.test("a derivation shows its table, and its claims share a line", () => {
  const { body } = render(...savedOutputs("derivation"));
  assert.equal(body.querySelectorAll(".markdown table tbody tr").length, 3);
  assert.ok(body.querySelectorAll(".markdown .katex").length >= 3);
  assert.ok(!body.textContent.includes("summary"));
  const claims = body.querySelectorAll("details.claim");
  assert.equal(claims.length, 1);
  assert.equal(claims[0].querySelector(".ids").textContent, "S3.44 … S3.46");
  assert.equal(claims[0].querySelectorAll("table").length, 3);
});

Deno.test("a claim whose sides are no numbers is shown as such", () => {
  const [check] = (claimRecord("S3.41").checks as Record<string, unknown>[]).map((check) => ({
    ...check,
    left: null,
    error: null,
    control: { mistake: "m", value: null, miss: null, required: 1 },
    verdict: "fails",
    reason: "left is not finite",
  }));
  const { body } = render(claimOutput({ verdict: "fails", checks: [check] }));
  assert.match(body.querySelector("tbody").textContent, /not a number.*none: not comparable/s);
  assert.equal(body.querySelectorAll(".mistake").length, 0);
});

Deno.test("a broken record of a claim stops the build with its place", () => {
  for (const record of [[], [{}], {}, "x"]) {
    const output = display({ "application/vnd.flowbook.claim+json": record });
    assert.throws(
      () => render(output),
      /^Error: 07-a\.ipynb, cell "flow": Expected records of claims/,
    );
  }
});

Deno.test("HTML of an output is sanitised", () => {
  const { body } = render(
    display({
      "text/html": `<table><tr><td onclick="x()">1</td></tr></table><script>x()</script>`,
    }),
  );
  assert.equal(body.querySelector("td").outerHTML, "<td>1</td>");
  assert.equal(body.querySelectorAll("script").length, 0);
});

Deno.test("printed text, values and errors appear as text, without colour codes", () => {
  const { body } = render(
    { output_type: "stream", name: "stdout", text: "a < b\n" },
    ...savedOutputs("throws"),
    ...savedOutputs("value"),
    display({ "text/plain": "The cloud pinches half way." }),
  );
  const texts = [...body.querySelectorAll("pre")].map((pre: Dom) =>
    `${pre.className}: ${pre.textContent}`
  );
  assert.deepEqual(texts, [
    "output stdout: a < b\n",
    "output stderr: warning: about to fail\n",
    "output error: RangeError: Expected t in [0, 1]; got 1.5",
    "output value: [ 1, 4, 9 ]",
    "output words: The cloud pinches half way.",
  ]);
});

Deno.test("photographs are pictures, each in a file of its kind", () => {
  for (const [type, ending] of [["jpeg", "jpg"], ["gif", "gif"], ["png", "png"]] as const) {
    const { body, files } = render(
      display({ [`image/${type}`]: "AAEC\nAwQF", "text/plain": "A cat." }),
    );
    const image = body.querySelector("img");
    assert.equal(image.getAttribute("src"), `figures/07-a/flow-1.${ending}`);
    assert.equal(image.getAttribute("alt"), "A cat.");
    const { type: sent, bytes } = files.byPath.get(`figures/07-a/flow-1.${ending}`)!;
    assert.equal(sent, `image/${type}`);
    assert.deepEqual([...bytes], [0, 1, 2, 3, 4, 5]);
  }
});

Deno.test("JSON is printed, and what a page cannot show is named with its text", () => {
  const textOf = (data: MimeBundle): string => render(display(data)).body.textContent.trim();
  assert.equal(textOf({ "application/json": { a: [1] } }), '{\n  "a": [\n    1\n  ]\n}');
  const deep = JSON.parse("[".repeat(1000) + "]".repeat(1000)); // indented it would be spaces alone
  assert.equal(textOf({ "application/json": deep }).length, 2000);
  assert.match(textOf({ "application/geo+json": { type: "Point" } }), /"type": "Point"/);
  const chart = "application/vnd.vegalite.v5+json";
  assert.equal(textOf({ [chart]: {} }), `A chart in ${chart}, which this page cannot show.`);
  assert.match(textOf({ [chart]: {}, "text/plain": "Bars." }), /^Bars\.\s+A chart in/);
  const video = { "video/mp4": "AAAA" };
  assert.equal(textOf(video), "An output in video/mp4, which this page cannot show.");
});

Deno.test("LaTeX is typeset; a formula that cannot be read is text, with the reason", () => {
  const good = render(display({ "text/latex": "$$x^2$$", "text/plain": "x^2" })).body;
  assert.equal(good.querySelector("annotation").textContent, "x^2");
  const { body, files } = render(display({ "text/latex": "$\\frac{1$", "text/plain": "1/" }));
  assert.match(body.textContent, /^1\/\s+Shown as text: the formula/);
  const bare = render(display({ "text/markdown": "# A\n\n![b](https://a.example/b.png)" })).body;
  assert.match(bare.textContent, /^# A\s+!\[b\].*\s+Shown as text: Expected a picture/);
  assert.equal(files.troubles.length, 1);
});

Deno.test("of a printed text the page carries the beginning and the end; a large drawing is words", () => {
  const long = `first ${"x".repeat(300_000)} last`;
  for (
    const output of [
      { output_type: "stream", name: "stdout", text: long } as const,
      display({ "text/plain": long }),
    ]
  ) {
    const { textContent } = render(output).body;
    assert.ok(textContent.length < 101_000);
    assert.match(textContent, /^first [^]*… 200011 characters are left out;[^]* last\s*$/);
  }
  const svg = `<svg xmlns="http://www.w3.org/2000/svg">${"<path d='M0 0'/>".repeat(40_000)}</svg>`;
  const { body } = render(display({ "image/svg+xml": svg, "text/plain": "A drawing." }));
  assert.match(
    body.textContent,
    /^A drawing\.\s+Shown as text: Expected at most 500000 characters/,
  );
});

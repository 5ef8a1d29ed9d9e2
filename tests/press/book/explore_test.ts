import assert from "node:assert/strict";
import { lines, panels } from "flowbook/figures";
import { explore, range } from "flowbook/notebook";
import { EXPLORE_TYPE } from "../../../lib/notebook/records/explore_record.ts";
import { renderOutputs } from "../../../lib/press/book/outputs/outputs.ts";
import type { OutputFiles } from "../../../lib/press/book/outputs/output_files.ts";
import type { Figure } from "flowbook/figures";
import type { MimeBundle } from "../../../lib/press/ipynb/mod.ts";
import { capture } from "../../notebook/capture.ts";
import { chapterOf, code, display } from "./fixture.ts";
import { build, type Dom, parse, textOf } from "./page.ts";

function curve(t: number, more: object = {}): Figure {
  return lines({
    x: "x",
    y: "y",
    series: [{ name: "y", x: [0, 1], y: [0, t] }],
    caption: "Steeper & steeper.",
    description: `A line that rises to ${t}.`,
    ...more,
  });
}

async function saved(draw: (t: number) => Figure): Promise<MimeBundle> {
  const inputs = { t: range(0.5, 2, 4, { label: "slope <t>" }), r: range(1, 9, 33, { start: 5 }) };
  const [message] = await capture(() => explore(inputs, ({ t }) => draw(t)));
  return message!.data;
}

const plain = await saved((t) => curve(t));
const titled = await saved((t) =>
  panels({
    title: "Side by side",
    columns: 2,
    panels: [{ heading: "a", figure: curve(t) }, { heading: "b", figure: curve(1) }],
    caption: "Two lines.",
    description: "The left line turns.",
  })
);

function render(data: MimeBundle): { figure: Dom; files: OutputFiles } {
  const files: OutputFiles = { folder: "figures/07-a", byPath: new Map(), troubles: [] };
  const place = { notebook: "07-a.ipynb", cell: "flow" };
  const { html } = renderOutputs([display(data)], files, place);
  return { figure: parse(html).querySelector("figure.explore"), files };
}

Deno.test("a slider becomes small multiples, each with its value under it and its own text", () => {
  const { figure, files } = render(plain);
  assert.ok(figure.classList.contains("across"));
  const stills = [...figure.querySelectorAll(".stills > figure")];
  assert.deepEqual(
    stills.map((still: Dom) => [
      still.querySelector("img").getAttribute("src"),
      still.querySelector("img").alt,
      still.querySelector("figcaption").textContent,
    ]),
    [["1", 0.5], ["2", 1.5], ["3", 2]].map(([n, value]) => [
      `figures/07-a/flow-${n}.svg`,
      `A line that rises to ${value}.`,
      `slope <t> = ${value}`,
    ]),
  );
  assert.equal(files.byPath.size, 4);
  for (const [path, { bytes }] of files.byPath) {
    if (!path.endsWith(".svg")) continue;
    const svg = new TextDecoder().decode(bytes);
    assert.match(svg, /^<svg [^>]*width="320"[\s\S]*<\/svg>$/);
    assert.equal(svg.match(/<svg/g)!.length, 1);
  }
});

Deno.test("the caption says what moves in a notebook and what stays", () => {
  const caption = render(plain).figure.querySelector(":scope > figcaption");
  assert.match(caption.textContent, /^Steeper & steeper\./);
  assert.equal(
    caption.querySelector(".slider").textContent,
    "In a notebook this is one picture with a slider for slope <t>; here r = 5.",
  );
  assert.deepEqual(
    [...caption.querySelectorAll("details p")].map((p: Dom) => p.textContent),
    [0.5, 1.5, 2].map((value) => `slope <t> = ${value}: A line that rises to ${value}.`),
  );
});

Deno.test("what a script needs lies beside the stills: the film without Plotly's slider, the inputs", () => {
  const { figure, files } = render(plain);
  assert.equal(figure.getAttribute("data-plotly"), "figures/07-a/flow-1.json");
  const { bytes, type } = files.byPath.get("figures/07-a/flow-1.json")!;
  assert.equal(type, "application/json");
  const { data, layout, frames } = JSON.parse(new TextDecoder().decode(bytes));
  assert.deepEqual([data.length, frames.length, layout.sliders], [1, 4, undefined]);
  const { height, margin } = curve(1).layout as { height: number; margin: { t: number } };
  assert.deepEqual([layout.height, layout.margin.t], [height, margin.t]); // no room for a slider
  const { inputs, title } = JSON.parse(figure.getAttribute("data-explore"));
  assert.deepEqual(inputs, (plain[EXPLORE_TYPE] as { inputs: unknown }).inputs);
  assert.equal(title, undefined);
  assert.equal(figure.getAttribute("style"), "--inputs: 2");
});

Deno.test("a film hands the page its seconds and the words of every frame, and no buttons", async () => {
  const inputs = { t: range(0.5, 2, 4, { play: 5 }) };
  const [message] = await capture(() => explore(inputs, ({ t }) => curve(t)));
  const { figure, files } = render(message!.data);
  const explored = JSON.parse(figure.getAttribute("data-explore"));
  assert.equal(explored.inputs[0].play, 5);
  assert.deepEqual(explored.descriptions.slice(0, 2), [
    "A line that rises to 0.5.",
    "A line that rises to 1.",
  ]);
  const { bytes } = files.byPath.get("figures/07-a/flow-1.json")!;
  const { layout } = JSON.parse(new TextDecoder().decode(bytes));
  assert.deepEqual([layout.sliders, layout.updatemenus], [undefined, undefined]);
});

Deno.test("the still at which sliders or a film stand is marked", async () => {
  const cases = [[{ play: 5 }, "t = 1.5"], [{}, "t = 0.5"], [{ start: 2 }, "t = 2"]] as const;
  for (const [more, words] of cases) {
    const inputs = { t: range(0.5, 2, 4, more) };
    const [message] = await capture(() => explore(inputs, ({ t }) => curve(t)));
    const standing = render(message!.data).figure.querySelectorAll(".standing > figcaption");
    assert.deepEqual([...standing].map(({ textContent }: Dom) => textContent), [words]);
  }
});

Deno.test("stills that are rows of panels stand below each other, under one title", () => {
  const { figure } = render(titled);
  assert.ok(figure.classList.contains("down"));
  assert.equal(figure.querySelector(".figure-title").textContent, "Side by side");
  assert.equal(figure.querySelectorAll("details p").length, 1);
  for (const image of figure.querySelectorAll("img")) {
    assert.equal(image.alt, "The left line turns.");
  }
});

Deno.test("without an image the words of the figure stay", () => {
  const { "image/svg+xml": _, ...words } = plain;
  const files: OutputFiles = { folder: "figures/07-a", byPath: new Map(), troubles: [] };
  const { html } = renderOutputs([display(words)], files, { notebook: "a", cell: "b" });
  assert.match(parse(html).querySelector("figure .described").textContent, /rises to 0\.5/);
});

Deno.test("a record that does not fit its image stops the build with its place", () => {
  const record = plain[EXPLORE_TYPE] as object;
  const broken = [null, "x", {}, { ...record, stills: [] }, { ...record, inputs: [] }];
  for (const data of broken.map((value) => ({ ...plain, [EXPLORE_TYPE]: value }))) {
    assert.throws(() => render(data), {
      message: '07-a.ipynb, cell "flow": Expected a slider and its stills; run the cell again',
    });
  }
  const hostile = (plain["image/svg+xml"] as string).replace("<g", "<script/><g");
  assert.throws(() => render({ ...plain, "image/svg+xml": hostile }), {
    message: '07-a.ipynb, cell "flow": its SVG figure holds a <script> element',
  });
});

Deno.test("the book holds the stills once and lays them out for phone and paper", async () => {
  const site = await build({ "07-a.ipynb": chapterOf(code("flow", "", [display(plain)])) });
  const files = [...site.keys()].filter((path) => /^figures.*svg$/.test(path));
  assert.deepEqual(files, [1, 2, 3].map((n) => `figures/07-a/flow-${n}.svg`));
  const css = textOf(site, "assets/book.css");
  assert.match(css, /\.across \.stills \{\s*grid-template-columns: repeat\(3,/);
  assert.match(css, /@media screen and \(max-width: 40rem\) \{\s*\.across \.stills \{/);
});

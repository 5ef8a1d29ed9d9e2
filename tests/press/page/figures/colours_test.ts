import { deepStrictEqual, notStrictEqual, strictEqual } from "node:assert/strict";
import { imageGrid, lines } from "flowbook/figures";
import { inColours } from "../../../../lib/press/page/figures/colours.ts";

const page = {
  ...{ text: "#dcdad4", axis: "#a3a7ad", grid: "#363a40", paper: "#16181b" },
  data: ["#4a9fdc", "#ee7a2b", "#2fbf93"],
};
const figure = lines({
  title: "A line",
  series: [{ name: "y", x: [0, 1, 2], y: [0, 1, 4] }],
  references: [{ axis: "y", at: 2, label: "two" }],
  x: "x",
  y: "y",
  caption: "c",
  description: "d",
});

Deno.test("paper and ink become those of the page, dark colours of the palette lighter ones", () => {
  const { data, layout } = inColours(figure, page);
  const text = JSON.stringify(layout);
  for (const colour of ["#24292f", "#8c959f", "#e8eaed", "#ffffff", "255,255,255"]) {
    strictEqual(text.includes(colour), false);
  }
  strictEqual(layout.paper_bgcolor, page.paper);
  strictEqual((layout.font as { color: string }).color, page.text);
  strictEqual((data[0]!.line as { color: string }).color, "#4a9fdc");
  const others = { data: [{ line: { color: "#CC79A7" } }], layout: {} };
  deepStrictEqual(inColours(others, page), others);
});

Deno.test("black of the palette is ink; the scale of grey images stays black on its own paper", () => {
  const traces = [
    { line: { color: "#000000" } },
    { colorscale: [[0, "#FFFFFF"], [1, "#E69F00"]] },
    { marker: { color: "rgba(0,114,178,0.45)" } },
    { marker: { color: "rgba(1,2,3,0.5)" } },
  ];
  const { data } = inColours({ data: traces, layout: {} }, page);
  deepStrictEqual(data, [
    { line: { color: page.text } },
    { colorscale: [[0, page.paper], [1, "#E69F00"]] },
    { marker: { color: "rgba(74,159,220,0.45)" } },
    { marker: { color: "rgba(1,2,3,0.5)" } },
  ]);
  const images = imageGrid({
    rows: [{ label: "", images: [new Array(64).fill(0)] }],
    caption: "c",
    description: "d",
  });
  deepStrictEqual(inColours(images, page).data[0]!.colorscale, images.data[0]!.colorscale);
});

Deno.test("the figure itself is not touched, and its numbers are not copied", () => {
  const before = JSON.stringify(figure);
  const { data, layout } = inColours(figure, page);
  strictEqual(data[0]!.x, figure.data[0]!.x);
  notStrictEqual(data[0], figure.data[0]);
  (layout.xaxis as { title: { text: string } }).title.text = "changed";
  strictEqual(JSON.stringify(figure), before);
});

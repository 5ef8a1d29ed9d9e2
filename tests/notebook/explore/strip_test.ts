import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { JSDOM } from "jsdom";
import { drawStill } from "#still";
import { lines } from "flowbook/figures";
import { joinStills } from "../../../lib/notebook/explore/strip.ts";
import { readStills } from "../../../lib/press/book/outputs/still.ts";
import { AXES, type Drawn } from "../../figures/words.ts";

const { DOMParser } = new JSDOM("").window;
function parse(svg: string): Drawn {
  return new DOMParser().parseFromString(svg, "image/svg+xml");
}

const stills: { readonly svg: string; readonly label: string }[] = [];
for (const t of [0, 1, 2]) {
  const { layout, ...rest } = lines({ ...AXES, series: [{ name: "y", x: [0, 1], y: [t, 1] }] });
  const svg = await drawStill({ ...rest, layout: { ...layout, width: 320, height: 300 } });
  stills.push({ svg, label: `t < ${t} & "more"` });
}
const WORDS = { title: "A <heading>", description: `It's "one"\n& two.` };

Deno.test("a still is as large as its layout says", () => {
  for (const { svg } of stills) {
    strictEqual(parse(svg).documentElement.getAttribute("viewBox"), "0 0 320 300");
  }
});

Deno.test("stills stand side by side or below each other, none over another", () => {
  for (const arrangement of ["across", "down"] as const) {
    const root = parse(joinStills(stills, { ...WORDS, arrangement })).documentElement;
    const boxes = [...root.children].filter(({ tagName }) => tagName === "svg").map((part: Drawn) =>
      ["x", "y", "width", "height"].map((name) => Number(part.getAttribute(name)))
    );
    const [x, y] = boxes[1]!;
    deepStrictEqual([x === boxes[0]![0], y === boxes[0]![1]], [
      arrangement === "down",
      arrangement === "across",
    ]);
    const [, , width, height] = root.getAttribute("viewBox").split(" ").map(Number);
    const labels = [...root.children].filter(({ tagName }) => tagName === "text").slice(1);
    boxes.forEach(([x, y, w, h], i) => {
      ok(x! >= 0 && x! + w! <= width && y! >= 0 && y! + h! <= height);
      // Each label stands in the middle below its still and above the next.
      strictEqual(Number(labels[i].getAttribute("x")), x! + w! / 2);
      const below = Number(labels[i].getAttribute("y")) - (y! + h!);
      ok(below > 0 && below < 30);
      if (i > 0) ok(x! >= boxes[i - 1]![0]! + w! || y! >= boxes[i - 1]![1]! + h! + 30);
    });
  }
});

function splitStrip(strip: string): string[] {
  return readStills(strip, { notebook: "a", cell: "b" }).map(({ svg }) => svg);
}

Deno.test("splitting finds the same drawings again", () => {
  const strip = joinStills(stills, { ...WORDS, arrangement: "across" });
  const inner = (svg: string): string => svg.slice(svg.indexOf(">") + 1);
  deepStrictEqual(splitStrip(strip).map(inner), stills.map(({ svg }) => inner(svg)));
  for (const part of splitStrip(strip)) {
    const root = parse(part).documentElement;
    strictEqual(root.namespaceURI, "http://www.w3.org/2000/svg");
    deepStrictEqual([root.getAttribute("width"), root.getAttribute("height")], ["320", "300"]);
    strictEqual(root.getAttribute("style"), null); // else it would fill the whole strip
  }
  deepStrictEqual(splitStrip(stills[0]!.svg), []);
});

Deno.test("words in a strip are text, and ids stay unique", () => {
  const strip = joinStills(stills, { ...WORDS, arrangement: "across" });
  const root = parse(strip).documentElement;
  strictEqual(root.getAttribute("aria-label"), `It's "one" & two.`);
  const texts = [...root.children].filter(({ tagName }) => tagName === "text");
  deepStrictEqual(texts.map(({ textContent }: Drawn) => textContent), [
    "A <heading>",
    ...stills.map(({ label }) => label),
  ]);
  const ids = strip.match(/(?<= id=")[^"]+/g)!;
  strictEqual(new Set(ids).size, ids.length);
});

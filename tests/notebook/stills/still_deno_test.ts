import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { Buffer } from "node:buffer";
import { JSDOM } from "jsdom";
import { drawStill } from "#still";
import { GALLERY } from "../../figures/gallery.ts";

const { DOMParser } = new JSDOM("").window;
const stills = new Map<string, string>();
for (const [name, figure] of Object.entries(GALLERY)) stills.set(name, await drawStill(figure));

function parse(name: string): Document {
  return new DOMParser().parseFromString(stills.get(name)!, "image/svg+xml");
}

// What the tests below need of a parsed document.
interface Element {
  getAttribute(name: string): string | null;
  readonly textContent: string;
}
interface Document {
  readonly documentElement: Element;
  querySelectorAll(selector: string): Iterable<Element> & { readonly length: number };
}

Deno.test("a still is an image that says what it shows and shrinks with the page", () => {
  for (const [name, figure] of Object.entries(GALLERY)) {
    const svg = parse(name).documentElement;
    strictEqual(svg.getAttribute("role"), "img");
    strictEqual(svg.getAttribute("aria-label"), figure.description);
    strictEqual(svg.getAttribute("viewBox"), `0 0 520 ${figure.layout.height}`);
    ok(svg.getAttribute("style")!.includes("max-width"));
  }
});

Deno.test("a still draws the words of its figure", () => {
  const words = (name: string): string[] =>
    [...parse(name).querySelectorAll("text")].map((text) =>
      text.textContent.replace(/\u200b(−?\d)/, "^$1").replaceAll("\u200b", "")
    );
  for (const word of ["A heading", "place x", "density", "exact density", "again", "−2", "0.1"]) {
    ok(words("lines").includes(word), word);
  }
  for (const word of ["bound", "probe", "10^−6", "20"]) {
    ok(words("logarithms").includes(word), word);
  }
  for (const word of ["Euler", "Heun", "bias", "spread"]) ok(words("stacked").includes(word), word);
  for (const word of ["data", "floor"]) {
    ok([...words("images"), ...words("losses")].includes(word), word);
  }
});

Deno.test("a still draws every point of a cloud", () => {
  const points = [...parse("cloud").querySelectorAll("path")]
    .filter((path) => /^M[\d.]+,0A/.test(path.getAttribute("d") ?? "")); // circles
  strictEqual(points.length, 2000);
});

Deno.test("nothing is drawn at infinity or nowhere", () => {
  for (const [name, still] of stills) ok(!/NaN|Infinity|undefined/.test(still), name);
});

Deno.test("a heat map is an image with one pixel for one cell", () => {
  const [image] = parse("heatmap").querySelectorAll("image");
  const png = Buffer.from(image!.getAttribute("xlink:href")!.split(",")[1]!, "base64");
  deepStrictEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [41, 41]);
});

Deno.test("equal figures give equal stills, in any order", async () => {
  const names = [...stills.keys()].reverse();
  const again = await Promise.all(names.map((name) => drawStill(GALLERY[name]!)));
  names.forEach((name, i) => strictEqual(again[i], stills.get(name), name));
});

Deno.test("another process draws the same still", async () => {
  const code =
    `import { drawStill } from "#still"; import { GALLERY } from "./tests/figures/gallery.ts";
    for (const name of ["heatmap", "panels", "bars"]) console.log(await drawStill(GALLERY[name]));`;
  const root = new URL("../../../", import.meta.url);
  const command = new Deno.Command(Deno.execPath(), { args: ["eval", code], cwd: root });
  const { stdout } = await command.output();
  const expected = ["heatmap", "panels", "bars"].map((name) => `${stills.get(name)}\n`).join("");
  strictEqual(new TextDecoder().decode(stdout), expected);
});

Deno.test("different figures use different ids, so that they may share a page", () => {
  const ids = [...stills.values()].map((still) => new Set(still.match(/(?<= id=")[^"]+/g)));
  const all = ids.flatMap((set) => [...set]);
  strictEqual(new Set(all).size, all.length);
});

Deno.test("a cloud of 2000 points stays below 250 000 characters", () => {
  ok(stills.get("cloud")!.length < 250_000, `${stills.get("cloud")!.length}`);
});

Deno.test("drawing leaves the global random numbers and the global scope alone", async () => {
  const { random } = Math;
  await drawStill(GALLERY.lines!);
  strictEqual(Math.random, random);
  strictEqual("window" in globalThis || "document" in globalThis, false);
});

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { inBothSchemes } from "../../../lib/press/book/outputs/both_schemes.ts";

const DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="52" height="38">' +
  '<rect style="fill: rgb(255, 255, 255); fill-opacity: 1;"/>' +
  '<path style="stroke: rgb(0, 114, 178);" d="M0,0"/><stop stop-color="rgb(255, 255, 255)"/>' +
  '<path fill="rgb(36, 41, 47)"/><path style="fill: rgb(204, 121, 167);"/>' +
  "<text>fill is rgb(0, 0, 0)</text></svg>";

Deno.test("paper, ink and data of a still have two colours; surfaces and words stay", () => {
  const drawn = inBothSchemes(DRAWING);
  const [light, dark] = [/svg\{([^}]*)\}@/, /dark\)\{svg\{([^}]*)\}/].map((rule) =>
    rule.exec(drawn)![1]!.split(";").map((one) => one.split(":")[1])
  );
  assert.deepEqual(light, ["#ffffff", "#0072b2", "#24292f"]);
  assert.deepEqual(dark, ["#16181b", "#4a9fdc", "#dcdad4"]);
  const names = [...drawn.matchAll(/var\((--\w+)\)/g)].map(([, name]) => name);
  assert.equal(new Set(names).size, 3);
  const back = drawn.replace(/<style>.*<\/style>/, "").replaceAll(
    /var\((--\w+)\)/g,
    (_, name) =>
      ["rgb(255, 255, 255)", "rgb(0, 114, 178)", "rgb(36, 41, 47)"][names.indexOf(name)]!,
  );
  assert.equal(back, DRAWING, "nothing else has changed");
});

Deno.test("a still without any of these colours is as it was", () => {
  const plain = '<svg width="1" height="1"><path style="fill: none;"/></svg>';
  assert.equal(inBothSchemes(plain), plain);
});

Deno.test("the dark colours are those of the page", async () => {
  const sheet = (name: string): Promise<string> =>
    readFile(
      new URL(`../../../lib/press/book/pages/style/${name}.css`, import.meta.url),
      "utf8",
    );
  const dark = (css: string): string => css.slice(css.indexOf("prefers-color-scheme: dark"));
  const css = dark(await sheet("1_colours")) + dark(await sheet("9_figures"));
  const colours = ["24292f", "8c959f", "e8eaed", "ffffff", "0072b2", "d55e00", "009e73"];
  const names = ["ink", "quiet", "line", "paper", "data-1", "data-2", "data-3"];
  colours.forEach((colour, i) => {
    const parts = colour.match(/../g)!.map((part) => parseInt(part, 16)).join(", ");
    const drawn = inBothSchemes(`<svg><path style="fill: rgb(${parts});"/></svg>`);
    const [, stands] = /dark\)\{svg\{--\w+:([^}]+)\}/.exec(drawn)!;
    assert.ok(css.includes(`--${names[i]}: ${stands};`), `${names[i]}: ${stands}`);
  });
});

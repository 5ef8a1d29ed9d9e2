import { ok, strictEqual } from "node:assert/strict";
import { JSDOM } from "jsdom";
import { textBox, textWidth } from "../../../lib/notebook/stills/text_size.ts";

const { document } = new JSDOM("<svg></svg>").window;

function svg(markup: string): Parameters<typeof textBox>[0] {
  document.body.innerHTML = `<svg>${markup}</svg>`;
  return document.querySelector("svg").firstElementChild;
}

const width = (box: ReturnType<typeof textBox>): number => box.right - box.left;

Deno.test("widths add up, and letters differ", () => {
  strictEqual(textWidth("ab") + textWidth("cd"), textWidth("abcd"));
  ok(textWidth("iiii") < textWidth("nnnn") && textWidth("nnnn") < textWidth("WWWW"));
});

Deno.test("a text grows with its size and stands where its anchor says", () => {
  const start = textBox(svg(`<text style="font-size: 10px" x="5" y="20">abc</text>`), "page");
  const large = textBox(svg(`<text style="font-size: 20px" x="5" y="20">abc</text>`), "page");
  ok(Math.abs(width(large) - 2 * width(start)) < 1e-9);
  strictEqual(start.left, 5);
  ok(start.top < 20 && start.bottom > 20); // the baseline runs through it
  const end = textBox(svg(`<text text-anchor="end" x="5" y="20">abc</text>`), "page");
  strictEqual(end.right, 5);
  const middle = textBox(svg(`<text text-anchor="middle" x="5" y="20">abc</text>`), "page");
  ok(Math.abs(middle.left + middle.right - 10) < 1e-9);
});

Deno.test("lines stand below each other", () => {
  const tspan = (text: string): string => `<tspan class="line">${text}</tspan>`;
  const one = textBox(svg(`<text y="20">${tspan("abc")}</text>`), "page");
  const two = textBox(svg(`<text y="20">${tspan("abc")}${tspan("a")}</text>`), "page");
  strictEqual(width(one), width(two));
  ok(Math.abs((two.bottom - two.top) - 2 * (one.bottom - one.top)) < 1e-9);
});

Deno.test("transforms move and turn a text; inside its element they do not count", () => {
  const plain = textBox(svg(`<text x="0" y="0">abc</text>`), "page");
  const moved = svg(
    `<g transform="translate(10,0)"><text transform="translate(1,2)">abc</text></g>`,
  );
  strictEqual(textBox(moved, "page").left, plain.left + 11);
  strictEqual(textBox(moved, "element").left, plain.left + 1);
  const turned = textBox(svg(`<text transform="rotate(-90,0,0)">abc</text>`), "page");
  ok(Math.abs(turned.bottom - turned.top - width(plain)) < 1e-9);
  ok(Math.abs(turned.bottom) < 1e-9); // it reads upwards from where it starts
});

Deno.test("a group has the box of its texts, and without texts none", () => {
  const group = svg(`<g><text x="0" y="0">a</text><text x="100" y="50">b</text></g>`);
  const box = textBox(group, "page");
  ok(box.left === 0 && box.right > 100 && box.bottom > 50);
  strictEqual(width(textBox(svg(`<g><path d="M0,0"/></g>`), "page")), 0);
});

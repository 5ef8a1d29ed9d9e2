import { deepStrictEqual, doesNotThrow, ok, strictEqual, throws } from "node:assert/strict";
import { elementsDrawn } from "../../../lib/press/show/drawing_size.ts";
import { drawingOf } from "../../../lib/press/show/pictures.ts";

function svg(inside: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">${inside}</svg>`;
}

/** Parts in parts: each level holds ten of the one below. */
function levels(count: number, ten: (below: string) => string): string {
  return Array.from(
    { length: count },
    (_, k) => `<g id="a${k + 1}">${ten(`a${k}`).repeat(10)}</g>`,
  ).join("");
}

Deno.test("elementsDrawn() counts what a browser builds, not what is written", () => {
  strictEqual(elementsDrawn(svg("<path d='M0 0'/>".repeat(8))), 9);
  strictEqual(elementsDrawn(svg(`<!-- <g> --><g id="a"><path/></g><use href="#a"/>`)), 3 + 7 + 2);
  strictEqual(elementsDrawn(svg(`<path title="a > b"/><path/>`)), 3);
  const uses = levels(4, (below) => `<use href="#${below}"/>`);
  strictEqual(elementsDrawn(svg(`<path id="a0"/>${uses}<use xlink:href="#a4"/>`)) > 80_000, true);
});

Deno.test("no way to name a part hides how often it is drawn", () => {
  for (
    const ten of [
      (name: string) => `<use href="#${name}"/>`,
      (name: string) => `<use href='&#35;${name}'/>`,
      (name: string) => `<use href="#%61${name.slice(1)}"/>`,
      (name: string) => `<rect fill="url(#${name})"/>`,
      (name: string) => `<rect style='mask: url( "#${name}" )'/>`,
      (name: string) => `<rect fill="url(&quot;#${name}&quot;)"/>`,
    ]
  ) {
    const drawing = svg(`<path id="a0"/>${levels(6, ten)}${ten("a6")}`);
    throws(() => drawingOf({ "image/svg+xml": drawing }), {
      name: "RangeError",
      message: /^Expected at most 25000 elements of SVG; got \d+/,
    });
  }
});

Deno.test("circles, entities, escapes and sheets that draw parts in parts are refused", () => {
  const infinite = (inside: string): void => strictEqual(elementsDrawn(svg(inside)), Infinity);
  infinite(`<g id="a"><use href="#a"/></g>`);
  infinite(
    `<g id="a">${`<use href="#b"/>`.repeat(99)}</g><g id="b">${`<use href="#a"/>`.repeat(99)}</g>`,
  );
  infinite(`<style>rect { fill: url(#\\61 ) }</style><rect/>`);
  strictEqual(elementsDrawn(`<!DOCTYPE svg [<!ENTITY a "b">]>${svg("&a;")}`), Infinity);
  infinite("<g>".repeat(501));
  const patterns = Array.from(
    { length: 6 },
    (_, k) => `<pattern id="p${k}"><rect class="c${k}"/><rect class="c${k}"/></pattern>`,
  ).join("");
  const sheet = Array.from({ length: 6 }, (_, k) => `.c${k} { fill: url(#p${(k + 5) % 6}) }`);
  strictEqual(
    elementsDrawn(svg(`<style>${sheet.join("")}</style>${patterns}<rect/>`)) > 25_000,
    true,
  );
  const arrow = `<style>.a { marker-end: url(#head) }</style><marker id="head"><path/></marker>`;
  strictEqual(elementsDrawn(svg(`${arrow}${`<path class="a"/>`.repeat(100)}`)), 104 * 3);
});

Deno.test("counting takes one pass, whatever is written", () => {
  for (
    const piece of ["<a ", "<a x='", "<!--", "</a>", "<a b='\"'>", "url(", "&#", "<style>", "\\url"]
  ) {
    elementsDrawn(piece.repeat(500_000 / piece.length));
  }
});

Deno.test("a filter counts where it is used, and for much more than a line", () => {
  const blur = `<filter id="b"><feGaussianBlur stdDeviation="9"/></filter>`;
  const rects = (count: number, style: string): string => `<rect ${style}/>`.repeat(count);
  const few = elementsDrawn(svg(blur + rects(3, `filter="url(#b)"`)));
  const many = elementsDrawn(svg(blur + rects(2000, `filter="url(#b)"`)));
  deepStrictEqual([few < 2500, many > 500_000], [true, true]);
  for (const style of [`style="filter: blur(9px)"`, `filter="drop-shadow(1px 1px 9px red)"`]) {
    const all = elementsDrawn(svg(rects(2000, style)));
    ok(all > 500_000, `${style}: ${all}`);
    const drawn = (count: number): unknown =>
      drawingOf({ "image/svg+xml": svg(rects(count, style)) });
    doesNotThrow(() => drawn(40), style); // each counts for 500 of 25 000
    throws(() => drawn(60), { name: "RangeError", message: /^Expected at most 25000 elements/ });
  }
  const sheet = `<style>rect { filter: blur(9px) }</style>`;
  strictEqual(elementsDrawn(svg(sheet + rects(2000, ""))) > 500_000, true);
});

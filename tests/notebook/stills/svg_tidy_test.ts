import { strictEqual } from "node:assert/strict";
import { JSDOM } from "jsdom";
import { tidySvg } from "../../../lib/notebook/stills/svg_tidy.ts";

const { window } = new JSDOM("");

function tidied(inner: string): string {
  const text = `<svg xmlns="http://www.w3.org/2000/svg">${inner}</svg>`;
  const svg = new window.DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  tidySvg(svg);
  return svg.innerHTML.replaceAll(' xmlns="http://www.w3.org/2000/svg"', "");
}

Deno.test("coordinates are rounded to hundredths of a pixel, words are not", () => {
  strictEqual(
    tidied(`<text x="1.23456" transform="rotate(-90,2.5,1e-7)">0.12345</text>`),
    `<text x="1.23" transform="rotate(-90,2.5,1e-7)">0.12345</text>`,
  );
  strictEqual(tidied(`<path d="M1.005,2.0000001L-3.14159e1,4"/>`), `<path d="M1,2L-31.42,4"/>`);
});

Deno.test("empty groups, paths without a course and class names go", () => {
  strictEqual(
    tidied(
      `<g class="a"><g><g/></g><path class="b"/></g><g class="c"><path class="d" d="M0,0"/></g>`,
    ),
    `<g><path d="M0,0"/></g>`,
  );
});

Deno.test("points of one style say it once", () => {
  const path = (style: string): string => `<path style="${style}" d="M0,0"/>`;
  const bare = `<path d="M0,0"/>`, red = "opacity: 1; fill: red;", blue = "fill: blue;";
  strictEqual(
    tidied(`<g>${path(red)}${path(red)}</g>`),
    `<g style="fill: red;">${bare}${bare}</g>`,
  );
  const mixed = `<g>${path(red)}${path(blue)}</g>`;
  strictEqual(tidied(mixed), mixed);
});

Deno.test("opacity stays with each point, because overlaps would change", () => {
  const point = `<path style="opacity: 0.5; fill: red;" d="M0,0"/>`;
  strictEqual(tidied(`<g>${point}${point}</g>`), `<g>${point}${point}</g>`);
});

import assert from "node:assert/strict";
import { readStill, readStills } from "../../../lib/press/book/outputs/still.ts";
import { drawing } from "./fixture.ts";

const PLACE = { notebook: "01-a.ipynb", cell: "figure" };
const HEAD = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"`;

function svg(inner: string): string {
  return `${HEAD} viewBox="0 0 20 10">${inner}</svg>`;
}

Deno.test("readStill() keeps a drawing byte for byte and reads its size", () => {
  assert.deepEqual(readStill(drawing(), PLACE), { svg: drawing(), width: 700, height: 380 });
  const { width, height } = readStill(svg(`<g><path d="M0,0"/></g>`), PLACE);
  assert.deepEqual([width, height], [20, 10]);
});

Deno.test("readStill() refuses what a drawing does not need, by name", () => {
  const cases: [string, RegExp][] = [
    [`<script>steal()</script>`, /a <script> element/],
    [`<foreignObject><p>x</p></foreignObject>`, /a <foreignObject> element/],
    [`<style>@import url(x)</style>`, /a style sheet that may load something: @import url\(x\)/],
    [`<style>g { fill: url(//a.example) }</style>`, /a style sheet that may load/],
    [`<style>g { fill: \\75rl(x) }</style>`, /a style sheet that may load/],
    [`<style>@font-face { src: local(x) }</style>`, /a style sheet that may load/],
    [`<a href="#x"><text>x</text></a>`, /a <a> element/],
    [`<set attributeName="href" to="x"/>`, /a <set> element/],
    [`<h:script xmlns:h="http://www.w3.org/1999/xhtml"/>`, /a <h:script> element/],
    [`<g onload="steal()"/>`, /onload="steal\(\)"/],
    [`<image href="https://a.example/x.png"/>`, /href="https:/],
    [`<image xlink:href="//a.example"/>`, /xlink:href=/],
    [`<use href="other.svg#a"/>`, /href="other\.svg#a"/],
    [`<image href="data:image/svg+xml;base64,AAAA"/>`, /href="data:image\/svg/],
    [`<image href="java&#115;cript:x"/>`, /href="java/],
    [`<g xmlns:q="http://www.w3.org/1999/xhtml"/>`, /xmlns:q=/],
    [`<g style="fill: url(https://a.example#x)"/>`, /style="fill/],
    [`<g style="fill: \\75rl(x)"/>`, /style="fill/],
    [`<g style="fill: &#117;rl(x)"/>`, /style="fill/],
    [`<g style="background: image-set(&quot;//a.example&quot; 1x)"/>`, /style="background/],
    [`<g id='single'/>`, /something unreadable: <g id/],
    [`<!-- x --><g/>`, /something unreadable: <!--/],
    [`<![CDATA[<script>]]>`, /something unreadable: <!\[CDATA/],
    [`<?xml-stylesheet href="x"?>`, /something unreadable: <\?xml/],
    [`<g></path>`, /a closing <\/path> without its opening/],
    [`<g>`, /a closing <\/svg> without its opening/],
  ];
  for (const [inner, message] of cases) {
    assert.throws(() => readStill(svg(inner), PLACE), (error: Error) => {
      assert.match(error.message, /^01-a\.ipynb, cell "figure": its SVG figure holds /);
      assert.match(error.message, message);
      return true;
    });
  }
});

Deno.test("readStill() refuses what is no single drawing", () => {
  for (const text of ["", "hello", "<g/>", `${svg("")}${svg("")}`, `${HEAD}>`]) {
    assert.throws(() => readStill(text, PLACE), /its SVG figure holds/);
  }
  const doctype = `<!DOCTYPE svg [<!ENTITY x "<script>">]>${svg("")}`;
  assert.throws(() => readStill(doctype, PLACE), /something unreadable: <!DOCTYPE/);
});

Deno.test("readStill() allows a style sheet that loads nothing", () => {
  const inner =
    `<style>.a { fill: red; clip-path: url(#c) } @media print { g { fill: #000 } }</style>` +
    `<g class="a"/>`;
  assert.equal(readStill(svg(inner), PLACE).svg, svg(inner));
});

Deno.test("readStill() allows references to its own parts", () => {
  const inner = `<defs><clipPath id="c"><rect/></clipPath></defs>` +
    `<g clip-path="url(#c)"/><g clip-path="url('#c')"/><g style="mask: url(&quot;#c&quot;)"/>` +
    `<use xlink:href="#c"/>`;
  assert.equal(readStill(svg(inner), PLACE).svg, svg(inner));
});

Deno.test("readStills() finds the drawings directly in a drawing, and judges them all", () => {
  const part = `<svg x="0" width="5" height="4"><g><svg></svg></g></svg>`;
  const parts = readStills(svg(`<text>a</text>${part}<g>${part}</g>${part}`), PLACE);
  assert.deepEqual(parts, Array(2).fill({ svg: part, width: 5, height: 4 }));
  assert.deepEqual(readStills(drawing(), PLACE), []);
  assert.throws(() => readStills(svg(`${part}<script></script>`), PLACE), /a <script> element/);
});

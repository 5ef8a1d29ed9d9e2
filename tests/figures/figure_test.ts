import { deepStrictEqual, ok, strictEqual, throws } from "node:assert/strict";
import fc from "#properties";
import { lines, type LinesOptions } from "flowbook/figures";
import { figure, MOST_CHARACTERS } from "../../lib/figures/figure.ts";
import { AXES, type Drawn, WORDS } from "./words.ts";

Deno.test("figure() keeps five significant digits and no negative zero", () => {
  const trace = { x: [Math.PI * 1e6, -0, 1e-12 / 3, 123456.5], y: 2 / 3 };
  const drawn: Drawn = figure([trace], {}, WORDS).data[0];
  deepStrictEqual(drawn, { x: [3141600, 0, 3.3333e-13, 123460], y: 0.66667 });
  ok(!Object.is(drawn.x[1], -0));
});

Deno.test("a rounded number is within half a unit of its fifth digit", () => {
  const number = fc.double({ noNaN: true, noDefaultInfinity: true, min: 1e-300, max: 1e300 });
  fc.assert(fc.property(number, (value) => {
    const trace: Drawn = figure([{ x: value }], {}, WORDS).data[0];
    ok(Math.abs(trace.x - value) <= 0.5001 * 10 ** (Math.floor(Math.log10(value)) - 4));
  }));
});

Deno.test("equal pictures are equal text, whatever the order of the keys", () => {
  const one = figure([{ b: 1, a: { d: [{ z: 1, y: 2 }], c: 2 } }], { q: 1, p: 2 }, WORDS);
  const other = figure([{ a: { c: 2, d: [{ y: 2, z: 1 }] }, b: 1 }], { p: 2, q: 1 }, WORDS);
  strictEqual(JSON.stringify(one), JSON.stringify(other));
});

Deno.test("figure() demands words and refuses TeX in them", () => {
  const cases: [object, string, string][] = [
    [{ caption: "" }, "TypeError", "Expected a caption; got an empty text"],
    [{ caption: undefined }, "TypeError", "Expected a caption; got undefined"],
    [{ description: "  " }, "TypeError", "Expected a description; got an empty text"],
    [
      { description: "\\alpha rises" },
      "RangeError",
      'Expected words without TeX at description; got "\\alpha rises"',
    ],
  ];
  for (const [words, name, message] of cases) {
    throws(() => figure([{ x: 1 }], {}, { ...WORDS, ...words }), { name, message });
  }
});

Deno.test("every axis has a title", () => {
  const options: LinesOptions = { ...AXES, series: [{ name: "line", x: [0, 1], y: [0, 1] }] };
  throws(() => lines({ ...options, x: "" }), {
    name: "TypeError",
    message: "Expected a title for the x axis; got an empty text",
  });
  throws(() => lines({ ...options, y: undefined as unknown as string }), {
    name: "TypeError",
    message: "Expected a title for the y axis; got undefined",
  });
  throws(() => lines({ ...options, title: "" }), {
    name: "TypeError",
    message: "Expected a title with words; got an empty text",
  });
});

Deno.test("axis ranges increase, and are positive on a log axis", () => {
  const options: LinesOptions = { ...AXES, series: [{ name: "line", x: [1, 2], y: [1, 2] }] };
  throws(() => lines({ ...options, xRange: [1, 1] }), {
    name: "RangeError",
    message: "Expected an increasing range for the x axis; got [1, 1]",
  });
  for (const endless of [[0, Infinity], [-1.5e308, 1.5e308]] as const) {
    throws(() => lines({ ...options, xRange: endless }), {
      name: "RangeError",
      message: `Expected an increasing range for the x axis; got [${endless.join(", ")}]`,
    });
  }
  throws(() => lines({ ...options, yRange: [0, 1], yScale: "log" }), {
    name: "RangeError",
    message: "Expected a positive range for a log y axis; got [0, 1]",
  });
  const { layout }: Drawn = lines({ ...options, yRange: [0.01, 100], yScale: "log" });
  deepStrictEqual(layout.yaxis.range, [-2, 2]); // Plotly's unit is the power of ten
});

Deno.test("a figure has at most 60 traces and two million characters", () => {
  const trace = { x: new Array<number>(MOST_CHARACTERS / 4).fill(123) };
  throws(() => figure([trace], {}, WORDS), {
    name: "RangeError",
    message: /^Expected at most 2000000 characters of JSON; got 2000\d\d\d$/,
  });
  strictEqual(figure(new Array(60).fill({ x: 1 }), {}, WORDS).data.length, 60);
  for (const count of [0, 61]) {
    throws(() => figure(new Array(count).fill({ x: 1 }), {}, WORDS), {
      name: "RangeError",
      message: `Expected 1 to 60 traces; got ${count}`,
    });
  }
});

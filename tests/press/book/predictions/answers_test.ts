import assert from "node:assert/strict";
import { answersIn } from "../../../../lib/press/book/predictions/mod.ts";
import { writtenNumbers } from "../../../../lib/press/book/predictions/written_numbers.ts";
import type { Answer } from "../../../../lib/press/show/prose/answer.ts";
import { claimOutput, claimRecord, code, display } from "../fixture.ts";

const [several, averaged] = claimRecord("S3.38").checks as Record<string, unknown>[];
const bound = {
  ...averaged,
  name: "worst",
  left: 0.0312,
  right: 0.05,
  allowed: 1e-10,
  tolerance: { name: "atMost", why: "a bound" },
};
const share = { ...averaged, name: "share", left: 0.42358, right: 0.4236, allowed: 1e-4 };
const zero = { ...averaged, name: "zero", left: 0, right: 0, allowed: 1e-10 };
const figure = display({
  "application/vnd.plotly.v1+json": {
    data: [
      { type: "scatter", name: "density", x: [-1, 0, 2], y: [0.1, 0.42358, 0.2] },
      { type: "scatter", name: "both", x: [0, 1], y: [0.5, 1] },
      { type: "scatter", name: "loop", x: [0, 1, 0], y: [0, 1, 0] },
    ],
    layout: { xaxis: { title: { text: "position<br>x" } }, yaxis: { title: { text: "density" } } },
  },
});
const notebook = (cells: ReturnType<typeof code>[]) => ({
  cells,
  metadata: {},
  nbformat: 4 as const,
  nbformat_minor: 5,
});
const find = answersIn(
  { notebook: notebook([code("here", "", [claimOutput()]), code("figure", "", [figure])]) },
  {
    page: "01-a-evidence.html",
    notebook: notebook([
      code("there", "", [claimOutput({ id: "S3.40", covers: [], checks: [bound, share, zero] })]),
    ]),
  },
);
const answer = (asked: Record<string, string>, text = ""): Answer =>
  find(new Map(Object.entries(asked)), text);

Deno.test("the number of a prediction is that of the saved record, in the digits of the text", () => {
  assert.deepEqual(
    answer(
      { "data-check": "S3.38 at five times", "data-entry": "0" },
      "**It is $0.316$**, not 0.5.",
    ),
    {
      attributes: {
        "data-number": "0.31622776",
        "data-near": String(0.05 * 0.31622776),
        "data-shown": "0.316",
      },
      href: "#here",
      link: "The check",
    },
  );
  const covered = answer({ "data-check": "S2.67 at five times", "data-entry": "1" }, "−0.2 $x_1$");
  assert.deepEqual([covered.attributes["data-shown"], covered.href], ["−0.2", "#here"]);
});

Deno.test("a claim of the evidence answers too, in percent and with a width of its own", () => {
  const asked = { "data-check": "S3.40 share", "data-unit": "%", "data-within": "3" };
  const { attributes, href } = answer(asked, "**42 %** of them.");
  assert.equal(href, "01-a-evidence.html#there");
  assert.deepEqual([attributes["data-near"], attributes["data-shown"], attributes["data-unit"]], [
    "3",
    "42",
    "%",
  ]);
  assert.ok(Math.abs(Number(attributes["data-number"]) - 42.358) < 1e-9);
});

Deno.test("the number may be that of the planted mistake", () => {
  const asked = { "data-check": "S3.38 at five times", "data-side": "mistake", "data-entry": "0" };
  assert.equal(answer(asked, "**0.1**").attributes["data-number"], "0.1");
});

Deno.test("what an author rounds far is still near enough", () => {
  const { attributes } = answer({ "data-check": "S3.40 share" }, "It is 0.4.");
  assert.ok(Number(attributes["data-near"]) >= 0.42358 - 0.4 - 1e-12);
});

Deno.test("a bound is no answer, what was measured is", () => {
  const asked = { "data-check": "S3.40 worst" };
  assert.equal(answer(asked, "**0.031**").attributes["data-number"], "0.0312");
  assert.throws(() => answer(asked, "**0.05**"), /say 0\.0312 \(S3\.40 worst\).* got 0\.05$/);
});

for (
  const [why, asked, text, message] of [
    [
      "an unknown claim",
      { "data-check": "S9.99 sum" },
      "1",
      /name a claim of this chapter .*"S9\.99 sum"/,
    ],
    [
      "an unknown check",
      { "data-check": "S3.38 sum" },
      "1",
      /a check of S3\.38, one of "at five times", "by simulation"; got "sum"/,
    ],
    [
      "other digits",
      { "data-check": "S3.40 share" },
      "**It is 0.414.**",
      /0\.42358 .* got 0\.414$/,
    ],
    [
      "a whole number for a part",
      { "data-check": "S3.40 share" },
      "**It is 0.**",
      /0\.42358 .* got 0$/,
    ],
    ["no digits", { "data-check": "S3.40 share" }, "More.", /got no number$/],
    ["a missing entry", { "data-check": "S3.38 at five times" }, "1", /data-entry, .* 5 entries/],
    [
      "an entry beyond",
      { "data-check": "S3.38 at five times", "data-entry": "5" },
      "1",
      /an entry from 0 to 4 .* got 5/,
    ],
    [
      "an entry of one number",
      { "data-check": "S3.40 share", "data-entry": "0" },
      "1",
      /no data-entry/,
    ],
    [
      "a width in words",
      { "data-check": "S3.40 share", "data-within": "near" },
      "0.42",
      /like "0\.1"/,
    ],
    [
      "the mistake of a check without one",
      { "data-check": "S3.38 by simulation", "data-side": "mistake" },
      "1",
      /a planted mistake of S3\.38 by simulation; got "mistake"/,
    ],
    ["a part of zero", { "data-check": "S3.40 zero" }, "**0**", /because the answer is 0/],
    ["a slip of the pen", { "data-chek": "S3.40 share" }, "0.42", /data-check, .*; got data-chek/],
    ["a mixture", { "data-check": "S3.40 share", "data-trace": "a" }, "0.42", /got data-trace/],
    [
      "no figure",
      { "data-figure": "here", "data-trace": "density" },
      "",
      /a cell with a figure; got "here"/,
    ],
    [
      "an unknown curve",
      { "data-figure": "figure", "data-trace": "sum" },
      "",
      /one of "density", "both", "loop"; got "sum"/,
    ],
    ["no function", { "data-figure": "figure", "data-trace": "loop" }, "", /from left to right/],
  ] as const
) {
  Deno.test(`the build refuses ${why}`, () => {
    assert.throws(() => answer(asked, text), (error: Error) => {
      assert.ok(error instanceof RangeError);
      assert.match(error.message, message);
      return true;
    });
  });
}

Deno.test("a curve comes with its axes and room around all that the figure draws", () => {
  const { attributes, href, link } = answer({ "data-figure": "figure", "data-trace": "density" });
  assert.deepEqual([href, link, attributes["data-trace"]], ["#figure", "The figure", "density"]);
  assert.deepEqual(JSON.parse(attributes["data-curve"]!), {
    x: [-1, 0, 2],
    y: [0.1, 0.4236, 0.2],
    axes: { x: "position x", y: "density" },
    yRange: [-0.15, 1.15],
  });
});

Deno.test("numbers are read from Markdown and TeX, in bold where there is bold", () => {
  const digits = (text: string): string[] => writtenNumbers(text).map(({ digits }) => digits);
  assert.deepEqual(digits("0.3 or **about $-0.40$**"), ["-0.40"]);
  assert.deepEqual(digits("$x_1 = 2$, not 3.5; **see** S3.35"), ["2", "3.5"]);
  assert.deepEqual(writtenNumbers("$1.5 \\cdot 10^{-3}$"), [
    { digits: "1.5e-3", value: 0.0015, rounding: 0.5 * 10 ** -4 },
  ]);
  assert.equal(several!.name, "at five times");
});

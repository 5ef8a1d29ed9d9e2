import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import type { Comparison } from "../../../../lib/press/page/claims/comparisons.ts";
import { mistakePicture } from "../../../../lib/press/page/claims/mistake_picture.ts";
import { validateFigure } from "../../../figures/validate_figure.ts";

const scalar: Comparison = {
  id: "S3.38",
  name: "posterior-average",
  mistake: "the factor $p_t$ lost",
  routes: { left: "posterior average", right: "score form" },
  left: [1.5],
  right: [1.5],
  wrong: [1.2],
  miss: 0.2,
  measure: "relative",
  allowed: 1e-10,
  bound: undefined,
};
const vector: Comparison = {
  ...scalar,
  left: [1, 2, 3],
  right: [1, 2, 3],
  wrong: [1.5, 2, 7],
  miss: 1.33,
};
const places = ({ data }: { data: readonly object[] }): unknown[] =>
  data.map((trace) => [(trace as { x: unknown }).x, (trace as { y: unknown }).y]);

Deno.test("single numbers are dots in three rows, with a line at the right side", () => {
  const picture = mistakePicture(scalar)!;
  deepStrictEqual(places(picture), [[[1.5], [3]], [[1.5], [2]], [[1.2], [1]]]);
  const { shapes, yaxis } = picture.layout as {
    shapes: { type: string; x0: number; x1: number }[];
    yaxis: { ticktext: string[] };
  };
  deepStrictEqual(yaxis.ticktext, ["posterior<br>average", "score form", "with the<br>mistake"]);
  deepStrictEqual(shapes.map(({ type, x0, x1 }) => [type, x0, x1]), [
    ["rect", 1.5, 1.5], // to five digits there is no room for a mistake
    ["line", 1.5, 1.5],
  ]);
});

Deno.test("the heading is the check in words, and the legend names the routes", () => {
  const named = { ...vector, name: "S3.13/posterior-average" };
  const { data, layout } = mistakePicture(named)! as unknown as {
    data: { name: string }[];
    layout: { title: { text: string } };
  };
  strictEqual(layout.title.text, "posterior average");
  deepStrictEqual(data.map(({ name }) => name), [
    "posterior average",
    "score form",
    "with the mistake",
  ]);
});

Deno.test("what chance allows is a strip that one sees", () => {
  const { layout } = mistakePicture({ ...scalar, allowed: 0.1 })!;
  const [strip] = layout.shapes as unknown as { x0: number; x1: number }[];
  deepStrictEqual([strip!.x0, strip!.x1], [1.35, 1.65]);
  const drawn = mistakePicture({ ...scalar, measure: "absolute", allowed: 0.25 })!;
  const [own] = drawn.layout.shapes as unknown as { x0: number; x1: number }[];
  deepStrictEqual([own!.x0, own!.x1], [1.25, 1.75]); // not in parts of the right side
});

Deno.test("many numbers are dots over their entries, the left ones rings around the right ones", () => {
  const picture = mistakePicture(vector)!;
  deepStrictEqual(places(picture), [
    [[1, 2, 3], [1, 2, 3]],
    [[1, 2, 3], [1, 2, 3]],
    [[1, 2, 3], [1.5, 2, 7]],
  ]);
  const [left, right] = picture.data as unknown as { marker: { symbol: string; size: number } }[];
  strictEqual(left!.marker.symbol, "circle-open");
  ok(left!.marker.size > right!.marker.size);
});

Deno.test("a picture says in words what it shows, and Plotly finds nothing wrong with it", () => {
  const one = mistakePicture(scalar)!, many = mistakePicture(vector)!;
  strictEqual(one.caption, "the factor p_t lost: off by 0.2 (relative), where 1e-10 is allowed.");
  const absolute = mistakePicture({ ...scalar, measure: "absolute" })!;
  strictEqual(absolute.caption, "the factor p_t lost: off by 0.2, where 1e-10 is allowed.");
  const far = mistakePicture({ ...scalar, bound: "at most" })!;
  strictEqual(far.caption, "the factor p_t lost: beyond its bound by 0.2 (relative).");
  const above = mistakePicture({ ...scalar, measure: "absolute", bound: "at most" })!;
  strictEqual(above.caption, "the factor p_t lost: beyond its bound by 0.2.");
  strictEqual(
    one.description,
    "Three dots on one axis: posterior average at 1.5, score form at 1.5, and with the mistake at 1.2.",
  );
  ok(many.description.endsWith("at entry 3: 7 instead of 3."));
  for (const figure of [one, many]) deepStrictEqual(validateFigure(figure), []);
});

Deno.test("entries that are no numbers are left out, and nothing at all is no picture", () => {
  deepStrictEqual(
    places(mistakePicture({ ...vector, wrong: [null, 2.5, 7], left: [1, null, 3] })!),
    [
      [[3], [3]],
      [[2, 3], [2, 3]],
      [[2, 3], [2.5, 7]],
    ],
  );
  strictEqual(mistakePicture({ ...scalar, wrong: [null] }), undefined);
  strictEqual(mistakePicture({ ...scalar, right: [null] }), undefined);
  ok(mistakePicture({ ...scalar, left: [null] }));
});

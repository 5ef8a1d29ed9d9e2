import { deepStrictEqual, ok, strictEqual, throws } from "node:assert/strict";
import { type Layer, panels, plane } from "flowbook/figures";
import { AXES, type Drawn, WORDS } from "./words.ts";

function trace(layer: Layer): Drawn {
  return plane({ ...AXES, layers: [layer] }).data[0];
}

const field = { kind: "wedges", name: "velocity", x: [0, 1, 2, 3, 4], y: [0, 0, 0, 0, 0] } as const;
const vectors = { u: [0, 3, 0, -3, 0], v: [6, 0, -3, 0, 0] };

Deno.test("wedges turn clockwise from upward and are as large as their vectors are long", () => {
  const { marker, x, y } = trace({ ...field, ...vectors });
  deepStrictEqual(marker.angle, [0, 90, 180, -90, 0]);
  deepStrictEqual(marker.size, [11, 5.5, 5.5, 5.5, 0]);
  deepStrictEqual([x, y], [[0, 1, 2, 3, 4], [0, 0, 0, 0, 0]]);
  deepStrictEqual([marker.symbol, marker.line, marker.opacity], ["arrow", { width: 0 }, 1]);
});

Deno.test("a longest vector is one for all moments of a film, and none is drawn larger", () => {
  deepStrictEqual(trace({ ...field, ...vectors, longest: 12 }).marker.size, [
    5.5,
    2.8,
    2.8,
    2.8,
    0,
  ]);
  deepStrictEqual(trace({ ...field, ...vectors, longest: 3 }).marker.size, [11, 11, 11, 11, 0]);
  throws(() => trace({ ...field, ...vectors, longest: 0 }), {
    name: "RangeError",
    message: "Expected a longest vector above 0; got 0",
  });
  throws(() => trace({ ...field, u: [1], v: vectors.v }), {
    name: "TypeError",
    message: 'Expected u in series "velocity" of length 5; got 1',
  });
});

Deno.test("a field at rest is drawn as points without size", () => {
  const rest = { u: [0, 0, 0, 0, 0], v: [0, 0, 0, 0, 0] };
  deepStrictEqual(trace({ ...field, ...rest }).marker.size, rest.u);
});

Deno.test("wedges in small panels are smaller", () => {
  const figure = plane({ ...AXES, layers: [{ ...field, ...vectors }] });
  const both = [1, 2].map((n) => ({ heading: `${n}`, figure }));
  const { data }: Drawn = panels({ ...WORDS, columns: 2, panels: both });
  deepStrictEqual(data[0].marker.size, [8.8, 4.4, 4.4, 4.4, 0]);
});

const clouds = [0, 1, 2].map((k) => ({ x: [k, 10 * k], y: [0, -k] }));
const trails = { kind: "trails", name: "ways", clouds } as const;

Deno.test("a trail has a point for each moment; what is to come repeats the last", () => {
  deepStrictEqual(trace({ ...trails, moment: 0 }).x, [0, 0, 0, null, 0, 0, 0]);
  deepStrictEqual(trace({ ...trails, moment: 1 }).x, [0, 1, 1, null, 0, 10, 10]);
  deepStrictEqual(trace({ ...trails, moment: 2 }).y, [0, 0, 0, null, 0, -1, -2]);
});

Deno.test("24 particles leave trails, and they take no look from the series", () => {
  const many = [0, 1].map((k) => ({ x: new Array(60).fill(k), y: new Array(60).fill(k) }));
  const { data }: Drawn = plane({
    ...AXES,
    layers: [
      { kind: "trails", name: "ways", clouds: many, moment: 1 },
      { kind: "points", name: "particles", ...many[1]! },
    ],
  });
  strictEqual(data[0].x.length, 24 * 3 - 1);
  strictEqual(data[1].marker.color, "#0072B2");
});

Deno.test("ways that are to be followed are bold", () => {
  const widths = [trails, { ...trails, line: "bold" } as const].map((layer) =>
    trace({ ...layer, moment: 2 }).line.width
  );
  deepStrictEqual(widths, [0.7, 1.5]);
});

Deno.test("trails refuse a moment that is none, and clouds that differ", () => {
  throws(() => trace({ ...trails, moment: 3 }), {
    name: "RangeError",
    message: "Expected one of 3 moments; got 3",
  });
  throws(() => trace({ ...trails, clouds: [clouds[0]!, { x: [1], y: [1] }], moment: 0 }), {
    name: "TypeError",
    message: "Expected clouds of one length; got 2 and 1",
  });
});

const density = { kind: "density", name: "density", columns: [0, 1], rows: [0, 1] } as const;

Deno.test("a relative density is whole per cents of its largest, and says so", () => {
  const drawn = trace({ ...density, relative: true, values: [[0, 0.1], [0.05, 0.3]] });
  deepStrictEqual(drawn.z, [[0, 33], [17, 100]]);
  deepStrictEqual([drawn.zmin, drawn.zmax], [0, 100]);
  strictEqual(drawn.colorbar.title.text, "density, % of its largest");
});

Deno.test("what has no largest, or is negative, cannot be relative to it", () => {
  for (const [value, got] of [[0, "0 everywhere"], [-1, "-1"]] as const) {
    throws(() => trace({ ...density, relative: true, values: [[0, 0], [0, value]] }), {
      name: "RangeError",
      message: `Expected values of "density" >= 0, the largest above 0; got ${got}`,
    });
  }
});

Deno.test("a place over a time fills the picture", () => {
  const { layout }: Drawn = plane({ ...AXES, shape: "free", layers: [{ ...trails, moment: 2 }] });
  ok(!("scaleanchor" in layout.yaxis));
});

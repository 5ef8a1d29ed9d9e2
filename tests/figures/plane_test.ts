import { deepStrictEqual, ok, strictEqual, throws } from "node:assert/strict";
import { plane, scatter } from "flowbook/figures";
import { AXES, type Drawn } from "./words.ts";

const field = { kind: "arrows", name: "velocity" } as const;

function arrow(x: number, y: number, u: number, v: number, scale: number): Drawn {
  const layer = { ...field, x: [x], y: [y], u: [u], v: [v], scale };
  return plane({ ...AXES, layers: [layer] }).data[0];
}

Deno.test("the plane has one scale: a unit of x is as long as a unit of y", () => {
  const { layout }: Drawn = scatter({ ...AXES, groups: [{ name: "points", x: [0], y: [0] }] });
  strictEqual(layout.yaxis.scaleanchor, "x");
  strictEqual(layout.yaxis.scaleratio, 1);
});

Deno.test("an arrow is a shaft along the vector and a head with two equal barbs", () => {
  const { x, y } = arrow(1, 2, 3, 4, 0.1);
  deepStrictEqual([x[0], y[0]], [1, 2]); // starts at the point
  deepStrictEqual([x[1], y[1]], [1.3, 2.4]); // ends a tenth of the vector further
  deepStrictEqual([x[3], x[6], y[3], y[6]], [null, null, null, null]); // gaps between strokes
  deepStrictEqual([x[4], y[4]], [1.3, 2.4]); // the second barb starts at the tip as well
  const barbs = [2, 5].map((k) => ({ x: x[k] - 1.3, y: y[k] - 2.4 }));
  const lengths = barbs.map((barb) => Math.hypot(barb.x, barb.y));
  ok(Math.abs(lengths[0]! - lengths[1]!) < 1e-4); // five digits are drawn
  for (const barb of barbs) ok(barb.x * 3 + barb.y * 4 < 0); // they point back
  ok((barbs[0]!.x * 4 - barbs[0]!.y * 3) * (barbs[1]!.x * 4 - barbs[1]!.y * 3) < 0); // either side
});

Deno.test("arrows turn and grow with their vectors", () => {
  const east = arrow(0, 0, 1, 0, 1), north = arrow(0, 0, 0, 1, 1), long = arrow(0, 0, 2, 0, 1);
  for (const k of [1, 2, 5]) {
    ok(Math.abs(east.x[k] - north.y[k]) < 1e-4 && Math.abs(east.y[k] + north.x[k]) < 1e-4);
    ok(Math.abs(2 * east.x[k] - long.x[k]) < 1e-4 && Math.abs(2 * east.y[k] - long.y[k]) < 1e-4);
  }
});

Deno.test("arrows scaled to fit do not reach their neighbours, and zero vectors draw nothing", () => {
  const grid = [0, 1, 2, 3],
    x = grid.flatMap(() => grid),
    y = grid.flatMap((v) => grid.map(() => v));
  const u = x.map((v) => 100 * v), v = y.map(() => 0);
  const trace: Drawn = plane({ ...AXES, layers: [{ ...field, x, y, u, v }] }).data[0];
  strictEqual(trace.x.length, 7 * 12); // the column x = 0 has no velocity
  const longest = Math.max(...trace.x.filter((value: unknown) => value !== null)) - 3;
  ok(Math.abs(longest - 0.9) < 1e-4);
  // on its side it is the same picture, also where the points stand in one column
  const column = { ...field, x: [0, 0, 0, 0], y: grid, u: [1, 1, 1, 1], v: [0, 0, 0, 0] };
  const row = { ...column, x: grid, y: column.x, u: column.v, v: column.u };
  const [upright, level] = [column, row].map((layer) =>
    plane({ ...AXES, layers: [layer] }).data[0]
  );
  // four points on a square would stand three apart
  deepStrictEqual([(upright as Drawn).x[1], (level as Drawn).y[1]], [2.7, 2.7]);
});

Deno.test("paths are one trace with gaps between them", () => {
  const paths = [{ x: [0, 1], y: [2, 3] }, { x: [4], y: [5] }];
  const trace: Drawn = plane({ ...AXES, layers: [{ kind: "paths", name: "ways", paths }] }).data[0];
  deepStrictEqual(trace.x, [0, 1, null, 4]);
  deepStrictEqual(trace.y, [2, 3, null, 5]);
  throws(() => plane({ ...AXES, layers: [{ kind: "paths", name: "ways", paths: [] }] }), {
    name: "TypeError",
    message: 'Expected paths in series "ways"; got none',
  });
});

Deno.test("layers are drawn in the order in which they are given", () => {
  const { data }: Drawn = plane({
    ...AXES,
    layers: [
      { kind: "density", name: "density", columns: [0, 1], rows: [0, 1], values: [[1, 2], [3, 4]] },
      { kind: "points", name: "samples", x: [0.5], y: [0.5] },
      { ...field, x: [0], y: [0], u: [1], v: [1] },
    ],
  });
  deepStrictEqual(data.map((trace: Drawn) => trace.name), ["density", "samples", "velocity"]);
  deepStrictEqual(data.map((trace: Drawn) => trace.type), ["heatmap", "scatter", "scatter"]);
});

Deno.test("many points are small and translucent", () => {
  const cloud = (count: number): Drawn => {
    const x = Array.from({ length: count }, (_, k) => k);
    return scatter({ ...AXES, groups: [{ name: "cloud", x, y: x }] }).data[0];
  };
  const sizes = [10, 100, 1000].map((count) => cloud(count).marker.size);
  ok(sizes[0] > sizes[1] && sizes[1] > sizes[2], `${sizes}`);
  strictEqual(cloud(1000).marker.color, "rgba(0,114,178,0.45)"); // #0072B2
});

Deno.test("arrows refuse vectors that do not fit", () => {
  const layer = { ...field, x: [0, 1], y: [0, 1], u: [1, 1], v: [1, 1] };
  throws(() => plane({ ...AXES, layers: [{ ...layer, v: [1] }] }), {
    name: "TypeError",
    message: 'Expected v in series "velocity" of length 2; got 1',
  });
  throws(() => plane({ ...AXES, layers: [{ ...layer, u: [1, NaN] }] }), {
    name: "RangeError",
    message: 'Expected finite u in series "velocity"; got NaN at index 1',
  });
  throws(() => plane({ ...AXES, layers: [{ ...layer, scale: 0 }] }), {
    name: "RangeError",
    message: "Expected an arrow scale above 0; got 0",
  });
});

import { deepStrictEqual, ok, strictEqual, throws } from "node:assert/strict";
import { lines } from "flowbook/figures";
import { AXES, type Drawn } from "./words.ts";

const line = { name: "line", x: [1, 10, 100], y: [1, 2, 3] };

Deno.test("lines() tells series apart by colour, dash and marker", () => {
  const series = Array.from({ length: 6 }, (_, k) => ({ ...line, name: `line ${k}` }));
  const { data }: Drawn = lines({ ...AXES, series });
  for (const look of ["line.color", "line.dash", "marker.symbol"]) {
    const [part, key] = look.split(".") as [string, string];
    strictEqual(new Set(data.map((trace: Drawn) => trace[part][key])).size, 6, look);
  }
});

Deno.test("a dash may be chosen, and a lone line has no legend", () => {
  const { data, layout }: Drawn = lines({ ...AXES, series: [{ ...line, dash: "dot" }] });
  strictEqual(data[0].line.dash, "dot");
  strictEqual(layout.showlegend, false);
  strictEqual(layout.legend, undefined);
});

Deno.test("points lie behind the curves and have a look of their own", () => {
  const points = [{ ...line, name: "draws" }];
  const { data, layout }: Drawn = lines({ ...AXES, series: [line], points });
  deepStrictEqual(data.map((trace: Drawn) => trace.name), ["draws", "line"]);
  deepStrictEqual(data.map((trace: Drawn) => trace.mode), ["markers", "lines+markers"]);
  strictEqual(data[0].marker.color === data[1].line.color, false);
  ok(data.every((trace: Drawn) => trace.showlegend));
  strictEqual(layout.legend.orientation, "h"); // below the picture, where phones have room
});

Deno.test("long lines have no markers", () => {
  const x = Array.from({ length: 25 }, (_, k) => k);
  const { data }: Drawn = lines({ ...AXES, series: [{ name: "long", x, y: x }, line] });
  deepStrictEqual(data.map((trace: Drawn) => trace.mode), ["lines", "lines+markers"]);
});

Deno.test("typed arrays become plain numbers", () => {
  const y = new Float32Array([0.1, 0.2, 0.3]); // float32 would print as 0.10000000149011612
  const { data }: Drawn = lines({ ...AXES, series: [{ ...line, y }] });
  ok(Array.isArray(data[0].y));
  deepStrictEqual(data[0].y, [0.1, 0.2, 0.3]);
});

Deno.test("lines() names the series and the index of a number that cannot be drawn", () => {
  for (const bad of [NaN, Infinity, -Infinity]) {
    throws(() => lines({ ...AXES, series: [{ ...line, y: [1, 2, bad] }] }), {
      name: "RangeError",
      message: `Expected finite y in series "line"; got ${bad} at index 2`,
    });
  }
  throws(() => lines({ ...AXES, series: [{ ...line, y: [1, -2, 3] }], yScale: "log" }), {
    name: "RangeError",
    message: 'Expected positive y on a log axis in series "line"; got -2 at index 1',
  });
});

Deno.test("lines() refuses arrays that do not fit", () => {
  throws(() => lines({ ...AXES, series: [{ ...line, y: [1, 2] }] }), {
    name: "TypeError",
    message: 'Expected y in series "line" of length 3; got 2',
  });
  throws(() => lines({ ...AXES, series: [{ name: "none", x: [], y: [] }] }), {
    name: "TypeError",
    message: 'Expected points in series "none"; got none',
  });
  throws(() => lines({ ...AXES, series: [{ ...line, x: [1, "2", 3] as unknown as number[] }] }), {
    name: "TypeError",
    message: 'Expected numbers for x in series "line"; got string at index 1',
  });
});

Deno.test("log axes are labelled with few powers, or with 1, 2, 5 over a short span", () => {
  const series = [{ name: "error", x: [10, 20, 400], y: [1, 1e-6, 1e-12] }];
  const { layout }: Drawn = lines({ ...AXES, series, xScale: "log", yScale: "log" });
  strictEqual(layout.xaxis.dtick, "D2"); // 10 to 400 is a factor of 40
  strictEqual(layout.yaxis.dtick, 2); // twelve decades in six steps
});

Deno.test("a reference line crosses the picture at its value, with its label", () => {
  const references = [
    { axis: "y", at: 100, label: "bound" },
    { axis: "x", at: 10, label: "probe" },
  ] as const;
  const { layout }: Drawn = lines({ ...AXES, series: [line], yScale: "log", references });
  const [level, upright] = layout.shapes;
  deepStrictEqual([level.x0, level.x1, level.xref, level.y0, level.y1], [0, 1, "paper", 100, 100]);
  deepStrictEqual([upright.y0, upright.y1, upright.yref, upright.x0], [0, 1, "paper", 10]);
  deepStrictEqual(layout.annotations.map(({ text }: Drawn) => text), ["bound", "probe"]);
  strictEqual(layout.annotations[0].y, 2); // annotations count log axes in powers of ten
  const low = [{ axis: "y", at: 0.01, label: "low" }] as const;
  const { layout: below }: Drawn = lines({
    ...AXES,
    series: [line],
    yScale: "log",
    references: low,
  });
  strictEqual(below.annotations[0].y, -2);
  throws(
    () => lines({ ...AXES, series: [line], references: [{ axis: "x", at: NaN, label: "gone" }] }),
    {
      name: "RangeError",
      message: 'Expected reference line "gone" at a point of its axis; got NaN',
    },
  );
});

Deno.test("single points lie behind the curves and look like none of them", () => {
  const points = [{ name: "data", x: [1, 2], y: [3, 4] }];
  const { data, layout }: Drawn = lines({ ...AXES, series: [line], points });
  deepStrictEqual(data.map((trace: Drawn) => [trace.name, trace.mode]), [
    ["data", "markers"],
    ["line", "lines+markers"],
  ]);
  ok(data[0].marker.symbol !== data[1].marker.symbol);
  strictEqual(layout.showlegend, true);
});

Deno.test("a long heading is broken into lines and gets the room it needs", () => {
  const titled = (title: string): Drawn => lines({ ...AXES, title, series: [line] }).layout;
  const short = titled("Short"),
    long = titled("A heading of more than forty letters needs two lines");
  strictEqual(short.title.text, "Short");
  strictEqual(long.title.text, "A heading of more than forty letters<br>needs two lines");
  ok(long.margin.t >= short.margin.t + long.title.font.size); // a line more
  strictEqual(titled("x".repeat(50)).title.text, "x".repeat(50)); // one word cannot be broken
});

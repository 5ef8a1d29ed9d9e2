import { deepStrictEqual, ok, strictEqual, throws } from "node:assert/strict";
import { heatmap, imageGrid, lines, panels, scatter } from "flowbook/figures";
import { AXES, type Drawn, WORDS } from "./words.ts";

const line = lines({
  ...AXES,
  series: [{ name: "a", x: [0, 1], y: [0, 1] }, { name: "b", x: [0, 1], y: [1, 0] }],
  references: [{ axis: "x", at: 0.5, label: "middle" }],
});

function heat(name: string, values: number[][], colours: "sequential" | "diverging"): Drawn {
  const surface = { name, columns: [0, 1], rows: [0, 1], values, colours };
  return { heading: name, figure: heatmap({ ...AXES, ...surface }) };
}

Deno.test("panels stand in reading order and do not overlap", () => {
  const { data, layout }: Drawn = panels({
    ...WORDS,
    panels: ["one", "two", "three"].map((heading) => ({ heading, figure: line })),
    columns: 2,
  });
  deepStrictEqual(data.map((trace: Drawn) => trace.xaxis), ["x", "x", "x2", "x2", "x3", "x3"]);
  ok(layout.xaxis.domain[1] < layout.xaxis2.domain[0]); // the second is right of the first
  ok(layout.yaxis3.domain[1] < layout.yaxis.domain[0]); // the third is below it
  deepStrictEqual(layout.yaxis.domain, layout.yaxis2.domain);
  for (const axis of ["xaxis", "xaxis2", "xaxis3", "yaxis", "yaxis2", "yaxis3"]) {
    const [from, to] = layout[axis].domain;
    ok(from >= 0 && from < to && to <= 1, axis);
  }
});

Deno.test("a panel is as tall in pixels below another one as alone, and a legend gets its room", () => {
  const bare = lines({ ...AXES, series: [{ name: "a", x: [0, 1], y: [0, 1] }] });
  const heights = (count: number, figure = line): { drawn: number[]; paper: number } => {
    const { layout }: Drawn = panels({
      ...WORDS,
      panels: Array.from({ length: count }, (_, k) => ({ heading: `${k}`, figure })),
      columns: 2,
    });
    const room = figure === line ? 100 : 60; // below the last row
    const inner = layout.height - layout.margin.t - room;
    const axes = Object.keys(layout).filter((key) => key.startsWith("yaxis"));
    const drawn = axes.map((key) => inner * (layout[key].domain[1] - layout[key].domain[0]));
    return { drawn, paper: layout.height };
  };
  const [tall] = heights(1).drawn;
  for (const height of [...heights(3).drawn, ...heights(5, bare).drawn]) {
    ok(Math.abs(height - tall!) < 0.1, `${height} and ${tall}`); // five digits of a domain
  }
  strictEqual(heights(3).paper - heights(3, bare).paper, 40);
});

Deno.test("names stand once in the legend, axis titles only at the left and below", () => {
  const { data, layout }: Drawn = panels({
    ...WORDS,
    panels: ["one", "two", "three"].map((heading) => ({ heading, figure: line })),
    columns: 2,
  });
  deepStrictEqual(
    data.map((trace: Drawn) => trace.showlegend),
    [true, true, false, false, false, false],
  );
  const titled = Object.keys(layout).filter((key) => layout[key].title?.text !== undefined);
  deepStrictEqual(titled.sort(), ["xaxis2", "xaxis3", "yaxis", "yaxis3"]);
});

Deno.test("reference lines and equal scales move with their panel", () => {
  const cloud = scatter({ ...AXES, groups: [{ name: "c", x: [0, 1], y: [0, 1] }] });
  const { layout }: Drawn = panels({
    ...WORDS,
    panels: [{ heading: "line", figure: line }, { heading: "cloud", figure: cloud }, {
      heading: "line again",
      figure: line,
    }],
    columns: 3,
  });
  strictEqual(layout.yaxis2.scaleanchor, "x2");
  strictEqual(layout.shapes[1].xref, "x3");
  strictEqual(layout.shapes[1].yref, "y3 domain");
  const headings = layout.annotations.map(({ text }: Drawn) => text);
  deepStrictEqual(headings, ["line", "middle", "cloud", "line again", "middle"]);
});

Deno.test("where panels differ in shape, square ones keep to the top, and headings stay level", () => {
  const groups = [{ name: "cloud", x: [0, 1], y: [0, 2] }];
  const square = { heading: "a", figure: scatter({ ...AXES, groups }) };
  const mixed: Drawn = panels({
    ...WORDS,
    panels: [square, { heading: "b", figure: line }],
    columns: 2,
  });
  deepStrictEqual(
    [mixed.layout.yaxis.constraintoward, mixed.layout.yaxis2.constraintoward],
    ["top", undefined],
  );
  const alike: Drawn = panels({ ...WORDS, panels: [square, square], columns: 2 });
  strictEqual(alike.layout.yaxis.constraintoward, undefined);
});

Deno.test("heat maps of one quantity share their scale and one colour bar", () => {
  const maps = [
    heat("v", [[0, 1], [2, 3]], "sequential"),
    heat("v", [[-1, 7], [0, 0]], "sequential"),
  ];
  const { data }: Drawn = panels({ ...WORDS, panels: maps, columns: 2 });
  deepStrictEqual(data.map((trace: Drawn) => [trace.zmin, trace.zmax]), [[-1, 7], [-1, 7]]);
  deepStrictEqual(data.map((trace: Drawn) => trace.colorbar !== undefined), [false, true]);
  const signed = maps.map(({ figure }: Drawn) => figure.data[0].z)
    .map((values) => heat("v", values, "diverging"));
  const both: Drawn = panels({ ...WORDS, panels: signed, columns: 2 }).data;
  deepStrictEqual(both.map((trace: Drawn) => [trace.zmin, trace.zmax]), [[-7, 7], [-7, 7]]);
});

Deno.test("panels() refuses what does not fit together", () => {
  const panel = { heading: "line", figure: line };
  throws(() => panels({ ...WORDS, panels: [panel], columns: 4 as 3 }), {
    name: "RangeError",
    message: "Expected columns to be 1, 2 or 3; got 4",
  });
  const images = imageGrid({ ...WORDS, rows: [{ label: "", images: [new Float64Array(64)] }] });
  const bare = { ...images, layout: {} };
  throws(() => panels({ ...WORDS, panels: [{ heading: "bare", figure: bare }], columns: 1 }), {
    name: "TypeError",
    message: 'Expected a figure with axes in panel "bare"',
  });
  const mixed = [
    heat("v", [[0, 1], [2, 3]], "sequential"),
    heat("w", [[0, 1], [2, 3]], "sequential"),
  ];
  throws(() => panels({ ...WORDS, panels: mixed, columns: 2 }), {
    name: "TypeError",
    message: "Expected one quantity in all colour bars; got v, w",
  });
});

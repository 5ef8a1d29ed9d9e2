import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { bars, type Figure, heatmap, lines, type Trace } from "flowbook/figures";
import { sharedRange } from "../../../lib/notebook/explore/axes.ts";
import { steady } from "../../../lib/notebook/explore/steady.ts";
import { plotlyPage } from "../../../lib/notebook/stills/plotly_deno.ts";
import { GALLERY } from "../../figures/gallery.ts";
import { AXES, type Drawn } from "../../figures/words.ts";

// What the tests need of Plotly in jsdom beside what the stills need.
interface PlotlyPage {
  readonly plotly: { newPlot(div: Drawn, data: unknown, layout: unknown): Promise<void> };
  readonly window: { readonly document: Drawn };
}

function curve(y: number[], more: object = {}): Figure {
  return lines({ ...AXES, series: [{ name: "a", x: y.map((_, i) => i), y }], ...more });
}

function table(values: number[][], more: object = {}): Figure {
  return heatmap({ ...AXES, name: "v", columns: [1, 2, 4], rows: [0], values, ...more });
}

Deno.test("an axis that fits one figure is the one Plotly would choose", async () => {
  const { plotly, window } = plotlyPage() as unknown as PlotlyPage;
  for (
    const name of ["lines", "logarithms", "scatter", "heatmap", "stacked", "histogram", "losses"]
  ) {
    const figure = GALLERY[name]!;
    const layout = structuredClone(figure.layout) as Drawn;
    const axes = Object.keys(layout).filter((key) => /^[xy]axis/.test(key));
    for (const axis of axes) delete layout[axis].scaleanchor; // a square picture fits more than its data
    const div = window.document.createElement("div");
    window.document.body.appendChild(div);
    await plotly.newPlot(div, structuredClone(figure.data), { ...layout, width: 520 });
    for (const axis of axes) {
      const range = sharedRange([figure], axis);
      if (range === undefined) continue;
      const [low, high] = div._fullLayout[axis].range;
      // Plotly leaves air in pixels, by the size of markers and labels; up to a twentieth here.
      const [below, above] = [range[0] - low, high - range[1]].map((air) => air / (high - low));
      ok(Math.abs(below!) < 0.05 && Math.abs(above!) < 0.05, `${name} ${axis}: ${range}`);
    }
    div.remove();
  }
});

Deno.test("an axis reaches over all frames, with a twentieth of air around points", () => {
  const frames = [curve([0, 1, 2]), curve([-2, 1, 8])];
  deepStrictEqual(sharedRange(frames, "yaxis"), [-2 - 0.5, 8 + 0.5]);
  deepStrictEqual(sharedRange(frames, "xaxis"), [-0.1, 2.1]);
});

Deno.test("ranges that the figures give are united, not widened", () => {
  const frames = [curve([0, 9], { yRange: [0, 1] }), curve([0, 9], { yRange: [-1, 0.5] })];
  deepStrictEqual(sharedRange(frames, "yaxis"), [-1, 1]);
});

Deno.test("a log axis counts in powers of ten", () => {
  const frames = [curve([1, 10], { yScale: "log" }), curve([100, 1000], { yScale: "log" })];
  // Each frame gets its own twentieth: 0.05 of one decade.
  deepStrictEqual(sharedRange(frames, "yaxis"), [0 - 0.05, 3 + 0.05]);
});

Deno.test("a picture of one value has an axis around it", () => {
  deepStrictEqual(sharedRange([curve([3, 3])], "yaxis"), [2, 4]);
});

Deno.test("reference lines count, cells are flush, and one cell is as wide as one", () => {
  const line = curve([0, 1], { references: [{ axis: "y", at: 11, label: "floor" }] });
  deepStrictEqual(sharedRange([line], "yaxis")!.map((end) => Math.round(end * 100)), [-55, 1155]);
  deepStrictEqual(sharedRange([table([[1, 2, 3]])], "xaxis"), [0.5, 5]);
  deepStrictEqual(sharedRange([table([[1, 2, 3]])], "yaxis"), [-0.5, 0.5]);
});

Deno.test("parts of a stack add up, with their error bars, and stand on 0", () => {
  const stack = (arrangement: "grouped" | "stacked"): Figure =>
    bars({
      ...AXES,
      categories: ["a", "b"],
      series: [
        { name: "1", values: [1, 2], errors: [0, 4] },
        { name: "2", values: [3, 3] },
        { name: "3", values: [-1, 0] },
      ],
      arrangement,
    });
  deepStrictEqual(sharedRange([stack("stacked")], "yaxis"), [-2 * 1.05, 6 * 1.05]); // 2 - 4, 2 + 4
  deepStrictEqual(sharedRange([stack("grouped")], "yaxis"), [-2 * 1.05, 6 * 1.05]);
  strictEqual(sharedRange([stack("grouped")], "xaxis"), undefined); // names
});

Deno.test("steady() gives heat maps the colours that fit all frames", () => {
  const colours = (frames: Figure[]): unknown[] =>
    steady(frames).map(({ data: [trace] }) => [(trace as Trace).zmin, (trace as Trace).zmax]);
  deepStrictEqual(colours([table([[1, 2, 3]]), table([[0, 2, 9]])]), [[0, 9], [0, 9]]);
  const signed = { colours: "diverging" };
  deepStrictEqual(
    colours([table([[1, 2, 3]], signed), table([[-7, 2, 5]], signed)]),
    [[-7, 7], [-7, 7]],
  );
  deepStrictEqual(colours([table([[-7, 2, 5]], signed)]), [[-7, 7]]);
  const fixed = (zmin: number, zmax: number): Figure => {
    const figure = table([[1, 2, 3]]);
    return { ...figure, data: figure.data.map((trace) => ({ ...trace, zmin, zmax })) };
  };
  deepStrictEqual(colours([fixed(0, 1), fixed(-1, 0.5)]), [[-1, 1], [-1, 1]]);
});

Deno.test("steady() changes nothing but axes and colours", () => {
  for (const [name, figure] of Object.entries(GALLERY)) {
    const [again] = steady([figure, figure]);
    const plain = ({ data, layout }: Figure): Drawn => {
      const bare = structuredClone({ data, layout }) as Drawn;
      for (const trace of bare.data) delete trace.zmin, delete trace.zmax;
      for (const key of Object.keys(bare.layout)) delete bare.layout[key]?.range;
      return bare;
    };
    deepStrictEqual(plain(again!), plain(figure), name);
  }
});

import assert from "node:assert/strict";
import { withHovers } from "../../../../lib/press/page/figures/hovers.ts";
import type { Fields } from "../../../../lib/press/show/saved_film.ts";

const LAYOUT = {
  xaxis: { title: { text: "time t" } },
  yaxis: { title: { text: "position x" } },
  xaxis2: { title: { text: "parameter" } },
  yaxis2: { title: { text: "derivative of the loss" } },
};

/** What the marks of traces answer, without the part that Plotly would put beside it. */
function hovers(...data: Fields[]): unknown[] {
  return withHovers({ data, layout: LAYOUT }).data.map((trace) =>
    String(trace["hovertemplate"]).replace("<extra></extra>", "")
  );
}

Deno.test("a mark answers in the words of its axes", () => {
  const surface = { type: "heatmap", name: "error × density", x: [0], y: [0], z: [[1]] };
  assert.deepEqual(hovers(surface), ["t = %{x:.3~g}, x = %{y:.3~g}: error × density %{z:.3~g}"]);
  const line = { type: "scatter", x: [0, 1], y: [2, 3] };
  assert.deepEqual(hovers(line), ["t = %{x:.3~g}, x = %{y:.3~g}"]);
  assert.deepEqual(
    hovers({ ...line, name: "samples of the trained network" }, { ...line, name: "data" }),
    [
      "t = %{x:.3~g}, x = %{y:.3~g}: samples of the trained network",
      "t = %{x:.3~g}, x = %{y:.3~g}: data",
    ],
  );
  const bars = { type: "bar", x: ["θ₀", "θ₁"], y: [1, 2], xaxis: "x2", yaxis: "y2" };
  assert.deepEqual(hovers(bars), ["parameter %{x}, derivative of the loss %{y:.3~g}"]);
});

Deno.test("what a trace says itself stays, and so does silence", () => {
  const data = [{ hovertemplate: "mine" }, { hoverinfo: "skip" }];
  assert.deepEqual(withHovers({ data, layout: LAYOUT }).data, data);
});

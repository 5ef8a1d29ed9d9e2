import assert from "node:assert/strict";
import { SCALES } from "../../../lib/figures/palette.ts";
import { withPaleSurfaces } from "../../../lib/press/book/outputs/pale_surfaces.ts";

const DRAWING = '<svg width="2" height="1"><image width="2"/></svg>';
const surface = (colorscale: unknown): unknown => ({ type: "heatmap", colorscale });

Deno.test("pale surfaces are turned over where the page is dark", () => {
  const drawn = withPaleSurfaces(DRAWING, {
    data: [surface(SCALES.background), { type: "scatter" }, surface(SCALES.diverging)],
  });
  assert.match(
    drawn,
    /^<svg [^>]*><style>@media \(prefers-color-scheme:dark\)\{image,rect\[style\*="url\("\]\{filter:/,
  );
  assert.equal(drawn.replace(/<style>.*<\/style>/, ""), DRAWING, "nothing else has changed");
});

Deno.test("a surface whose colours mean something stays, and so does a picture without one", () => {
  const others = [
    { data: [surface(SCALES.sequential)] },
    { data: [surface(SCALES.background), surface(SCALES.sequential)] },
    { data: [surface(undefined)] },
    { data: [{ type: "scatter" }] },
    {},
    undefined,
  ];
  for (const plotly of others) assert.equal(withPaleSurfaces(DRAWING, plotly), DRAWING);
});

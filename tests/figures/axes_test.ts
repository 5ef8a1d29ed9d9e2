import { deepStrictEqual } from "node:assert/strict";
import { bars, type Figure, lines, plane, scatter } from "flowbook/figures";
import { AXES, type Drawn } from "./words.ts";

// no number stands on both axes, so that a picture on its side, or in a mirror, is another picture
const x = [1, 2, 4], y = [30, 10, 20];
const curve = { name: "named", x, y };

Deno.test("what is given as x lies along x, and what is given as y along y", () => {
  const pictures: Record<string, Figure> = {
    scatter: scatter({ ...AXES, groups: [curve] }),
    points: plane({ ...AXES, layers: [{ ...curve, kind: "points" }] }),
    paths: plane({ ...AXES, layers: [{ kind: "paths", name: "named", paths: [{ x, y }] }] }),
    lines: lines({ ...AXES, series: [curve] }),
    bars: bars({ ...AXES, categories: ["1", "2", "4"], series: [{ name: "named", values: y }] }),
  };
  for (const [name, picture] of Object.entries(pictures)) {
    const trace: Drawn = picture.data[0];
    deepStrictEqual([trace.x.map(Number), trace.y], [x, y], name);
  }
});

import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import fc from "#properties";
import { drawStill } from "#still";
import { type Figure, scatter } from "flowbook/figures";
import { MARKERS } from "../../../../lib/figures/palette.ts";
import { drawFilm } from "../../../../lib/press/page/figures/film.ts";
import type { SavedFilm } from "../../../../lib/press/show/saved_film.ts";
import { tracesAt } from "../../../../lib/press/page/figures/player/between.ts";
import { canDraw, drawTraces } from "../../../../lib/press/page/figures/player/canvas.ts";
import { addMark } from "../../../../lib/press/page/figures/player/marks.ts";
import { AXES, type Drawn } from "../../../figures/words.ts";

/** A film of one trace that is told what it is at each frame. */
function film(...parts: Drawn[]): SavedFilm {
  const frames = parts.map((part) => ({ data: [part], traces: [0] }));
  return { data: [{ type: "scatter", name: "a", ...parts[0] }], layout: {}, frames };
}

function at(place: number, ...parts: Drawn[]): Drawn {
  return tracesAt(film(...parts), place)[0];
}

/** Two points: a parabola over the number of the frame, and a straight line. */
const bend = (k: number): Drawn => ({ x: [k * k - 3 * k, 2 * k], y: [1, -k] });

Deno.test("a whole number is a saved frame, exactly", () => {
  const numbers = fc.array(fc.double({ noNaN: true, min: -9, max: 9 }), {
    minLength: 3,
    maxLength: 3,
  });
  fc.assert(
    fc.property(fc.array(numbers, { minLength: 2, maxLength: 6 }), (rows) => {
      const parts = rows.map((x) => ({ x, y: x, marker: { size: x, angle: x } }));
      rows.forEach((x, k) => {
        const { x: here, y, marker } = at(k, ...parts);
        deepStrictEqual({ x: here, y, marker }, { x, y: x, marker: { size: x, angle: x } });
      });
    }),
    { seed: 1 },
  );
});

Deno.test("between frames points follow the parabola that they lie on", () => {
  const parts = [0, 1, 2, 3, 4].map(bend);
  for (const place of [1.2, 1.5, 2.75]) {
    const { x, y } = at(place, ...parts);
    ok(Math.abs(x[0] - bend(place).x[0]) < 1e-12 && Math.abs(x[1] - 2 * place) < 1e-12);
    ok(y[0] === 1 && Math.abs(y[1] + place) < 1e-12);
  }
});

Deno.test("the curve has no corner at a frame", () => {
  const parts = [0, 3, -1, 2, 7].map((y) => ({ y: [y] }));
  const slope = (place: number): number =>
    (at(place + 1e-6, ...parts).y[0] - at(place, ...parts).y[0]) / 1e-6;
  for (const k of [1, 2, 3]) {
    ok(Math.abs(slope(k - 2e-6) - slope(k + 1e-6)) < 1e-3, `frame ${k}`);
  }
});

Deno.test("the cubic is several times nearer to a true way than a straight line", () => {
  const way = (k: number): number => Math.sin(0.6 * k);
  const parts = Array.from({ length: 11 }, (_, k) => ({ y: [way(k)], size: [way(k)] }));
  let cubic = 0, straight = 0;
  for (let place = 0; place <= 10; place += 0.125) {
    const { y, size } = at(place, ...parts);
    cubic = Math.max(cubic, Math.abs(y[0] - way(place)));
    straight = Math.max(straight, Math.abs(size[0] - way(place)));
  }
  ok(cubic < 0.02 && straight > 2 * cubic, `${cubic} ${straight}`);
});

Deno.test("angles go the shorter way, densities and sizes straight", () => {
  const turn = (from: number, to: number): number =>
    at(0.25, { marker: { angle: [from] } }, { marker: { angle: [to] } }).marker.angle[0];
  deepStrictEqual([turn(170, -170), turn(-170, 170), turn(0, 40)], [175, -175, 10]);
  deepStrictEqual(at(0.5, { z: [[0, null], [2, 3]] }, { z: [[1, null], [2, 7]] }).z, [
    [0.5, null],
    [2, 5],
  ]);
  deepStrictEqual(at(1.5, ...[9, 0, 4, 0].map((s) => ({ marker: { size: [s] } }))).marker.size, [
    2,
  ]);
});

Deno.test("gaps stay gaps, and lists of other lengths follow each other", () => {
  deepStrictEqual(at(0.5, { x: [0, null, 2] }, { x: [2, null, 4] }).x, [1, null, 3]);
  deepStrictEqual(at(0.5, { x: [0, 1] }, { x: [5] }).x, [0, 1]);
  deepStrictEqual(at(1, { x: [0, 1] }, { x: [5] }).x, [5]);
  deepStrictEqual([0.4, 0.6].map((p) => at(p, { name: "a" }, { name: "b" }).name), ["a", "b"]);
});

Deno.test("a film of one frame, or of none, stands still", () => {
  deepStrictEqual(at(0, { x: [3] }).x, [3]);
  const none = { data: [{ x: [1] }], layout: {} };
  deepStrictEqual(tracesAt(none, 0), none.data);
});

Deno.test("what does not move comes from the picture itself", async () => {
  const draw = (k: number): Figure =>
    scatter({ ...AXES, groups: [{ name: "a", x: [k], y: [0] }, { name: "b", x: [5], y: [6] }] });
  const drawn = await drawFilm([0, 1], (k) => Promise.resolve(draw(k)));
  const [moving, resting]: Drawn[] = tracesAt(drawn, 0.5);
  deepStrictEqual([moving.x, moving.marker.symbol], [[0.5], "circle"]);
  deepStrictEqual(resting, draw(0).data[1]);
});

Deno.test("the canvas draws points, lines and heat maps of one colour", () => {
  for (const type of ["scatter", "heatmap"]) strictEqual(canDraw({ type, mode: "lines" }), true);
  strictEqual(canDraw({ type: "bar" }), false);
  strictEqual(canDraw({ type: "scatter", mode: "markers+text" }), false);
  strictEqual(canDraw({ type: "scatter", marker: { color: ["red", "blue"] } }), false);
});

Deno.test("all of the canvas is cleared, whatever the scale of the picture", () => {
  for (const sharpness of [0.5, 1, 3]) {
    let scale = 1, cleared: number[] = [];
    const pen = {
      canvas: { width: 360, height: 240 },
      setTransform: (to: number) => void (scale = to),
      clearRect: (...box: number[]) => void (cleared = box.map((side) => side * scale)),
    };
    const plot = { _fullLayout: {}, _fullData: [] };
    drawTraces(pen as unknown as CanvasRenderingContext2D, plot as never, [], sharpness);
    deepStrictEqual(cleared, [0, 0, 360, 240]);
  }
});

/** Corners of a mark as a pen is told them. */
function cornersOf(symbol: string, radius: number, angle = 0): number[][] {
  const corners: number[][] = [];
  const add = (...corner: number[]): void => void corners.push(corner);
  const pen = { moveTo: add, lineTo: add, arc: add } as unknown as CanvasPath;
  addMark(pen, symbol, { x: 10, y: 20, radius, angle });
  return corners.map(([x, y]) => [x! - 10, y! - 20]);
}

/** Corners of a path that Plotly wrote: M, L, H, V and l. */
function cornersIn(d: string): number[][] {
  let x = 0, y = 0;
  return [...d.matchAll(/([MLHVl])([^MLHVlZ]*)/g)].map(([, command, list]) => {
    const [a, b] = list!.match(/-?[\d.]+/g)!.map(Number);
    if (command === "l") x += a!, y += b!;
    else if (command === "V") y = a!;
    else x = a!, y = b ?? y;
    return [x, y];
  });
}

/** Whether each corner is one of the others, to the hundredth of a pixel that Plotly writes. */
function among(corners: number[][], others: number[][]): boolean {
  return corners.every(([x, y]) =>
    others.some(([a, b]) => Math.abs(a! - x!) < 0.011 && Math.abs(b! - y!) < 0.011)
  );
}

Deno.test("the seven shapes of the palette are those of Plotly", async () => {
  const groups = MARKERS.map((name, k) => ({ name, x: [k], y: [k] })); // nine pixels, alone
  const svg = await drawStill(scatter({ ...AXES, groups }));
  const drawn = [...svg.matchAll(/<path transform="translate\([^)]*\)" style="[^"]*" d="([^"]*)"/g)]
    .map(([, d]) => d!).filter((d) => d.endsWith("Z"));
  MARKERS.forEach((symbol, k) => {
    if (symbol === "circle") return strictEqual(cornersOf(symbol, 4.5).length, 1);
    const ours = cornersOf(symbol, 4.5), theirs = cornersIn(drawn[k]!);
    ok(ours.length === theirs.length && among(ours, theirs) && among(theirs, ours), symbol);
  });
});

Deno.test("a wedge has its tip on its place and turns clockwise", () => {
  ok(among(cornersOf("arrow", 1), [[-0.618, 1.902], [0, 0], [0.618, 1.902]]));
  ok(among(cornersOf("arrow", 1, 90), [[-1.902, -0.618], [-1.902, 0.618], [0, 0]]));
});

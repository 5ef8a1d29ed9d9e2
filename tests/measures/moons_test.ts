import { estimateMean, estimateMeans, EXACT64, FLOAT32, monteCarlo } from "flowbook/judge";
import { integrate, normalDensity } from "flowbook/numerics";
import { diagonalMoons, evenMoons, MOONS, moons, type Placement, sCurve } from "flowbook/measures";
import { equal, ok } from "node:assert/strict";
import { stream } from "flowbook/random";
import { tf } from "flowbook/tensors";
import { close } from "../tensors/close.ts";
import { noLeaks } from "../tensors/no_leaks.ts";
import { type Point, pointsOf, requireUniform, share } from "./points.ts";

const bare: Placement = { noise: 0, scale: 1, shift: [0, 0] };

Deno.test("moons() without noise are the upper half of one circle and the lower of another", () => {
  const points = pointsOf(moons(bare), "moons");
  const isUpper = ({ x, y }: Point): boolean => Math.abs(Math.hypot(x, y) - 1) < 1e-12 && y >= 0;
  const isLower = ({ x, y }: Point): boolean =>
    Math.abs(Math.hypot(x - 1, y - 0.5) - 1) < 1e-12 && y <= 0.5;
  ok(points.every((point) => isUpper(point) || isLower(point)));
  close(estimateMean(share(points, isUpper)), 1 / 2, monteCarlo());
  requireUniform(points.filter(isUpper).map(({ x, y }) => Math.atan2(y, x) / Math.PI));
  requireUniform(points.filter(isLower).map(({ x, y }) => Math.atan2(0.5 - y, 1 - x) / Math.PI));
});

Deno.test("moons() have the moments that the parameters of the packages give", () => {
  // of the half circles: means 1/2 and 1/4, second moments 1 and 5/8 - 1/pi
  const variances = [3 / 4, 9 / 16 - 1 / Math.PI];
  for (
    const [name, mean, noise] of [["sf2m", [0, 0.5], 0.05], ["ffjord", [0, 0.3], 0.1]] as const
  ) {
    const points = pointsOf(moons(name), name);
    const rows = [points.map(({ x }) => x), points.map(({ y }) => y)];
    close(estimateMeans(rows), mean, monteCarlo(), name);
    const squares = rows.map((row, axis) => row.map((v) => (v - mean[axis]!) ** 2));
    // both packages double the moons
    close(estimateMeans(squares), variances.map((v) => 4 * (v + noise ** 2)), monteCarlo(), name);
  }
});

Deno.test("moons and S-curve of the bridge papers have mean 0 and deviation 7 in one heap", () => {
  for (const [name, law] of [["moons", moons("dsb")], ["sCurve", sCurve("dsb")]] as const) {
    const points = pointsOf(law, name);
    // one number a point: its two coordinates are not independent
    close(estimateMean(points.map(({ x, y }) => (x + y) / 2)), 0, monteCarlo(), name);
    close(estimateMean(points.map(({ x, y }) => (x * x + y * y) / 2)), 49, monteCarlo(), name);
  }
});

Deno.test("evenMoons() have half of the points on each moon, evenly spaced from end to end", () => {
  for (const count of [0, 1, 2, 3, 10, 101]) {
    const points = pointsOf(evenMoons(bare), "even", count);
    const upper = points.filter(({ x, y }) => Math.abs(Math.hypot(x, y) - 1) < 1e-9 && y > -1e-9);
    equal(upper.length, Math.floor(count / 2));
    const lower = points.filter(({ x, y }) => Math.abs(Math.hypot(x - 1, y - 0.5) - 1) < 1e-9);
    equal(lower.length, Math.ceil(count / 2));
    for (
      const angles of [
        upper.map(({ x, y }) => Math.atan2(Math.abs(y), x)),
        lower.map(({ x, y }) => Math.atan2(Math.abs(0.5 - y), 1 - x)),
      ]
    ) {
      const gap = Math.PI / Math.max(1, angles.length - 1);
      close(
        angles.length > 0 ? angles.sort((a, b) => a - b) : 0,
        angles.length > 0 ? angles.map((_, i) => i * gap) : 0,
        EXACT64,
      );
    }
  }
});

Deno.test("evenMoons() come in random order, with the noise, scale and shift of the variant", () => {
  const points = pointsOf(evenMoons("sf2m"), "even", 1000);
  const off = ({ x, y }: Point): { upper: number; lower: number } => {
    const [a, b] = [(x + 1) / 2, y / 2]; // before scale and shift
    return { upper: Math.hypot(a, b) - 1, lower: Math.hypot(a - 1, b - 0.5) - 1 };
  };
  const misses = points.map((point) => {
    const { upper, lower } = off(point);
    return Math.min(Math.abs(upper), Math.abs(lower)) ** 2;
  });
  const mean = misses.reduce((sum, miss) => sum + miss, 0) / misses.length;
  ok(Math.abs(Math.sqrt(mean) - 0.05) < 0.01, `${mean}`); // 1000 draws, and the moons' ends
  // in order, the first half of the points would lie on one moon
  const first = points.slice(0, 500).filter((point) => Math.abs(off(point).upper) < 0.2);
  ok(Math.abs(first.length / 500 - 1 / 2) < 0.15, `${first.length}`);
});

Deno.test("diagonalMoons() lie on a moon that has slid along the diagonal by less than 0.2", () => {
  const points = pointsOf(diagonalMoons(), "diagonal", 2000);
  for (const { x, y } of points) {
    const [a, b] = [(x + 1) / 3, (y + 1) / 3];
    // |(a, b) - (u, u) - centre| = 1 is quadratic in u
    const slides = [[0, 0], [1, 0.5]].flatMap(([cx, cy]) => {
      const p = a - cx! + b - cy!, q = (a - cx!) ** 2 + (b - cy!) ** 2 - 1;
      const root = Math.sqrt(p * p / 4 - q / 2);
      return [p / 2 - root, p / 2 + root];
    });
    ok(slides.some((u) => u > -1e-9 && u < 0.2 + 1e-9), `${x} ${y}`);
  }
  // mean 3 (1/2 + 0.1) - 1 and 3 (1/4 + 0.1) - 1
  const rows = [points.map(({ x }) => x), points.map(({ y }) => y)];
  close(estimateMeans(rows), [0.8, 0.05], monteCarlo());
});

noLeaks("the density of moons() is the average over the angles, by a finer rule in float64", () => {
  for (const name of ["sf2m", "ffjord"] as const) {
    const { noise, scale, shift: [left, up] } = MOONS[name], law = moons(name);
    const bell = (v: number, mean: number): number => normalDensity(v, scale * mean, scale * noise);
    const density = (x: number, y: number): number =>
      integrate(
        (a) => {
          const upper = bell(x - left, Math.cos(a)) * bell(y - up, Math.sin(a));
          // the lower moon is the upper one turned about (1/2, 1/4)
          const lower = bell(x - left, 1 - Math.cos(a)) * bell(y - up, 1 / 2 - Math.sin(a));
          return (upper + lower) / (2 * Math.PI);
        },
        0,
        Math.PI,
        { panels: 100, nodes: 16 },
      );
    // draws, an end of a moon and the hollow of one
    const draws = law.draw(40, stream(3).split(name));
    const x = tf.tensor2d(Float32Array.of(...draws, 1, 0, left, up + 0.5), [42, 2]);
    const logs = law.logProb(x);
    close(logs.dataSync(), x.arraySync().map(([a, b]) => Math.log(density(a!, b!))), FLOAT32, name);
    tf.dispose([x, logs]);
  }
});

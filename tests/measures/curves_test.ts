import { estimateMean, estimateMeans, EXACT64, monteCarlo } from "flowbook/judge";
import { gaussHermite } from "flowbook/numerics";
import {
  circles,
  pinwheel,
  PINWHEELS,
  type Placement,
  sCurve,
  swissRoll,
  TWO_SPIRALS,
  twoSpirals,
} from "flowbook/measures";
import { tf } from "flowbook/tensors";
import { equal, ok } from "node:assert/strict";
import { close } from "../tensors/close.ts";
import { noLeaks } from "../tensors/no_leaks.ts";
import { refuses } from "../tensors/refuses.ts";
import { type Point, pointsOf, requireUniform, share } from "./points.ts";

const bare: Placement = { noise: 0, scale: 1, shift: [0, 0] };

Deno.test("sCurve() without noise is two arcs of three quarters of a circle", () => {
  const points = pointsOf(sCurve(bare), "s");
  // one about (0, -1), the other about (0, 1), both through the origin
  const isLow = ({ x, y }: Point): boolean => Math.abs(Math.hypot(x, y + 1) - 1) < 1e-12;
  const isHigh = ({ x, y }: Point): boolean => Math.abs(Math.hypot(x, y - 1) - 1) < 1e-12;
  ok(points.every((point) => isLow(point) || isHigh(point)));
  const turn = (angle: number): number => (angle + 2 * Math.PI) % (2 * Math.PI) / (1.5 * Math.PI);
  const low = points.filter(isLow), high = points.filter((point) => !isLow(point));
  close(estimateMean(share(points, isLow)), 1 / 2, monteCarlo());
  requireUniform(low.map(({ x, y }) => turn(Math.atan2(x, y + 1))));
  requireUniform(high.map(({ x, y }) => turn(Math.atan2(-x, 1 - y))));
});

noLeaks("circles() have radius 1 and 1/2, and no density without noise", () => {
  const points = pointsOf(circles("dsb"), "circles");
  const radii = points.map(({ x, y }) => Math.hypot(x, y));
  ok(radii.every((r) => Math.abs(r - 10) < 1e-9 || Math.abs(r - 5) < 1e-9));
  close(estimateMean(radii), 7.5, monteCarlo());
  requireUniform(points.map(({ x, y }) => Math.atan2(y, x) / (2 * Math.PI) + 0.5));
  const x = tf.zeros<tf.Rank.R2>([1, 2]);
  refuses(
    () => circles("dsb").logProb(x),
    new RangeError("Expected noise of at least 0.0012 for a density; got 0"),
  );
  x.dispose();
});

Deno.test("swissRoll() without noise is a spiral whose radius is its angle", () => {
  const points = pointsOf(swissRoll(bare), "roll");
  for (const { x, y } of points.slice(0, 500)) {
    const angle = Math.hypot(x, y);
    close([x, y], [angle * Math.cos(angle), angle * Math.sin(angle)], EXACT64);
  }
  requireUniform(points.map(({ x, y }) => (Math.hypot(x, y) / Math.PI - 1.5) / 3));
});

Deno.test("twoSpirals() turn as far as their package says, with a radius that is their angle", () => {
  const { turn } = TWO_SPIRALS.torchdyn;
  close(turn, 780 * Math.PI / 180, EXACT64);
  close(TWO_SPIRALS.ffjord.turn, 540 * Math.PI / 180, EXACT64);
  const points = pointsOf(twoSpirals("torchdyn"), "spirals");
  const isFirst = ({ x, y }: Point): boolean => {
    const angle = Math.hypot(x, y);
    // the box moves a point by less than 2e-4
    return Math.hypot(x + angle * Math.cos(angle), y - angle * Math.sin(angle)) < 1e-2;
  };
  ok(points.every((p) => isFirst(p) || isFirst({ x: -p.x, y: -p.y })));
  close(estimateMean(share(points, isFirst)), 1 / 2, monteCarlo({ bias: 0.01, why: "the origin" }));
  const area = points.map(({ x, y }) => (x * x + y * y) / turn ** 2);
  const bias = { bias: 1e-4, why: "the box adds to the radius" };
  close(estimateMeans([area, area.map((u) => u * u)]), [1 / 2, 1 / 3], monteCarlo(bias));
});

Deno.test("twoSpirals() of ffjord have the second moment of spiral, box and noise", () => {
  const points = pointsOf(twoSpirals("ffjord"), "spirals");
  // E(a d + b)^2 = E a^2 + 2 E a E(d) . E(b) + E b^2 with a = 3 pi sqrt(u) and b in [0, 1/2)^2
  const turn = 3 * Math.PI;
  const cross = (2 / turn ** 2) * integralOfArm(turn); // E a (-cos a + sin a)
  const square = turn ** 2 / 2 + 2 * (1 / 4) * cross + 2 * (1 / 4) / 3;
  const sizes = points.map(({ x, y }) => x * x + y * y);
  close(estimateMean(sizes), square / 9 + 2 * 0.01, monteCarlo());
  close(estimateMeans([points.map(({ x }) => x), points.map(({ y }) => y)]), [0, 0], monteCarlo());
});

Deno.test("twoSpirals() of ffjord carry noise beyond their boxes", () => {
  const { turn, box, scale } = TWO_SPIRALS.ffjord;
  const angles = Array.from({ length: 2000 }, (_, k) => turn * k / 2000);
  /** Whether the point could come from an arm without noise. */
  const isInBox = ({ x, y }: Point): boolean =>
    angles.some((angle) => {
      const [u, v] = [x / scale + angle * Math.cos(angle), y / scale - angle * Math.sin(angle)];
      return u >= 0 && u <= box && v >= 0 && v <= box;
    });
  const points = pointsOf(twoSpirals("ffjord"), "spirals", 500);
  const outside = points.filter((p) => !isInBox(p) && !isInBox({ x: -p.x, y: -p.y }));
  // noise of 0.1 / scale = 0.3 beside a box of 0.5; without it the grid of angles misses a few
  ok(outside.length > 100 && outside.length < 400, `${outside.length}`);
});

/** The integral of a^2 (sin a - cos a) from 0 to the end, by parts. */
function integralOfArm(end: number): number {
  const antiderivative = (a: number): number =>
    -a * a * Math.cos(a) + 2 * a * Math.sin(a) + 2 * Math.cos(a) -
    (a * a * Math.sin(a) + 2 * a * Math.cos(a) - 2 * Math.sin(a));
  return antiderivative(end) - antiderivative(0);
}

Deno.test("pinwheels are as large as their authors drew them", () => {
  // the factors in the code of Grathwohl et al. and of De Bortoli et al.
  equal(PINWHEELS.ffjord, 2);
  equal(PINWHEELS.dsb, 7.5);
});

Deno.test("pinwheel() has five arms that bend with the radius", () => {
  for (const name of ["ffjord", "dsb"] as const) {
    const scale = PINWHEELS[name], points = pointsOf(pinwheel(name), name);
    const sizes = points.map(({ x, y }) => (x * x + y * y) / scale ** 2);
    close(estimateMean(sizes), 1 + 0.09 + 0.01, monteCarlo(), name);
    const rows = [points.map(({ x }) => x), points.map(({ y }) => y)];
    close(estimateMeans(rows), [0, 0], monteCarlo(), name);
    // The fifth power of a point forgets its arm. It is looked at as it is, and turned back by its
    // distance from the origin, so that the width of an arm shows.
    const power = (size: number, angle: number): number[] =>
      [angle, angle + Math.exp(size) / 4].flatMap((angle) => [
        size ** 5 * Math.cos(5 * angle),
        Math.cos(5 * angle),
        Math.sin(5 * angle),
      ]);
    const { nodes, weights } = gaussHermite(60), exact = [0, 0, 0, 0, 0, 0];
    nodes.forEach((z, i) =>
      nodes.forEach((w, j) => {
        const r = 1 + 0.3 * z, s = 0.1 * w;
        const terms = power(Math.hypot(r, s), Math.atan2(s, r) - Math.exp(r) / 4);
        terms.forEach((term, part) => exact[part]! += weights[i]! * weights[j]! * term);
      })
    );
    const powers = points.map(({ x, y }) => power(Math.hypot(x, y) / scale, Math.atan2(y, x)));
    const parts = exact.map((_, part) => powers.map((terms) => terms[part]!));
    close(estimateMeans(parts), exact, monteCarlo(), name);
  }
});

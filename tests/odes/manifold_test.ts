import { ok } from "node:assert/strict";
import { EXACT64, FLOAT32, ODE64 } from "flowbook/judge";
import {
  EULER,
  float64,
  HEUN,
  MIDPOINT,
  RK4,
  solve,
  type Tableau,
  tensors,
  trajectory,
} from "flowbook/odes";
import { type Points, tf } from "flowbook/tensors";
import { agree } from "../judge/agree.ts";
import { noLeaks } from "../tensors/no_leaks.ts";
import { same } from "./fields.ts";
import { slopeOf } from "./slope.ts";

type Point = readonly number[];

const length = (x: Point): number => Math.hypot(...x);

/** The unit sphere whose steps are straight and then pulled back onto it. */
const projected: typeof float64 = {
  ...float64,
  move: (x, scales, slopes) => {
    const end = float64.move(x, scales, slopes);
    return end.map((entry) => entry / length(end));
  },
};

/** The unit sphere whose steps follow great circles: cos |e| x + sin |e| e / |e|, e tangent at x. */
const greatCircles: typeof float64 = {
  ...float64,
  move: (x, scales, slopes) => {
    const straight = float64.move(x.map(() => 0), scales, slopes);
    const along = straight.reduce((sum, entry, i) => sum + entry * x[i]!, 0);
    const tangent = straight.map((entry, i) => entry - along * x[i]!), angle = length(tangent);
    if (angle === 0) return [...x];
    return x.map((entry, i) => Math.cos(angle) * entry + Math.sin(angle) * tangent[i]! / angle);
  },
};

const SPHERES = { projected, greatCircles };

/** The spin about the axis of the poles that speeds up like exp t. */
const spin = ([x, y]: Point, t: number): number[] => [-Math.exp(t) * y!, Math.exp(t) * x!, 0];
const start = [0.8, 0, 0.6];
const spinAfter = (t: number): number[] => {
  const angle = Math.exp(t) - 1;
  return [0.8 * Math.cos(angle), 0.8 * Math.sin(angle), 0.6];
};

function orderOf(space: typeof float64, tableau: Tableau): number {
  return slopeOf([10, 20, 40, 80].map((steps) => {
    const { end } = solve(space, spin, start, { tableau, steps });
    const far = length(end.map((entry, i) => entry - spinAfter(1)[i]!));
    return { x: -Math.log(steps), y: Math.log(far) };
  }));
}

for (const [name, sphere] of Object.entries(SPHERES)) {
  Deno.test(`a sphere is one more space: no step leaves it (${name})`, () => {
    for (const tableau of [EULER, HEUN, RK4]) {
      const options = { tableau, steps: 5 };
      for (const state of trajectory(sphere, spin, start, options).states) {
        agree(length(state), 1, EXACT64, tableau.name);
      }
    }
    const at = [0, 0.3, 0.77, 1]; // also on the curve between adaptive steps
    for (const state of trajectory(sphere, spin, start, { ...same(1e-4), at }).states) {
      agree(length(state), 1, EXACT64);
    }
    // the plain space leaves it by far
    const { end } = solve(float64, spin, start, { tableau: EULER, steps: 5 });
    ok(length(end) - 1 > 0.05, `${length(end)}`);
  });
}

Deno.test("the projected sphere keeps the order of a method", () => {
  for (const tableau of [EULER, MIDPOINT, HEUN, RK4]) {
    const order = orderOf(projected, tableau);
    // higher terms of the error move the slope by less than a quarter at these steps
    ok(Math.abs(order - tableau.order) < 0.25, `${tableau.name}: ${order}`);
  }
  const { end } = solve(projected, spin, start, same(1e-11));
  agree(end, spinAfter(1), ODE64);
});

Deno.test("great circles keep the orders one and two, and no more: slopes of several points mix", () => {
  for (const tableau of [EULER, MIDPOINT, HEUN, RK4]) {
    const order = orderOf(greatCircles, tableau);
    ok(Math.abs(order - Math.min(tableau.order, 2)) < 0.25, `${tableau.name}: ${order}`);
  }
});

noLeaks("a circle on tensors is one more space, and leaves no tensor behind", () => {
  const circle: typeof tensors = {
    ...tensors,
    move: (x, scales, slopes) =>
      tf.tidy(() => {
        const end = tensors.move(x, scales, slopes);
        return end.div(tf.norm(end, 2, 1, true)) as Points;
      }),
  };
  const angles = [0, 1, 2.5];
  const x0 = tf.tensor2d(angles.map((angle) => [Math.cos(angle), Math.sin(angle)]));
  const turn = (x: Points): Points => tf.matMul(x, tf.tensor2d([[0, 1], [-1, 0]]));
  const judged = angles.flatMap((angle) => [Math.cos(angle + 1), Math.sin(angle + 1)]);
  for (const options of [{ tableau: RK4, steps: 20 }, same(1e-5)]) {
    const { end } = solve(circle, turn, x0, options);
    agree(end.dataSync<"float32">(), judged, FLOAT32);
    agree(tf.tidy(() => tf.norm(end, 2, 1).dataSync<"float32">()), [1, 1, 1], FLOAT32);
    end.dispose();
  }
  x0.dispose();
});

import { deepEqual, doesNotThrow, equal, ok } from "node:assert/strict";
import { EXACT64 } from "flowbook/judge";
import { DORMAND_PRINCE, float64, requireTableau, RK4, solve, type Tableau } from "flowbook/odes";
import { agree } from "../judge/agree.ts";
import { densityOf, elementaryWeight, orderOf, rootedTrees } from "./rooted_trees.ts";
import { slopeOf } from "./slope.ts";

const { a, b, c, embedded, dense } = DORMAND_PRINCE;

function treesUpTo(order: number): ReturnType<typeof rootedTrees> {
  return Array.from({ length: order }, (_, k) => rootedTrees(k + 1)).flat();
}

/** The largest miss of an order condition over the trees of one size. */
function miss(order: number, weights: readonly number[], theta = 1): number {
  return Math.max(
    ...rootedTrees(order).map((tree) =>
      Math.abs(elementaryWeight(tree, { a, b: weights }) - theta ** order / densityOf(tree))
    ),
  );
}

/** Weights of the curve at theta, or of its derivative. */
function curve(theta: number, derivative: 0 | 1 = 0): number[] {
  return dense.map((row) =>
    row.reduce((sum, coefficient, p) => {
      const factor = derivative === 1 ? (p + 1) * theta ** p : theta ** (p + 1);
      return sum + coefficient * factor;
    }, 0)
  );
}

Deno.test("there are as many rooted trees as Cayley counted", () => {
  deepEqual([1, 2, 3, 4, 5, 6].map((order) => rootedTrees(order).length), [1, 1, 2, 4, 9, 20]);
  ok(rootedTrees(5).every((tree) => orderOf(tree) === 5));
  // the tall tree has density n!, the bush n
  const densities = rootedTrees(4).map(densityOf);
  deepEqual([Math.min(...densities), Math.max(...densities)], [4, 24]);
});

Deno.test("the elementary weights of RK4 meet the conditions of order four", () => {
  for (const tree of treesUpTo(4)) {
    agree(elementaryWeight(tree, RK4), 1 / densityOf(tree), EXACT64, JSON.stringify(tree));
  }
});

Deno.test("DORMAND_PRINCE is a consistent tableau whose last stage is the end of the step", () => {
  doesNotThrow(() => requireTableau(DORMAND_PRINCE));
  deepEqual([...a.at(-1)!, 0], b);
  equal(c.at(-1), 1);
  equal(embedded.length, b.length);
});

Deno.test("DORMAND_PRINCE has order five, its embedded answer order four, neither more", () => {
  for (const order of [1, 2, 3, 4]) {
    agree(miss(order, b), 0, EXACT64, `b, order ${order}`);
    agree(miss(order, embedded), 0, EXACT64, `embedded, order ${order}`);
  }
  agree(miss(5, b), 0, EXACT64, "b, order 5");
  equal(DORMAND_PRINCE.order, 5);
  ok(miss(5, embedded) > 1e-4); // an error of order four is left to see
  ok(miss(6, b) > 1e-4);
});

Deno.test("the curve between the steps has order four everywhere and order five only at the end", () => {
  for (const theta of [0.1, 0.25, 0.5, 0.8, 1]) {
    const weights = curve(theta);
    for (const order of [1, 2, 3, 4]) agree(miss(order, weights, theta), 0, EXACT64, `${theta}`);
  }
  ok(miss(5, curve(0.5), 0.5) > 1e-5);
  agree(miss(5, curve(1)), 0, EXACT64);
});

Deno.test("the curve leaves with the first slope and arrives at the end with the last", () => {
  const only = (k: number): number[] => b.map((_, i) => i === k ? 1 : 0);
  agree(curve(0), b.map(() => 0), EXACT64);
  agree(curve(1), b, EXACT64);
  agree(curve(0, 1), only(0), EXACT64);
  agree(curve(1, 1), only(6), EXACT64);
});

Deno.test("the embedded answer is a method of its own, and of order four on a quadrature", () => {
  const method: Tableau = { name: "embedded", order: 4, a, b: embedded, c };
  doesNotThrow(() => requireTableau(method));
  // x' = (k + 1) t^k ends at 1 for k up to 3
  const ends = [0, 1, 2, 3, 4].map((k) =>
    solve(float64, (_, t) => [(k + 1) * t ** k], [0], { tableau: method, steps: 1 }).end[0]!
  );
  agree(ends.slice(0, 4), [1, 1, 1, 1], EXACT64);
  ok(Math.abs(ends[4]! - 1) > 1e-4);
});

Deno.test("DORMAND_PRINCE in equal steps shows order five on x' = x cos t", () => {
  // the end is exp(sin t); on the two bumps the leading error happens to vanish
  const points = [10, 20, 40, 80].map((steps) => {
    const options = { tableau: DORMAND_PRINCE, steps, to: 2 };
    const { end } = solve(float64, (x, t) => [x[0]! * Math.cos(t)], [1], options);
    return { x: -Math.log(steps), y: Math.log(Math.abs(end[0]! - Math.exp(Math.sin(2)))) };
  });
  // higher terms of the error move the slope by less than a quarter at these steps
  ok(Math.abs(slopeOf(points) - 5) < 0.25, `${slopeOf(points)}`);
});

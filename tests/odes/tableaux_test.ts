import { doesNotThrow, equal, throws } from "node:assert/strict";
import { EXACT64 } from "flowbook/exact";
import { EULER, HEUN, MIDPOINT, requireTableau, RK4, type Tableau } from "flowbook/odes";
import { agree } from "../exact/agree.ts";

const METHODS = [EULER, MIDPOINT, HEUN, RK4];

/**
 * Butcher's order conditions up to order four: for each rooted tree a sum over the table and the
 * number 1 / gamma that it must give.
 */
const CONDITIONS: { order: number; sum: (tableau: Tableau) => number; value: number }[] = [
  { order: 1, sum: ({ b }) => sumOver(b, () => 1), value: 1 },
  { order: 2, sum: ({ b, c }) => sumOver(b, (i) => c[i]!), value: 1 / 2 },
  { order: 3, sum: ({ b, c }) => sumOver(b, (i) => c[i]! ** 2), value: 1 / 3 },
  { order: 3, sum: ({ a, b, c }) => sumOver(b, (i) => along(a[i]!, c)), value: 1 / 6 },
  { order: 4, sum: ({ b, c }) => sumOver(b, (i) => c[i]! ** 3), value: 1 / 4 },
  { order: 4, sum: ({ a, b, c }) => sumOver(b, (i) => c[i]! * along(a[i]!, c)), value: 1 / 8 },
  {
    order: 4,
    sum: ({ a, b, c }) => sumOver(b, (i) => along(a[i]!, c.map((v) => v ** 2))),
    value: 1 / 12,
  },
  {
    order: 4,
    sum: ({ a, b, c }) => sumOver(b, (i) => along(a[i]!, a.map((row) => along(row, c)))),
    value: 1 / 24,
  },
];

function sumOver(b: readonly number[], f: (i: number) => number): number {
  return b.reduce((sum, weight, i) => sum + weight * f(i), 0);
}

function along(row: readonly number[], values: readonly number[]): number {
  return row.reduce((sum, entry, j) => sum + entry * values[j]!, 0);
}

Deno.test("every tableau is explicit and consistent", () => {
  for (const method of METHODS) doesNotThrow(() => requireTableau(method), method.name);
});

Deno.test("every tableau meets the order conditions up to its order, and one fails beyond", () => {
  for (const method of METHODS) {
    for (const { sum, value } of CONDITIONS.filter(({ order }) => order <= method.order)) {
      agree(sum(method), value, EXACT64, method.name);
    }
    const beyond = CONDITIONS.filter(({ order }) => order === method.order + 1);
    const missed = beyond.filter(({ sum, value }) => Math.abs(sum(method) - value) > 0.01);
    // order five would need five stages or more, so RK4 has nothing to fail here
    equal(missed.length > 0, method.order < 4, method.name);
  }
});

Deno.test("the methods are the ones they are called", () => {
  equal(METHODS.map(({ name }) => name).join(), "Euler,midpoint,Heun,RK4");
  equal(METHODS.map(({ order }) => order).join(), "1,2,2,4");
  equal(METHODS.map(({ b }) => b.length).join(), "1,2,2,4");
  agree(MIDPOINT.c, [0, 0.5], EXACT64);
  agree(HEUN.c, [0, 1], EXACT64);
});

Deno.test("requireTableau() names the row that is wrong", () => {
  throws(() => requireTableau({ ...HEUN, a: [[]] }), {
    name: "TypeError",
    message: "Expected a of 2 rows, one per weight; got 1",
  });
  throws(() => requireTableau({ ...HEUN, c: [0] }), {
    name: "TypeError",
    message: "Expected c of length 2; got 1",
  });
  throws(() => requireTableau({ ...HEUN, a: [[], [1, 0]] }), {
    name: "TypeError",
    message: "Expected a[1] of length 1; got 2",
  });
  throws(() => requireTableau({ ...HEUN, a: [[], [0.9]] }), {
    name: "RangeError",
    message: "Expected a[1] with sum 1; got sum 0.9",
  });
  throws(() => requireTableau({ ...HEUN, b: [0.5, 0.25] }), {
    name: "RangeError",
    message: "Expected b with sum 1; got sum 0.75",
  });
  throws(() => requireTableau({ ...EULER, b: [NaN] }), {
    name: "RangeError",
    message: "Expected b with sum 1; got sum NaN",
  });
});

import { doesNotThrow, equal, ok, throws } from "node:assert/strict";
import { EXACT64 } from "flowbook/judge";
import { EULER, HEUN, MIDPOINT, requireTableau, RK4 } from "flowbook/odes";
import { agree } from "../judge/agree.ts";
import { densityOf, elementaryWeight, rootedTrees, type Tree } from "./rooted_trees.ts";

const METHODS = [EULER, MIDPOINT, HEUN, RK4];

Deno.test("every tableau is explicit and consistent", () => {
  for (const method of METHODS) doesNotThrow(() => requireTableau(method), method.name);
});

Deno.test("every tableau meets the order conditions up to its order, and one fails beyond", () => {
  for (const method of METHODS) {
    const miss = (tree: Tree): number => elementaryWeight(tree, method) - 1 / densityOf(tree);
    for (let order = 1; order <= method.order; order++) {
      for (const tree of rootedTrees(order)) agree(miss(tree), 0, EXACT64, method.name);
    }
    const beyond = rootedTrees(method.order + 1).map((tree) => Math.abs(miss(tree)));
    ok(Math.max(...beyond) > 1e-3, method.name);
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

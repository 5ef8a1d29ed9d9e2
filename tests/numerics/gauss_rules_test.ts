import { deepEqual, equal, ok, throws } from "node:assert/strict";
import { EXACT64, within } from "flowbook/judge";
import { gaussHermite, gaussLegendre, type Rule } from "flowbook/numerics";
import { agree } from "../judge/agree.ts";

const COUNTS = [1, 2, 3, 4, 7, 20, 60, 256];

function apply({ nodes, weights }: Rule, f: (x: number) => number): number {
  return nodes.reduce((sum, x, i) => sum + weights[i]! * f(x), 0);
}

Deno.test("gaussLegendre() integrates every power below degree 2 n exactly", () => {
  for (const n of COUNTS) {
    for (let k = 0; k < 2 * n; k++) {
      const integral = k % 2 === 0 ? 2 / (k + 1) : 0;
      agree(apply(gaussLegendre(n), (x) => x ** k), integral, EXACT64, `n = ${n}, k = ${k}`);
    }
  }
});

Deno.test("gaussHermite() has the moments of N(0, 1) below degree 2 n", () => {
  for (const n of COUNTS) {
    let moment = 1; // (k - 1)!! for even k
    for (let k = 0; k < Math.min(2 * n, 200); k += 2) {
      agree(apply(gaussHermite(n), (z) => z ** k) / moment, 1, EXACT64, `n = ${n}, k = ${k}`);
      agree(apply(gaussHermite(n), (z) => z ** (k + 1)) / moment, 0, EXACT64, `n = ${n}`);
      moment *= k + 1;
    }
  }
});

Deno.test("the rules miss the first power beyond their degree, as they must", () => {
  // squared monic orthogonal polynomial of degree n: k! for Hermite, 8 / 45 for Legendre at n = 2
  agree(3 - apply(gaussHermite(2), (z) => z ** 4), 2, EXACT64);
  agree(2 / 5 - apply(gaussLegendre(2), (x) => x ** 4), 8 / 45, EXACT64);
});

Deno.test("the rules of three nodes are those of the tables", () => {
  const legendre = gaussLegendre(3), hermite = gaussHermite(3);
  agree(legendre.nodes, [-Math.sqrt(3 / 5), 0, Math.sqrt(3 / 5)], EXACT64);
  agree(legendre.weights, [5 / 9, 8 / 9, 5 / 9], EXACT64);
  agree(hermite.nodes, [-Math.sqrt(3), 0, Math.sqrt(3)], EXACT64);
  agree(hermite.weights, [1 / 6, 2 / 3, 1 / 6], EXACT64);
});

Deno.test("nodes are symmetric and in increasing order, weights are positive", () => {
  for (const rule of [gaussLegendre, gaussHermite]) {
    for (const n of COUNTS) {
      const { nodes, weights } = rule(n);
      equal(nodes.length, n);
      ok(nodes.every((x, i) => i === 0 || x > nodes[i - 1]!));
      deepEqual(nodes.map(Math.abs), nodes.map(Math.abs).toReversed());
      ok(weights.every((weight) => weight > 0));
    }
  }
});

Deno.test("the outermost node of 60 agrees with values computed with 40 digits", () => {
  const tight = within(1e-14, "a few roundings of the bracket");
  agree(gaussLegendre(60).nodes[0]!, -0.99921012322743602, tight);
  agree(gaussHermite(60).nodes[0]!, -14.367150077577789, tight);
});

Deno.test("a rule is made once and cannot be changed", () => {
  equal(gaussLegendre(5), gaussLegendre(5));
  equal(gaussHermite(5), gaussHermite(5));
  ok(gaussLegendre(5) !== gaussHermite(5));
  throws(() => (gaussLegendre(5).nodes as number[])[0] = 0, TypeError);
  throws(() => (gaussHermite(5).weights as number[])[0] = 0, TypeError);
});

Deno.test("the rules refuse counts out of range", () => {
  for (const rule of [gaussLegendre, gaussHermite]) {
    for (const count of [0, -1, 2.5, NaN]) {
      throws(() => rule(count), {
        name: "RangeError",
        message: `Expected nodes to be a positive integer; got ${count}`,
      });
    }
    throws(() => rule(257), {
      name: "RangeError",
      message: "Expected nodes to be at most 256; got 257",
    });
  }
});

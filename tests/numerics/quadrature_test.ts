import { equal, throws } from "node:assert/strict";
import { EXACT64, QUADRATURE64 } from "flowbook/judge";
import { expectNormal, integrate, normalDensity } from "flowbook/numerics";
import { agree } from "../judge/agree.ts";

Deno.test("integrate() finds known integrals", () => {
  agree(integrate(Math.exp, -1, 2), Math.exp(2) - Math.exp(-1), EXACT64);
  agree(integrate((x) => 1 / (1 + x * x), 0, 1), Math.PI / 4, EXACT64);
  agree(integrate((x) => Math.cos(40 * x), 0, 1), Math.sin(40) / 40, EXACT64);
});

Deno.test("integrate() turns its sign with the ends, and is 0 over nothing", () => {
  agree(integrate(Math.exp, 2, -1), -integrate(Math.exp, -1, 2), EXACT64);
  equal(integrate(Math.exp, 3, 3), 0);
});

Deno.test("integrate() is exact for polynomials of degree 2 nodes - 1 on one panel", () => {
  const coarse = { panels: 1, nodes: 3 };
  agree(integrate((x) => x ** 5, 0, 2, coarse), 64 / 6, EXACT64);
  // the squared monic Legendre polynomial of degree 3 on [0, 2] is what degree 6 loses: 8 / 175
  agree(128 / 7 - integrate((x) => x ** 6, 0, 2, coarse), 8 / 175, EXACT64);
});

Deno.test("integrate() halves its panels with the order of the rule", () => {
  const error = (panels: number): number =>
    Math.abs(integrate(Math.exp, 0, 1, { panels, nodes: 2 }) - (Math.E - 1));
  const order = Math.log2(error(8) / error(16));
  // two nodes: order 4; the next term of the expansion moves the slope by less than 0.01
  agree(order / 4, 1, { name: "order", size: 0.01, why: "next term of the error" });
});

Deno.test("integrate() evaluates f panels times nodes times", () => {
  let count = 0;
  integrate(() => ++count, 0, 1, { panels: 7, nodes: 5 });
  equal(count, 35);
  count = 0;
  integrate(() => ++count, 0, 1);
  equal(count, 800);
});

Deno.test("expectNormal() finds known averages", () => {
  agree(expectNormal((x) => x, -2, 3), -2, EXACT64);
  agree(expectNormal((x) => x * x, -2, 3), 13, EXACT64);
  agree(expectNormal(Math.cos, 0.4, 0.7), Math.exp(-0.49 / 2) * Math.cos(0.4), EXACT64);
  agree(expectNormal(Math.exp, 0.4, 0.7), Math.exp(0.4 + 0.7 ** 2 / 2), EXACT64);
});

Deno.test("expectNormal() equals the integral against the density", () => {
  const f = (x: number): number => Math.tanh(x) ** 2;
  const integral = integrate((x) => f(x) * normalDensity(x, 1, 0.5), -6, 8);
  agree(expectNormal(f, 1, 0.5, 100), integral, QUADRATURE64);
});

Deno.test("expectNormal() of a point mass is the value there", () => {
  agree(expectNormal(Math.exp, 0.3, 0), Math.exp(0.3), EXACT64);
});

Deno.test("quadrature refuses what it cannot integrate", () => {
  throws(() => integrate((x) => 1 / x, -1, 1, { panels: 1, nodes: 1 }), {
    name: "RangeError",
    message: "Expected a finite integrand; got Infinity at x = 0",
  });
  throws(() => expectNormal(() => NaN, 2, 0, 1), {
    name: "RangeError",
    message: "Expected a finite integrand; got NaN at x = 2",
  });
  throws(() => integrate(Math.exp, 0, Infinity), {
    name: "RangeError",
    message: "Expected the end to be finite; got Infinity",
  });
  throws(() => integrate(Math.exp, NaN, 1), {
    name: "RangeError",
    message: "Expected the start to be finite; got NaN",
  });
  throws(() => integrate(Math.exp, 0, 1, { panels: 0 }), {
    name: "RangeError",
    message: "Expected panels to be a positive integer; got 0",
  });
  throws(() => integrate(Math.exp, 0, 1, { nodes: 1.5 }), {
    name: "RangeError",
    message: "Expected nodes to be a positive integer; got 1.5",
  });
  throws(() => expectNormal(Math.exp, 0, -1), {
    name: "RangeError",
    message: "Expected sd >= 0; got -1",
  });
  throws(() => expectNormal(Math.exp, NaN, 1), {
    name: "RangeError",
    message: "Expected mean to be finite; got NaN",
  });
});

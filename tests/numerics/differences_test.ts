import { throws } from "node:assert/strict";
import { EXACT64, FINITE_DIFFERENCE64, within } from "flowbook/judge";
import { derivative, divergence, gradient } from "flowbook/numerics";
import { agree } from "../judge/agree.ts";

Deno.test("derivative() finds known derivatives", () => {
  agree(derivative(Math.sin, 0.7), Math.cos(0.7), FINITE_DIFFERENCE64);
  agree(derivative(Math.exp, 1), Math.E, FINITE_DIFFERENCE64);
  agree(derivative(Math.log, 2), 0.5, FINITE_DIFFERENCE64);
});

Deno.test("derivative() is exact for degree four and of fourth order beyond", () => {
  agree(derivative((x) => x ** 4 - x ** 3, 1, 0.5), 1, EXACT64);
  // for x^5 the error is h^4 / 30 times 120, exactly
  agree(5 - derivative((x) => x ** 5, 1, 0.5), 4 * 0.5 ** 4, EXACT64);
  agree(5 - derivative((x) => x ** 5, 1, 0.25), 4 * 0.25 ** 4, EXACT64);
});

Deno.test("differences take steps of 1e-3 unless told", () => {
  // the error is 4 h^4 times 1e6: only h = 1e-3 makes it 4e-6
  const f = (x: number): number => 1e6 * x ** 5;
  const rounding = within(1e-12, "rounding near x = 0");
  agree(derivative(f, 0), -4e-6, rounding);
  agree(gradient(([x]) => f(x!), [0]), [-4e-6], rounding);
  agree(divergence(([x]) => [f(x!)], [0]), -4e-6, rounding);
});

Deno.test("gradient() differentiates each coordinate at the same place", () => {
  const f = ([x, y, z]: readonly number[]): number => x! ** 2 * y! + Math.sin(z!) * x!;
  const [x, y, z] = [0.5, -1.5, 2];
  const expected = [2 * x! * y! + Math.sin(z!), x! ** 2, x! * Math.cos(z!)];
  agree(gradient(f, [x!, y!, z!]), expected, FINITE_DIFFERENCE64);
});

Deno.test("divergence() sums the diagonal of the Jacobian", () => {
  const linear = ([x, y]: readonly number[]): number[] => [2 * x! + 7 * y!, -3 * x! + 5 * y!];
  agree(divergence(linear, [0.3, -0.4]), 7, FINITE_DIFFERENCE64);
  const swirl = ([x, y]: readonly number[]): number[] => [x! ** 2 * y!, Math.cos(x!) + y! ** 3];
  agree(divergence(swirl, [0.3, -0.4]), 2 * 0.3 * -0.4 + 3 * 0.16, FINITE_DIFFERENCE64);
});

Deno.test("differences take the step they are told", () => {
  // one-sided kinks at distance 0.5 are seen only by a step of 0.5
  const kinked = (x: number): number => Math.abs(x) > 0.4 ? 100 : x;
  agree(derivative(kinked, 0, 0.1), 1, EXACT64);
  agree(gradient(([x]) => x! ** 5, [0], 0.5), [-4 * 0.5 ** 4], EXACT64);
  agree(divergence(([x]) => [x! ** 5], [0], 0.5), -4 * 0.5 ** 4, EXACT64);
});

Deno.test("differences refuse bad steps and values", () => {
  throws(() => derivative(Math.sin, 0, 0), {
    name: "RangeError",
    message: "Expected h > 0; got 0",
  });
  throws(() => derivative(Math.sin, NaN), {
    name: "RangeError",
    message: "Expected x to be finite; got NaN",
  });
  throws(() => derivative(Math.sin, 0, Infinity), {
    name: "RangeError",
    message: "Expected h to be finite; got Infinity",
  });
  throws(() => derivative(Math.log, 0), {
    name: "RangeError",
    message: "Expected f finite near x = 0; got NaN",
  });
  throws(() => divergence(() => [1], [1, 2]), {
    name: "TypeError",
    message: "Expected v(x) of length 2; got 1",
  });
});

import fc from "#properties";
import { formulaOfTime, formulaScheduler } from "flowbook/formulas";
import { EXACT64, FINITE_DIFFERENCE64 } from "flowbook/judge";
import { derivative } from "flowbook/numerics";
import { cosineScheduler, linearScheduler, polynomialScheduler } from "flowbook/schedules";
import { equal, throws } from "node:assert/strict";
import { agree } from "../judge/agree.ts";

const FORMULAS: readonly { text: string; of: (t: number) => number }[] = [
  { text: "t^2 (3 - 2 t)", of: (t) => t * t * (3 - 2 * t) },
  { text: "sin(pi t / 2)", of: (t) => Math.sin(Math.PI * t / 2) },
  { text: "exp(-t) - e^(2 t)", of: (t) => Math.exp(-t) - Math.exp(2 * t) },
  {
    text: "sqrt(1 + t) log(2 + t) / cbrt(1 + t)",
    of: (t) => Math.pow(1 + t, 1 / 6) * Math.log(2 + t),
  },
  { text: "tanh(t) - atan(t)", of: (t) => Math.tanh(t) - Math.atan(t) },
  { text: "asin(t) acos(t) - tan(t)", of: (t) => Math.asin(t) * Math.acos(t) - Math.tan(t) },
  { text: "sinh(2 t) / cosh(t)", of: (t) => Math.sinh(2 * t) / Math.cosh(t) },
  { text: "t^t + pow(1 + t, 1.5) + 2^-t", of: (t) => t ** t + (1 + t) ** 1.5 + 2 ** -t },
  { text: "log(1 + t, 2 + t) + log(4, 2) t", of: (t) => Math.log(1 + t) / Math.log(2 + t) + 2 * t },
  { text: "0^t + 3 t", of: (t) => 3 * t },
  { text: "cos(+t) - (-t) + 3! - pi^2", of: (t) => Math.cos(t) + t + 6 - Math.PI ** 2 },
];

for (const { text, of } of FORMULAS) {
  Deno.test(`${text}: value as in TypeScript, slope as by differences, tangent as slope`, () => {
    const formula = formulaOfTime(text);
    for (const t of [0.1, 0.5, 0.9]) {
      agree(formula.value(t), of(t), EXACT64);
      agree(formula.slope(t), derivative(of, t), FINITE_DIFFERENCE64);
      agree(formula.tangent(t), formula.slope(t), EXACT64);
    }
  });
}

Deno.test("a product without its sign binds first, and t stands in print as a variable", () => {
  agree(formulaOfTime("pi/2 t").value(0.5), Math.PI, EXACT64);
  const { tex } = formulaOfTime("t^2");
  equal(tex.value, "{ t}^{2}");
  equal(tex.slope, "2\\cdot t");
});

const SAME = [
  { alpha: "t", sigma: "1 - t", as: linearScheduler() },
  { alpha: "t", sigma: "1 - 0.9 t", as: linearScheduler({ sigmaMin: 0.1 }) },
  { alpha: "sin(pi t / 2)", sigma: "cos(pi t / 2)", as: cosineScheduler() },
  { alpha: "t^3", sigma: "1 - t^3", as: polynomialScheduler(3) },
];

for (const { as, ...formulas } of SAME) {
  Deno.test(`${formulas.alpha} and ${formulas.sigma}, typed, are the schedule of the library`, () => {
    const { scheduler } = formulaScheduler(formulas);
    fc.assert(fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (t) => {
      const typed = scheduler(t), known = as(t);
      for (const name of ["alpha", "sigma", "alphaDot", "sigmaDot"] as const) {
        agree(typed[name], known[name], EXACT64, name);
      }
    }));
  });
}

Deno.test("the four curves are printed", () => {
  const { tex } = formulaScheduler({ alpha: "t^2", sigma: "1 - t" });
  equal(tex.alpha, "{ t}^{2}");
  equal(tex.sigma, "1- t");
  equal(tex.sigmaDot, "-1");
  equal(tex.alphaDot, formulaOfTime("t^2").tex.slope);
});

Deno.test("a schedule is refused where it does not run from noise to data", () => {
  const refused = (alpha: string, sigma: string, message: RegExp): void =>
    throws(() => formulaScheduler({ alpha, sigma }), { name: "RangeError", message });
  refused("t + 0.1", "1 - t", /alpha\(0\) = 0, so that the path starts at noise alone; got 0\.1/);
  refused("t", "2 - t", /sigma\(0\) = 1, so that the noise is not rescaled; got 2/);
  refused("t / 2", "1 - t", /alpha\(1\) = 1, so that the path ends at the data; got 0\.5/);
  refused("t", "1 - 2 t", /0 <= sigma\(1\) < 1, so that noise fades; got -1/);
  refused("t", "1 + t - t^2", /0 <= sigma\(1\) < 1.*got 1/);
  refused("t", "2 - pi t", /sigma\(0\) = 1.*got 2/);
  refused("t", "1 - 9 t + 8 t^2", /sigma/); // negative in between
});

Deno.test("what is no formula in t is refused by name", () => {
  const refused = (text: string, message: RegExp): void =>
    throws(() => formulaOfTime(text), { name: "RangeError", message });
  refused("x", /in t; got "x" with x/);
  refused("1 - t)", /in t; got "1 - t\)": Unexpected operator/);
  refused("", /in t; got ""/);
  refused("f(t) = t", /with f\(t\) = t/);
  refused("[t, 1]", /with \[t, 1\]/);
  refused("abs(t)", /with abs/); // a kink has no slope
  refused("sin t", /^Expected a formula in t; got "sin t" with sin$/); // sin times t
  refused("t + (exp)", /with exp$/);
  refused("pi(t)", /with pi$/);
  refused("t !", /can be differentiated; got "t !"/); // as it was typed
  throws(() => formulaOfTime("sqrt(t - 0.5)").value(0), {
    name: "RangeError",
    message: /Expected sqrt\(t - 0\.5\) to be a real number; got the complex number .*i at t = 0/,
  });
  throws(() => formulaOfTime(3 as unknown as string), {
    name: "TypeError",
    message: "Expected a formula in t; got number",
  });
});

Deno.test("a function of another number of arguments is refused by name", () => {
  const refused = (text: string, got: string): void =>
    throws(() => formulaOfTime(text), {
      name: "RangeError",
      message: `Expected a formula in t; got "${text}" with ${got}`,
    });
  refused("exp(t, 2)", "2 arguments of exp");
  refused("1 + sqrt(t, 2)", "2 arguments of sqrt");
  refused("sin()", "0 arguments of sin");
  refused("log()", "0 arguments of log");
  refused("log(t, 2, 3)", "3 arguments of log");
  refused("pow(t)", "1 arguments of pow");
});

Deno.test("what is no real number on [0, 1] is refused: which formula, where, and what it was", () => {
  const refused = (alpha: string, sigma: string, message: string): void =>
    throws(() => formulaScheduler({ alpha, sigma }), { name: "RangeError", message });
  const log = "0 * log(t - 2)"; // complex, although nothing of it is left
  refused(
    log,
    "1 - t",
    `Expected ${log} to be a real number; got the complex number 0 + 0i at t = 0`,
  );
  const nearHalf = "1 - t + 0 * sqrt((t - 0.5)^2 - 1e-4)"; // real but for a short while
  refused(
    "t",
    nearHalf,
    `Expected ${nearHalf} to be a real number; got the complex number 0.5 + 0i at t = 0.5`,
  );
  refused("t", "1 - t + 0 / t", "Expected 1 - t + 0 / t to be a real number; got NaN at t = 0");
  const pole = "0.42 t / (t - 0.58)"; // 1 at t = 1
  refused(pole, "1 - t", `Expected alpha(t) = ${pole} to be finite; got Infinity at t = 0.58`);
  refused("t", "pi/2 t", "Expected sigma(t) = pi/2 t to be finite; got Infinity at t = 0");
});

Deno.test("at the ends a speed may be what no number is, as long as the curves are numbers", () => {
  const { scheduler } = formulaScheduler({ alpha: "t sqrt(t)", sigma: "sqrt(1 - t)" });
  equal(scheduler(0).alpha, 0);
  equal(scheduler(1).sigmaDot, -Infinity);
  const message = "Expected the tangent of t sqrt(t) to be a real number; got NaN at t = 0";
  throws(() => formulaOfTime("t sqrt(t)").tangent(0), { name: "RangeError", message });
});

Deno.test("a tangent is refused where a step is not real, also one that does not move", () => {
  for (const text of ["t + sqrt(-1)", "(-8)^(1/3) + t", "t + sqrt(-1)^0", "t + 0 log(-1)"]) {
    const message = `Expected the tangent of ${text} to be a real number; got NaN at t = 0.5`;
    throws(() => formulaOfTime(text).tangent(0.5), { name: "RangeError", message });
  }
});

Deno.test("a tangent is there where the symbolic derivative multiplies 0 by log(0)", () => {
  const { slope, tangent } = formulaOfTime("(t - 0.5)^(2 + t)");
  equal(slope(0.5), NaN);
  equal(tangent(0.5), 0);
});

Deno.test("only rounding is forgiven at the ends: a width a hair below 0 is 0", () => {
  const { scheduler } = formulaScheduler({ alpha: "t", sigma: "1 - (sqrt(2) t)^2 / 2" });
  equal(formulaOfTime("1 - (sqrt(2) t)^2 / 2").value(1) < 0, true); // so the test can fail
  equal(scheduler(1).sigma, 0);
  const off = (alpha: string, sigma: string, message: RegExp): void =>
    throws(() => formulaScheduler({ alpha, sigma }), { name: "RangeError", message });
  off("t", "1 - 1.000000001 t", /0 <= sigma\(1\) < 1/);
  off("1.000000001 t", "1 - t", /alpha\(1\) = 1/);
  off("t", "1 - 1.000000000005 t", /0 <= sigma\(1\) < 1/); // 5e-12 is more than rounding
  off("1.000000000005 t", "1 - t", /alpha\(1\) = 1/);
});

Deno.test("only t is set as a variable", () => {
  equal(formulaOfTime("pi t").tex.value.includes("\\pi"), true);
  equal(formulaOfTime("exp(t)").tex.value.includes("exp"), true);
});

import { ok, throws } from "node:assert/strict";
import { type AdaptiveSteps, type Field64, float64, solve, trajectory } from "flowbook/odes";
import { bothOn } from "./both_on.ts";
import { pushed, same } from "./fields.ts";

Deno.test("adaptive solve(float64) gives up on a stiff field and says how far it came", () => {
  // x runs to cos t a million times faster than t: steps above 3.3e-6 are unstable
  const stiff: Field64 = ([x], t) => [-1e6 * (x! - Math.cos(t))];
  let message = "";
  throws(() => solve(float64, stiff, [1], { ...same(1e-3), maxSteps: 200 }), (error) => {
    message = (error as Error).message;
    return error instanceof RangeError;
  });
  const found = message.match(
    /^Expected to reach t = 1 in 200 steps; got to t = (\S+) with h = (\S+)$/,
  );
  ok(found !== null, message);
  const [t, h] = [Number(found[1]), Number(found[2])];
  ok(t > 0 && t < 0.01 && h > 1e-7 && h < 1e-4, message);
});

Deno.test("refused steps count among maxSteps", () => {
  // a kick at t = 0.5 makes some steps too long
  const kicked: Field64 = (_, t) => [0.01 / (0.01 ** 2 + (t - 0.5) ** 2)];
  const { accepted, rejected } = solve(float64, kicked, [0], same(1e-6));
  ok(rejected > 0);
  const maxSteps = accepted + rejected;
  solve(float64, kicked, [0], { ...same(1e-6), maxSteps });
  throws(() => solve(float64, kicked, [0], { ...same(1e-6), maxSteps: maxSteps - 1 }), {
    name: "RangeError",
    message: new RegExp(`^Expected to reach t = 1 in ${maxSteps - 1} steps; got to t = 0[.]`),
  });
});

Deno.test("adaptive solve(float64) stops before a pole when its steps no longer change the time", () => {
  // x' = x^2 from 1 is 1 / (1 - t)
  throws(() => solve(float64, ([x]) => [x! ** 2], [1], { ...same(1e-6), to: 2 }), (error) => {
    const { message } = error as Error;
    const found = message.match(
      /^Expected steps that change the time; got h = (\S+) at t = (\S+), after a step with (\S+) times the error allowed$/,
    );
    ok(error instanceof RangeError && found !== null, message);
    ok(Number(found[1]) < 1e-14 && Math.abs(Number(found[2]) - 1) < 1e-6, message);
    ok(Number(found[3]) > 0, message);
    return true;
  });
});

Deno.test("adaptive solve(float64) refuses options out of range", () => {
  const refused: [Partial<AdaptiveSteps>, string][] = [
    [{ rtol: -1 }, "Expected rtol >= 0 and finite; got -1"],
    [{ rtol: Infinity }, "Expected rtol >= 0 and finite; got Infinity"],
    [{ atol: 0 }, "Expected atol > 0 and finite; got 0"],
    [{ atol: NaN }, "Expected atol > 0 and finite; got NaN"],
    [{ atol: Infinity }, "Expected atol > 0 and finite; got Infinity"],
    [{ from: NaN }, "Expected finite times from and to; got NaN and 1"],
    [{ to: Infinity }, "Expected finite times from and to; got 0 and Infinity"],
    [{ maxSteps: 0 }, "Expected maxSteps to be a positive integer; got 0"],
    [{ maxSteps: 1.5 }, "Expected maxSteps to be a positive integer; got 1.5"],
  ];
  for (const solver of bothOn(float64)) {
    for (const [part, message] of refused) {
      throws(() => solver(pushed, [1, 0], { ...same(1e-6), ...part }), {
        name: "RangeError",
        message,
      });
    }
  }
});

Deno.test("adaptive trajectory(float64) refuses times that are not in order", () => {
  const refused = [
    { at: [0.5, 0.2], from: 0, to: 1, message: "from 0 to 1; got [0.5, 0.2]" },
    { at: [-0.1], from: 0, to: 1, message: "from 0 to 1; got [-0.1]" },
    { at: [1.1], from: 0, to: 1, message: "from 0 to 1; got [1.1]" },
    { at: [NaN], from: 0, to: 1, message: "from 0 to 1; got [NaN]" },
    { at: [0.2, 0.5], from: 1, to: 0, message: "from 1 to 0; got [0.2, 0.5]" },
  ];
  for (const { message, ...options } of refused) {
    throws(() => trajectory(float64, pushed, [1, 0], { ...same(1e-6), ...options }), {
      name: "RangeError",
      message: `Expected at in order ${message}`,
    });
  }
});

Deno.test("adaptive solvers stop at the first number that is not finite, and at bad fields", () => {
  for (const solver of bothOn(float64)) {
    throws(() => solver(() => [NaN], [1], same(1e-6)), {
      name: "RangeError",
      message: "Expected v(x, t) at t = 0 to be finite; got NaN",
    });
    throws(() => solver(() => [1], [Infinity], same(1e-6)), {
      name: "RangeError",
      message: "Expected x0 to be finite; got Infinity",
    });
    throws(() => solver(() => [1e308], [1.7e308], { rtol: 1, atol: 1e308 }), {
      name: "RangeError",
      message: /^Expected x at t = 0.1\d+ to be finite; got Infinity$/,
    });
    throws(() => solver(() => [1, 2], [1], same(1e-6)), {
      name: "TypeError",
      message: "Expected v(x, t) of length 1; got 2",
    });
    throws(() => solver(pushed, 1 as unknown as number[], same(1e-6)), {
      name: "TypeError",
      message: "Expected x0 to be a list of numbers; got number",
    });
    const own = new Error("from the field");
    const field: Field64 = () => {
      throw own;
    };
    throws(() => solver(field, [1], same(1e-6)), own);
  }
});

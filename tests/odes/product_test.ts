import { deepEqual, equal, ok, throws } from "node:assert/strict";
import { EXACT64, FLOAT32, ODE64 } from "flowbook/judge";
import {
  type Field64,
  float64,
  type GivenOf,
  product,
  RK4,
  solve,
  type StateOf,
  trajectory,
} from "flowbook/odes";
import { agree } from "../judge/agree.ts";
import { bothOn } from "./both_on.ts";
import { type Counted, countedSpace } from "./counted_space.ts";
import { pushed, same } from "./fields.ts";
import { slopeOf } from "./slope.ts";
import { densityAfter, divergence, logNormal, spiral, spiralAfter } from "./spiral.ts";

const carried = product({ x: float64, logDensity: float64 });
const x0 = [1.2, -0.7];
const start = { x: x0, logDensity: [logNormal(x0, 1)] };

/** d log p / dt = -div v along dx/dt = v. */
function withDensity(
  { x }: StateOf<typeof carried>,
  t: number,
): GivenOf<typeof carried> {
  return { x: spiral(x, t), logDensity: [-divergence(t)] };
}

Deno.test("a product carries a point with its log-density, and both have the order of RK4", () => {
  const errors = [10, 20, 40, 80].map((steps) => {
    const { end, evaluations } = solve(carried, withDensity, start, { tableau: RK4, steps, to: 2 });
    equal(evaluations, 4 * steps);
    const exact = spiralAfter(x0, 2);
    const far = Math.hypot(end.x[0]! - exact[0]!, end.x[1]! - exact[1]!);
    return {
      h: -Math.log(steps),
      x: Math.log(far),
      density: Math.log(Math.abs(end.logDensity[0]! - densityAfter(exact, 2))),
    };
  });
  for (const part of ["x", "density"] as const) {
    const order = slopeOf(errors.map((error) => ({ x: error.h, y: error[part] })));
    // higher terms of the error move the slope by less than a quarter at these steps
    ok(Math.abs(order - 4) < 0.25, `${part}: ${order}`);
  }
});

Deno.test("adaptive steps carry the log-density to that of the known law, there and back", () => {
  const tight = same(1e-11);
  const { end } = solve(carried, withDensity, start, { ...tight, to: 2 });
  agree(end.x, spiralAfter(x0, 2), ODE64);
  agree(end.logDensity, [densityAfter(spiralAfter(x0, 2), 2)], ODE64);
  const back = solve(carried, withDensity, end, { ...tight, from: 2, to: 0 });
  agree([...back.end.x, ...back.end.logDensity], [...x0, ...start.logDensity], ODE64);
});

Deno.test("adaptive trajectory() reads all parts of a product at the same times", () => {
  const at = [0, 0.4, 1.1, 2];
  const { times, states } = trajectory(carried, withDensity, start, { ...same(1e-10), to: 2, at });
  deepEqual(times, at);
  states.forEach(({ x, logDensity }, n) => {
    agree(x, spiralAfter(x0, at[n]!), FLOAT32); // dense output is less exact than its steps
    agree(logDensity, [densityAfter(spiralAfter(x0, at[n]!), at[n]!)], FLOAT32);
  });
});

Deno.test("a product of strangers does to each what is done to it alone, bit for bit", () => {
  const pair = product({ one: float64, other: float64 });
  const other: Field64 = ([x], t) => [x! * Math.cos(t)];
  const options = { tableau: RK4, steps: 9, to: 2 };
  const { end } = solve(
    pair,
    ({ one, other: x }, t) => ({ one: pushed(one, t), other: other(x, t) }),
    { one: [1, 0.2], other: [3] },
    options,
  );
  deepEqual(end, {
    one: solve(float64, pushed, [1, 0.2], options).end,
    other: solve(float64, other, [3], options).end,
  });
});

Deno.test("every part is held to the tolerance by itself: the busiest chooses the steps", () => {
  const alone = trajectory(float64, pushed, [1, 0.2], { ...same(1e-7), to: 3 });
  ok(alone.accepted > 10);
  const pair = product({ busy: float64, still: float64 });
  const still = Array.from({ length: 1000 }, () => 0); // in a mean over all they would hide it
  const { times, states, ...costs } = trajectory(
    pair,
    ({ busy, still }, t) => ({ busy: pushed(busy, t), still: still.map(() => 0) }),
    { busy: [1, 0.2], still },
    { ...same(1e-7), to: 3 },
  );
  deepEqual(times, alone.times);
  deepEqual(states.map(({ busy }) => busy), alone.states);
  deepEqual(costs, {
    evaluations: alone.evaluations,
    accepted: alone.accepted,
    rejected: alone.rejected,
  });
});

Deno.test("a product within a product is the same flat", () => {
  const nested = product({ flow: carried, time: float64 });
  const { end } = solve(
    nested,
    ({ flow, time }) => ({ flow: withDensity(flow, time[0]!), time: [1] }),
    { flow: start, time: [0] },
    { tableau: RK4, steps: 16 },
  );
  const flat = solve(carried, withDensity, start, { tableau: RK4, steps: 16 }).end;
  agree(end.flow.x, flat.x, EXACT64);
  agree(end.flow.logDensity, flat.logDensity, EXACT64);
  agree(end.time, [1], EXACT64);
});

Deno.test("a product releases every state of its parts once, except the start and the end", () => {
  const { space, alive, make } = countedSpace();
  const pair = product({ one: space, other: space });
  const begin = { one: make(1), other: make(2) };
  const field = ({ one, other }: StateOf<typeof pair>): Record<"one" | "other", Counted> => ({
    one: make(-other.value),
    other: make(one.value),
  });
  for (const options of [{ tableau: RK4, steps: 6 }, same(1e-6)]) {
    const { end } = solve(pair, field, begin, options);
    deepEqual(new Set([begin.one, begin.other, end.one, end.other]), alive);
    pair.release(end);
    const { states } = trajectory(pair, field, begin, options);
    deepEqual(new Set([begin, ...states].flatMap(({ one, other }) => [one, other])), alive);
    states.forEach((state) => pair.release(state));
  }
});

Deno.test("a product of nothing moves nothing", () => {
  deepEqual(solve(product({}), () => ({}), {}, same(1e-6)).end, {});
});

Deno.test("a product refuses what a part refuses and says which", () => {
  for (const options of [{ tableau: RK4, steps: 4 }, same(1e-6)]) {
    for (const solver of bothOn(carried)) {
      const wide = (): GivenOf<typeof carried> => ({ x: [1, 2], logDensity: [1, 2] });
      throws(() => solver(wide, start, options), {
        name: "TypeError",
        message: "Expected logDensity of v(x, t) of length 1; got 2",
      });
      const partial = (() => ({ x: [1, 2] })) as unknown as typeof withDensity;
      throws(() => solver(partial, start, options), {
        name: "TypeError",
        message: "Expected logDensity of v(x, t) to be a list of numbers; got undefined",
      });
      throws(() => solver(() => null as never, start, options), {
        name: "TypeError",
        message: "Expected v(x, t) to be a record of x, logDensity; got null",
      });
      throws(() => solver(withDensity, 1 as never, options), {
        name: "TypeError",
        message: "Expected x0 to be a record of x, logDensity; got number",
      });
      throws(() => solver(withDensity, { ...start, x: [1, NaN] }, options), {
        name: "RangeError",
        message: "Expected x of x0 to be finite; got NaN",
      });
      const endless = (): GivenOf<typeof carried> => ({ x: [0, 0], logDensity: [Infinity] });
      throws(() => solver(endless, start, options), {
        name: "RangeError",
        message: "Expected logDensity of v(x, t) at t = 0 to be finite; got Infinity",
      });
    }
  }
});

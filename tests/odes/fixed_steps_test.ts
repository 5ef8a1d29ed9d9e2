import { deepEqual, equal, ok, throws } from "node:assert/strict";
import { EULER, type Field, HEUN, MIDPOINT, RK4, solve, trajectory } from "flowbook/odes";
import { type Counted, countedSpace } from "./counted_space.ts";

Deno.test("solve() releases every state once, except the start and the end", () => {
  for (const tableau of [EULER, MIDPOINT, HEUN, RK4]) {
    const { space, alive, make } = countedSpace();
    const x0 = make(1);
    const { end } = solve(space, (x) => make(-x.value), x0, { tableau, steps: 6 });
    deepEqual([...alive], [x0, end], tableau.name);
    ok(end !== x0);
  }
});

Deno.test("solve() holds few states at once: they do not grow with the steps", () => {
  const { space, alive, make } = countedSpace();
  let most = 0;
  const field: Field<Counted> = (x) => {
    most = Math.max(most, alive.size);
    return make(-x.value);
  };
  solve(space, field, make(1), { tableau: RK4, steps: 50 });
  equal(most, 6); // start, state, stage and three slopes
});

Deno.test("trajectory() releases every state once, except those it returns", () => {
  const { space, alive, make } = countedSpace();
  const x0 = make(1);
  const { states } = trajectory(space, (x) => make(-x.value), x0, { tableau: RK4, steps: 6 });
  equal(states.length, 7);
  deepEqual(new Set([x0, ...states]), alive);
  ok(!states.includes(x0));
});

Deno.test("solve() checks the start, every velocity and every state by name", () => {
  const { space, make } = countedSpace();
  const names: string[] = [];
  const listening = {
    ...space,
    requireFinite: (_: Counted, name: string) => void names.push(name),
  };
  solve(listening, (x) => make(x.value), make(1), { tableau: HEUN, steps: 2 });
  deepEqual(names, [
    "x0",
    "v(x, t) at t = 0",
    "v(x, t) at t = 0.5",
    "x at t = 0.5",
    "v(x, t) at t = 0.5",
    "v(x, t) at t = 1",
    "x at t = 1",
  ]);
  throws(() => solve(space, () => make(NaN), make(1), { tableau: EULER, steps: 1 }), RangeError);
});

import { deepEqual, equal, ok } from "node:assert/strict";
import { type Field, solve, trajectory } from "flowbook/odes";
import { type Counted, countedSpace } from "./counted_space.ts";

const options = { rtol: 1e-6, atol: 1e-6 };

/** A field that turns so fast at t = 0.5 that steps are refused. */
function turning(make: (value: number) => Counted): Field<Counted> {
  return (x, t) => make(0.01 * x.value / (0.01 ** 2 + (t - 0.5) ** 2));
}

Deno.test("adaptive solve() releases every state once, except the start and the end", () => {
  const { space, alive, make } = countedSpace();
  const x0 = make(1);
  const { end, rejected } = solve(space, turning(make), x0, options);
  ok(rejected > 0);
  deepEqual([...alive], [x0, end]);
  ok(end !== x0);
});

Deno.test("adaptive solve() holds few states at once: they do not grow with the steps", () => {
  const { space, alive, make } = countedSpace();
  let most = 0;
  const field = turning(make);
  solve(
    space,
    (x, t) => {
      most = Math.max(most, alive.size);
      return field(x, t);
    },
    make(1),
    options,
  );
  equal(most, 9); // start, state, end and six slopes
});

Deno.test("adaptive trajectory() releases every state once, except those it returns", () => {
  for (const at of [[], [0, 0.1, 0.5, 0.5, 1], undefined]) {
    const { space, alive, make } = countedSpace();
    const x0 = make(1);
    const times = at === undefined ? {} : { at };
    const { states } = trajectory(space, turning(make), x0, { ...options, ...times });
    deepEqual(new Set([x0, ...states]), alive);
    ok(!states.includes(x0));
    equal(states.length, at?.length ?? states.length);
  }
});

Deno.test("adaptive solve() checks the start, every velocity and every end of a step by name", () => {
  const { space, make } = countedSpace();
  const names: string[] = [];
  const listening = {
    ...space,
    requireFinite: (_: Counted, name: string) => void names.push(name),
  };
  // a still point takes a careful step of 1e-6 and then the rest, which is not ten times as long
  solve(listening, () => make(0), make(1), { ...options, to: 1e-5 });
  equal(names.length, 3 + 2 * 7, names.join());
  deepEqual(names.slice(0, 2), ["x0", "v(x, t) at t = 0"]);
  const ends = names.filter((name) => name.startsWith("x at"));
  deepEqual(ends, ["x at t = 0.000001", "x at t = 0.00001"]);
  equal(names.at(-1), "v(x, t) at t = 0.00001");
});

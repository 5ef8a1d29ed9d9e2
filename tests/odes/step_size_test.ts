import { deepEqual, equal } from "node:assert/strict";
import { EXACT64 } from "flowbook/judge";
import { firstStep, MOST_CHANGE, stepChange, stepFrom } from "../../lib/odes/step_size.ts";
import { agree } from "../judge/agree.ts";
import { countedSpace } from "./counted_space.ts";

/** The first step of x' = v(x, t), from time 0 unless told, and the times at which v was asked. */
function first(
  x0: number,
  field: (x: number, t: number) => number,
  { tolerance = 0.01, from = 0, to = from + 1 }: {
    tolerance?: number;
    from?: number;
    to?: number;
  } = {},
): { h: number; times: number[] } {
  const { space, alive, make } = countedSpace();
  const times: number[] = [];
  const x = make(x0), slope = make(field(x0, from));
  const h = firstStep(
    space,
    (state, t) => {
      times.push(t);
      return make(field(state.value, t));
    },
    x,
    slope,
    { rtol: tolerance, atol: tolerance, from, to },
  );
  deepEqual([...alive], [x, slope]); // what was made on the way is released
  return { h, times };
}

Deno.test("stepFrom() goes h towards the end and not beyond", () => {
  equal(stepFrom(1, 0.25, 2), 1.25);
  equal(stepFrom(1, 0.25, 0), 0.75);
  for (const h of [1, 1.5]) {
    equal(stepFrom(1, h, 2), 2);
    equal(stepFrom(1, h, 0), 0);
  }
});

Deno.test("stepChange() is 0.9 times the fifth root of 1 / error, between 1/5 and a limit", () => {
  agree(stepChange(1, MOST_CHANGE), 0.9, EXACT64);
  agree(stepChange(32, MOST_CHANGE), 0.45, EXACT64);
  agree(stepChange(1 / 243, MOST_CHANGE), 2.7, EXACT64);
  equal(stepChange(1 / 243, 1), 1);
  equal(stepChange(0, MOST_CHANGE), 10);
  for (const error of [1e6, Infinity, NaN]) equal(stepChange(error, MOST_CHANGE), 0.2);
});

Deno.test("firstStep() looks one hundredth of |x| / |v| ahead", () => {
  // x' = x from 1 bends as fast as it runs: both have size 1 / (2 tolerance) beside the tolerance
  const { h, times } = first(1, (x) => x);
  deepEqual(times, [0.01]);
  agree(h, (0.01 * 2 * 0.01) ** (1 / 5), EXACT64);
});

Deno.test("firstStep() is the same at any time, and backward, where v does not depend on t", () => {
  const { h } = first(1, (x) => x ** 2);
  for (const from of [-3, 5]) agree(first(1, (x) => x ** 2, { from }).h, h, EXACT64);
  // going back from 1 along x' = -x^2 is going forward along x' = x^2
  agree(first(1, (x) => -(x ** 2), { from: 1, to: 0 }).h, h, EXACT64);
});

Deno.test("firstStep() heeds a field that bends more than it runs", () => {
  // v = 1 at the start and changes by 100 in a unit of time: looked at after 0.01
  const { h } = first(1, (_, t) => 1 + 100 * t);
  agree(h, (0.01 * (2 * 0.01) / 100) ** (1 / 5), EXACT64);
});

Deno.test("firstStep() looks a millionth ahead where x or v vanishes", () => {
  for (const [x0, v] of [[0, 1], [1, 0], [0, 0]] as const) {
    const { h, times } = first(x0, () => v);
    deepEqual(times, [1e-6]);
    agree(h * 1e6, v === 0 ? 1 : 100, EXACT64, `x = ${x0}, v = ${v}`);
  }
});

Deno.test("firstStep() of a slow field is a hundred looks: only one that stands still gets one", () => {
  for (const v of [1e-9, 1e-12]) agree(first(1, () => v).h * 1e4, 1, EXACT64, `v = ${v}`);
});

Deno.test("firstStep() is at most a hundred looks, and no longer than the way to the end", () => {
  // |x| / |v| = 1e-4: a look is 1e-6, although the tolerance would allow 0.4
  const short = first(1e-6, () => 0.01);
  agree(short.h * 1e4, 1, EXACT64);
  const span = first(1, (x) => 0.01 * x, { to: 0.3 });
  deepEqual(span, { h: 0.3, times: [0.3] });
  agree(first(1, (x) => 0.01 * x, { from: 5, to: 5.3 }).h, 0.3, EXACT64);
});

import { deepEqual, equal, ok } from "node:assert/strict";
import { Solver } from "odex";
import {
  gaussianTarget,
  marginalVelocity,
  mixtureQuantile,
  type Problem,
  twoBumps,
} from "flowbook/exact";
import { ODE64, within } from "flowbook/judge";
import { normalCdf, normalQuantile } from "flowbook/numerics";
import { type AdaptiveSteps, type Field64, float64, solve, trajectory } from "flowbook/odes";
import { agree } from "../judge/agree.ts";
import { pushed, same } from "./fields.ts";
import { slopeOf } from "./slope.ts";

/** A kick of width 0.01 at t = 0.5; from 0 to 1 it adds 2 arctan 50. */
const kicked: Field64 = (_, t) => [0.01 / (0.01 ** 2 + (t - 0.5) ** 2)];

const tight: AdaptiveSteps = { rtol: 1e-11, atol: 1e-11 };

function fieldOf(problem: Problem): Field64 {
  return (x, t) => marginalVelocity(problem, x, t);
}

Deno.test("adaptive solve(float64) takes the steps of SciPy's RK45 on a Gaussian target", () => {
  // evaluations and errors at the end as SciPy 1.17.1 gives them
  const known = [
    { tolerance: 1e-3, evaluations: 20, error: -6.866239661107443e-4 },
    { tolerance: 1e-5, evaluations: 32, error: 6.690156310051876e-5 },
    { tolerance: 1e-7, evaluations: 80, error: -2.9118307764974816e-10 },
    { tolerance: 1e-9, evaluations: 164, error: 7.90376653014846e-11 },
    { tolerance: 1e-11, evaluations: 368, error: -1.3640200080544673e-12 },
  ];
  for (const { tolerance, evaluations, error } of known) {
    const solution = solve(float64, fieldOf(gaussianTarget(0, 2)), [1], same(tolerance));
    equal(solution.evaluations, evaluations);
    agree(solution.end, [2 + error], within(1e-12, "rounding in some hundred evaluations"));
  }
});

Deno.test("adaptive solve(float64) moves 400 particles as one system in the counts of SciPy", () => {
  const x0 = Array.from({ length: 400 }, (_, i) => normalQuantile((i + 0.5) / 400));
  const field: Field64 = (x, t) =>
    x.map((particle) => marginalVelocity(twoBumps, [particle], t)[0]!);
  const count = (atol: number): number =>
    solve(float64, field, x0, { rtol: 1e-5, atol }).evaluations;
  // as SciPy counts; the sums over particles round differently, which may cost or save a step
  ok(Math.abs(count(1e-5) - 68) <= 6, `${count(1e-5)}`);
  ok(Math.abs(count(1e-8) - 98) <= 6, `${count(1e-8)}`);
});

Deno.test("the error at the end is proportional to the tolerance", () => {
  const exact = mixtureQuantile(twoBumps.target, normalCdf(0.5));
  const points = [1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9, 1e-10].map((tolerance) => {
    const { end } = solve(float64, fieldOf(twoBumps), [0.5], same(tolerance));
    const error = Math.abs(end[0]! - exact);
    ok(error < 10 * tolerance, `${error} at ${tolerance}`); // a dozen steps add their errors
    return { x: Math.log(tolerance), y: Math.log(error) };
  });
  // the changing number of steps moves the slope by less than a quarter
  ok(Math.abs(slopeOf(points) - 1) < 0.25, `${slopeOf(points)}`);
});

Deno.test("the number of steps grows like the tolerance to the power of minus one fifth", () => {
  const points = [1e-6, 1e-8, 1e-10, 1e-12].map((tolerance) => {
    const { accepted } = solve(float64, pushed, [1, 0.2], { ...same(tolerance), to: 10 });
    return { x: Math.log(tolerance), y: Math.log(accepted) };
  });
  // steps are whole numbers and a few are refused
  ok(Math.abs(slopeOf(points) + 1 / 5) < 0.02, `${slopeOf(points)}`);
});

Deno.test("adaptive solve(float64) carries normal quantiles to those of the two bumps", () => {
  for (const x0 of [-2, -0.6, 0.5, 1.5]) {
    const { end } = solve(float64, fieldOf(twoBumps), [x0], tight);
    agree(end, [mixtureQuantile(twoBumps.target, normalCdf(x0))], ODE64, `x0 = ${x0}`);
  }
});

Deno.test("adaptive solve(float64) agrees with the extrapolation code odex on a nonlinear field", () => {
  const odex = new Solver(2);
  odex.absoluteTolerance = odex.relativeTolerance = 1e-12;
  const judged = odex.solve((t, x) => Array.from(pushed(x, t)), 0.5, [1, 0.2], 3).y;
  const { end } = solve(float64, pushed, [1, 0.2], { ...tight, from: 0.5, to: 3 });
  agree(end, judged, ODE64);
});

Deno.test("adaptive solve(float64) backward returns to where forward began", () => {
  const forward = solve(float64, pushed, [1, 0.2], { ...tight, from: 0.5, to: 3 });
  const back = solve(float64, pushed, forward.end, { ...tight, from: 3, to: 0.5 });
  agree(back.end, [1, 0.2], ODE64);
});

Deno.test("adaptive solve(float64) counts the evaluations that happen: two, and six a step", () => {
  for (const [field, x0] of [[pushed, [1, 0.2]], [kicked, [0]]] as const) {
    let calls = 0;
    const counting: Field64 = (x, t) => (calls++, field(x, t));
    const { evaluations, accepted, rejected } = solve(float64, counting, x0, same(1e-6));
    equal(evaluations, calls);
    equal(calls, 2 + 6 * (accepted + rejected));
  }
});

Deno.test("adaptive solve(float64) refuses steps where the field turns and shortens them", () => {
  const { end, accepted, rejected } = solve(float64, kicked, [0], same(1e-8));
  agree(end, [2 * Math.atan(50)], within(1e-6, "some dozen steps of error 1e-8"));
  ok(rejected > 0 && accepted > rejected, `${accepted} accepted, ${rejected} rejected`);
});

Deno.test("adaptive solve(float64) asks for the ends exactly and never beyond them", () => {
  for (const { from, to } of [{ from: 0, to: 1 }, { from: 1, to: 0 }, { from: 0.1, to: 0.9 }]) {
    for (const tolerance of [1e-2, 1e-4, 1e-6, 1e-8]) {
      const times: number[] = [];
      const field: Field64 = (x, t) => (times.push(t), pushed(x, t));
      solve(float64, field, [1, 0.2], { ...same(tolerance), from, to });
      equal(times[0], from);
      equal(times.at(-1), to);
      ok(times.every((t) => t >= Math.min(from, to) && t <= Math.max(from, to)));
    }
  }
});

Deno.test("a point that does not move takes few steps and stays", () => {
  for (const x0 of [[0, 0], [3, -2], []]) {
    const { end, accepted } = solve(float64, (x) => x.map(() => 0), x0, same(1e-6));
    deepEqual(end, x0);
    ok(accepted < 10, `${accepted}`);
  }
});

Deno.test("the tolerance is the mean over coordinates: copies of a point change no step", () => {
  const { end, ...counts } = solve(float64, fieldOf(twoBumps), [0.5], same(1e-6));
  const copies: Field64 = (x, t) => x.map((one) => marginalVelocity(twoBumps, [one], t)[0]!);
  const many = solve(float64, copies, [0.5, 0.5, 0.5], same(1e-6));
  agree(many.end, [end[0]!, end[0]!, end[0]!], within(1e-12, "sums in another order"));
  deepEqual({ ...counts }, {
    evaluations: many.evaluations,
    accepted: many.accepted,
    rejected: many.rejected,
  });
});

Deno.test("rtol is relative: x scaled by a million, with atol scaled too, takes the same steps", () => {
  const small = trajectory(float64, (x) => x, [1], { rtol: 1e-6, atol: 1e-8 });
  const large = trajectory(float64, (x) => x, [2 ** 20], { rtol: 1e-6, atol: 2 ** 20 * 1e-8 });
  agree(large.times, small.times, within(1e-12, "float64 rounding of the step sizes"));
});

Deno.test("adaptive trajectory(float64) keeps the start, every step and the end", () => {
  for (const { from, to } of [{ from: 0, to: 3 }, { from: 3, to: 0 }]) {
    const options = { ...same(1e-7), from, to };
    const { end, ...counts } = solve(float64, pushed, [1, 0.2], options);
    const { times, states, ...others } = trajectory(float64, pushed, [1, 0.2], options);
    deepEqual(others, counts);
    equal(times.length, counts.accepted + 1);
    equal(states.length, times.length);
    deepEqual([times[0], times.at(-1)], [from, to]);
    deepEqual([states[0], states.at(-1)], [[1, 0.2], end]);
  }
});

Deno.test("adaptive trajectory(float64) reads the solution at given times for no further evaluation", () => {
  for (const { from, to } of [{ from: 0, to: 3 }, { from: 3, to: 0 }]) {
    const at = Array.from({ length: 31 }, (_, n) => from + (to - from) * n / 30);
    const options = { rtol: 1e-8, atol: 1e-8, from, to };
    const { times, states, ...counts } = trajectory(float64, pushed, [1, 0.2], { ...options, at });
    deepEqual(times, at);
    const { end, ...others } = solve(float64, pushed, [1, 0.2], options);
    deepEqual(counts, others);
    deepEqual([states[0], states.at(-1)], [[1, 0.2], end]);
    const judged = at.map((t) => solve(float64, pushed, [1, 0.2], { ...tight, from, to: t }).end);
    agree(states.flat(), judged.flat(), within(1e-6, "dense output is less exact than its steps"));
  }
});

Deno.test("the curve between steps is exact for polynomials of degree four, and no more", () => {
  const at = [0.1, 0.35, 0.5, 0.77];
  // tolerances that allow one step
  const read = (degree: number): number[] =>
    trajectory(float64, (_, t) => [degree * t ** (degree - 1)], [0], { rtol: 1, atol: 10, at })
      .states.map(([x]) => x!);
  for (const degree of [1, 2, 3, 4]) {
    agree(read(degree), at.map((t) => t ** degree), within(1e-12, "a sum of seven slopes"));
  }
  ok(read(6).some((x, i) => Math.abs(x - at[i]! ** 6) > 1e-3));
});

Deno.test("adaptive trajectory(float64) may be asked the same time twice, none, or the end alone", () => {
  const read = (at: readonly number[]): readonly (readonly number[])[] =>
    trajectory(float64, (x) => x, [1], { ...same(1e-6), at }).states;
  const { end } = solve(float64, (x) => x, [1], same(1e-6));
  deepEqual(read([]), []);
  deepEqual(read([0, 0, 1, 1]), [[1], [1], end, end]);
  deepEqual(read([1]), [end]);
});

Deno.test("a solution from a time to itself is the start and costs nothing", () => {
  const options = { ...same(1e-6), from: 0.3, to: 0.3 };
  deepEqual(solve(float64, pushed, [1, 0.2], options), {
    end: [1, 0.2],
    evaluations: 0,
    accepted: 0,
    rejected: 0,
  });
  const { times, states } = trajectory(float64, pushed, [1, 0.2], options);
  deepEqual({ times, states }, { times: [0.3], states: [[1, 0.2]] });
});

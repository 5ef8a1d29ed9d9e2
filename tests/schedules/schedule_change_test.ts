import fc from "#properties";
import { EXACT64, FINITE_DIFFERENCE64 } from "flowbook/judge";
import { derivative } from "flowbook/numerics";
import {
  cosineScheduler,
  linearScheduler,
  polynomialScheduler,
  scheduleChange,
  variancePreservingScheduler,
} from "flowbook/schedules";
import { deepEqual, throws } from "node:assert/strict";
import { agree } from "../judge/agree.ts";

const SCHEDULERS = [linearScheduler(), cosineScheduler(), polynomialScheduler(2)];
const ONE = fc.constantFrom(...SCHEDULERS);

const time = (min: number, max: number) => fc.double({ min, max, noNaN: true });

Deno.test("a particle of one schedule, scaled, is the particle of the other", () => {
  fc.assert(fc.property(ONE, ONE, time(0.02, 0.98), (from, to, r) => {
    const { time, scale } = scheduleChange({ from, to })(r), old = from(time);
    agree([scale * old.alpha, scale * old.sigma], [to(r).alpha, to(r).sigma], EXACT64);
  }));
});

Deno.test("clock and ruler run at the speeds that are told", () => {
  fc.assert(fc.property(ONE, ONE, time(0.1, 0.9), (from, to, r) => {
    const match = scheduleChange({ from, to });
    agree(match(r).timeDot, derivative((s) => match(s).time, r), FINITE_DIFFERENCE64);
    agree(match(r).scaleDot, derivative((s) => match(s).scale, r), FINITE_DIFFERENCE64);
  }));
});

Deno.test("by hand: from the lines to the quarter circle", () => {
  const match = scheduleChange({ from: linearScheduler(), to: cosineScheduler() });
  for (const r of [0, 0.2, 0.5, 0.8, 1]) {
    const [sine, cosine] = [Math.sin(Math.PI * r / 2), Math.cos(Math.PI * r / 2)];
    agree(match(r).time, sine / (sine + cosine), EXACT64);
    agree(match(r).scale, sine + cosine, EXACT64);
  }
});

Deno.test("a mixture that the old schedule does not reach: the old clock stands still", () => {
  const match = scheduleChange({ from: variancePreservingScheduler(), to: linearScheduler() });
  const { time, timeDot } = match(0);
  deepEqual([time, timeDot], [0, 0]); // at the very end, not near it
  const cut = scheduleChange({ from: linearScheduler({ sigmaMin: 0.3 }), to: linearScheduler() })(
    1,
  );
  deepEqual([cut.time, cut.timeDot], [1, 0]);
});

Deno.test("schedules that turn back are refused, and speeds that are not finite", () => {
  const back = (t: number) => ({
    alpha: Math.sin(Math.PI * t),
    sigma: 1,
    alphaDot: Math.PI * Math.cos(Math.PI * t),
    sigmaDot: 0,
  });
  throws(() => scheduleChange({ from: back, to: linearScheduler() }), {
    name: "RangeError",
    message: /alpha \/ sigma of the old schedule to increase; got none between t = 0\.5 and 0\.55/,
  });
  throws(() => scheduleChange({ from: linearScheduler(), to: back }), /of the new schedule/);
  const toEnd = scheduleChange({ from: linearScheduler(), to: variancePreservingScheduler() });
  throws(() => toEnd(1), /Expected finite speeds of both schedules; got .* at r = 1/);
  throws(() => toEnd(1.5), RangeError);
});

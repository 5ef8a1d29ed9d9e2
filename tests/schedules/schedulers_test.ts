import { FINITE_DIFFERENCE64, QUADRATURE64, within } from "flowbook/judge";
import { derivative, integrate } from "flowbook/numerics";
import {
  cosineScheduler,
  linearScheduler,
  polynomialScheduler,
  requireScheduler,
  type Schedule,
  type Scheduler,
  varianceExplodingScheduler,
  variancePreservingScheduler,
} from "flowbook/schedules";
import { deepEqual, doesNotThrow, throws } from "node:assert/strict";
import { agree } from "../judge/agree.ts";

const CASES: readonly {
  name: string;
  scheduler: Scheduler;
  /** alpha and sigma at t = 0 and at t = 1. */
  ends: readonly [number, number, number, number];
}[] = [
  { name: "linear", scheduler: linearScheduler(), ends: [0, 1, 1, 0] },
  { name: "linear to 0.1", scheduler: linearScheduler({ sigmaMin: 0.1 }), ends: [0, 1, 1, 0.1] },
  { name: "cosine", scheduler: cosineScheduler(), ends: [0, 1, 1, 0] },
  { name: "quadratic", scheduler: polynomialScheduler(2), ends: [0, 1, 1, 0] },
  { name: "power 1.5", scheduler: polynomialScheduler(1.5), ends: [0, 1, 1, 0] },
  {
    name: "variance preserving",
    scheduler: variancePreservingScheduler(),
    ends: [Math.exp(-20.1 / 4), Math.sqrt(1 - Math.exp(-20.1 / 2)), 1, 0],
  },
  {
    name: "variance exploding",
    scheduler: varianceExplodingScheduler(),
    ends: [1, Math.sqrt(50 ** 2 - 0.01 ** 2), 1, 0],
  },
];

for (const { name, scheduler, ends } of CASES) {
  Deno.test(`${name}: ends where it says`, () => {
    const [start, end] = [scheduler(0), scheduler(1)];
    const rounding = within(1e-13, "a few roundings");
    agree([start.alpha, start.sigma, end.alpha, end.sigma], ends, rounding);
  });

  Deno.test(`${name}: the speeds are the derivatives`, () => {
    for (const t of [0.05, 0.3, 0.5, 0.7, 0.95]) {
      const { alphaDot, sigmaDot } = scheduler(t);
      // the wide start of the exploding path has a fifth derivative near 1e6: h^4 / 30 of it
      const slope = (f: (t: number) => number): number => derivative(f, t, 2e-4);
      agree(slope((s) => scheduler(s).alpha), alphaDot, FINITE_DIFFERENCE64, `t = ${t}`);
      agree(slope((s) => scheduler(s).sigma), sigmaDot, FINITE_DIFFERENCE64, `t = ${t}`);
    }
    doesNotThrow(() => requireScheduler(scheduler));
  });
}

Deno.test("the exact ends are exact: no noise is left by rounding", () => {
  for (const scheduler of [linearScheduler(), cosineScheduler(), polynomialScheduler(3)]) {
    const [start, end] = [scheduler(0), scheduler(1)];
    deepEqual([start.alpha, start.sigma, end.alpha, end.sigma], [0, 1, 1, 0]);
  }
});

Deno.test("variance is preserved on the circle and on the diffusion path, not on the line", () => {
  for (const t of [0, 0.2, 0.5, 0.9, 1]) {
    for (const scheduler of [cosineScheduler(), variancePreservingScheduler()]) {
      const { alpha, sigma } = scheduler(t);
      agree(alpha ** 2 + sigma ** 2, 1, within(1e-14, "rounding"));
    }
  }
  const { alpha, sigma } = linearScheduler()(0.5);
  agree(alpha ** 2 + sigma ** 2, 0.5, within(1e-15, "exact in binary"));
});

Deno.test("the preserving path fades at the rate beta, integrated by quadrature", () => {
  const scheduler = variancePreservingScheduler({ betaMin: 0.5, betaMax: 7 });
  for (const t of [0, 0.4, 0.9]) {
    const noise = integrate((s) => 0.5 + s * 6.5, 0, 1 - t);
    agree(Math.log(scheduler(t).alpha), -noise / 2, QUADRATURE64);
  }
});

Deno.test("the exploding path grows by one and the same factor in equal times", () => {
  // sigma^2 + sigmaMin^2 is geometric: 50^2, 50 * 0.01, 0.01^2
  const scheduler = varianceExplodingScheduler();
  const widths = [0, 0.5, 1].map((t) => scheduler(t).sigma ** 2 + 0.01 ** 2);
  agree(widths, [2500, 0.5, 1e-4], within(1e-12, "rounding"));
});

Deno.test("requireScheduler() names the speed that is wrong, its time and what it should be", () => {
  const line = linearScheduler(), circle = cosineScheduler();
  const mixed = (change: (t: number) => Partial<Schedule>): Scheduler => (t) => ({
    ...line(t),
    ...change(t),
  });
  const cases: [Scheduler, string, string][] = [
    [
      mixed((t) => ({ alphaDot: 2 * t })),
      "RangeError",
      "Expected alphaDot = 1.0000 at t = 0.15; got 0.30000",
    ],
    // the sign that a reader of a paper with reversed time would forget
    [
      (t) => ({ ...circle(t), sigmaDot: -circle(t).sigmaDot }),
      "RangeError",
      "Expected sigmaDot = -0.36670 at t = 0.15; got 0.36670",
    ],
    [
      mixed(() => ({ alpha: NaN })),
      "RangeError",
      "Expected alpha at t = 0.15 to be finite; got NaN",
    ],
    [
      mixed((t) => ({ sigma: 0.5 - t })),
      "RangeError",
      "Expected sigma >= 0; got -0.09999999999999998 at t = 0.6",
    ],
    [
      (() => ({})) as unknown as Scheduler,
      "TypeError",
      "Expected alpha at t = 0.15 to be a number; got undefined",
    ],
    [
      undefined as unknown as Scheduler,
      "TypeError",
      "Expected a scheduler t => { alpha, ... }; got undefined",
    ],
  ];
  for (const [scheduler, name, message] of cases) {
    throws(() => requireScheduler(scheduler), { name, message });
    throws(() => requireScheduler(scheduler), { name, message }); // a refusal is not remembered
  }
});

Deno.test("requireScheduler() allows 1e-4 of a steep speed, and 1e-4 of a slow one", () => {
  for (const { slope, unit } of [{ slope: 1000, unit: 1000 }, { slope: 0.1, unit: 1 }]) {
    const off = (by: number): Scheduler => (t) => {
      return { alpha: slope * t, sigma: 1 - t, alphaDot: slope + by * unit, sigmaDot: -1 };
    };
    for (const by of [-0.9e-4, 0.9e-4]) doesNotThrow(() => requireScheduler(off(by)));
    for (const by of [-1.1e-4, 1.1e-4]) {
      throws(() => requireScheduler(off(by)), /^RangeError: Expected alphaDot = /);
    }
  }
});

Deno.test("requireScheduler() follows a curve that swings ten times", () => {
  const swinging: Scheduler = (t) => ({
    alpha: t + Math.sin(60 * t) / 50,
    sigma: 1 - t,
    alphaDot: 1 + 60 * Math.cos(60 * t) / 50,
    sigmaDot: -1,
  });
  doesNotThrow(() => requireScheduler(swinging));
});

Deno.test("requireScheduler() looks at a scheduler that passed no second time", () => {
  let looks = 0;
  const watched: Scheduler = (t) => {
    looks++;
    return linearScheduler()(t);
  };
  requireScheduler(watched);
  const first = looks;
  requireScheduler(watched);
  deepEqual([first > 0, looks], [true, first]);
});

Deno.test("schedulers refuse what is out of range", () => {
  const cases: [() => unknown, string][] = [
    ...[-0.1, 1, NaN].map((sigmaMin): [() => unknown, string] => [
      () => linearScheduler({ sigmaMin }),
      `Expected sigmaMin in [0, 1); got ${sigmaMin}`,
    ]),
    ...[0.5, NaN, Infinity].map((power): [() => unknown, string] => [
      () => polynomialScheduler(power),
      `Expected power >= 1; got ${power}`,
    ]),
    [
      () => variancePreservingScheduler({ betaMin: 3, betaMax: 2 }),
      "Expected 0 < betaMin <= betaMax; got 3 and 2",
    ],
    [
      () => variancePreservingScheduler({ betaMin: 0 }),
      "Expected 0 < betaMin <= betaMax; got 0 and 20",
    ],
    [
      () => variancePreservingScheduler({ betaMax: Infinity }),
      "Expected 0 < betaMin <= betaMax; got 0.1 and Infinity",
    ],
    [
      () => varianceExplodingScheduler({ sigmaMax: Infinity }),
      "Expected 0 < sigmaMin < sigmaMax; got 0.01 and Infinity",
    ],
    [
      () => varianceExplodingScheduler({ sigmaMin: 0 }),
      "Expected 0 < sigmaMin < sigmaMax; got 0 and 50",
    ],
    [
      () => varianceExplodingScheduler({ sigmaMin: 50 }),
      "Expected 0 < sigmaMin < sigmaMax; got 50 and 50",
    ],
  ];
  for (const [make, message] of cases) throws(make, { name: "RangeError", message });
});

import type { Space } from "flowbook/odes";
import { ok } from "node:assert/strict";

/** A number that knows whether it has been released. */
export interface Counted {
  readonly value: number;
  released: boolean;
}

/** Numbers that know who is alive: using or releasing a released one fails. */
export function countedSpace(): {
  space: Space<Counted>;
  alive: Set<Counted>;
  make: (value: number) => Counted;
} {
  const alive = new Set<Counted>();
  const make = (value: number): Counted => {
    const state = { value, released: false };
    alive.add(state);
    return state;
  };
  const use = (state: Counted): number => {
    ok(!state.released, "used after release");
    return state.value;
  };
  const sum = (scales: readonly number[], slopes: readonly Counted[], start: number): number =>
    scales.reduce((total, scale, j) => total + scale * use(slopes[j]!), start);
  const space: Space<Counted> = {
    start: (x0) => make(use(x0)), // borrowed
    slope: (velocity) => velocity, // made by the field for the solver
    tidy: (work) => work(), // so that a state that is not released stays to be seen
    copy: (x) => make(use(x)),
    move: (x, scales, slopes) => make(sum(scales, slopes, use(x))),
    release: (x) => {
      use(x);
      x.released = true;
      alive.delete(x);
    },
    requireFinite: (x, name) => {
      if (!Number.isFinite(use(x))) throw new RangeError(`Expected ${name} to be finite`);
    },
    norm: (scales, slopes, x, y, { rtol, atol }) =>
      Math.abs(sum(scales, slopes, 0)) /
      (atol + rtol * Math.max(Math.abs(use(x)), Math.abs(use(y)))),
  };
  return { space, alive, make };
}

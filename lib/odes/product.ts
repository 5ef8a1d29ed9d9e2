import type { Space } from "./space.ts";

/** The state that a space moves. */
export type StateOf<Part> = Part extends Space<infer State, never> ? State : never;

/** What a start or a velocity of a space may be handed in as. */
export type GivenOf<Part> = Part extends Space<unknown, infer Given> ? Given : never;

/** Spaces by the names that their states have side by side. */
export type Parts = Readonly<Record<string, Space<unknown, unknown>>>;

/**
 * Several spaces side by side: a state is a record with a state of each under its name.
 *
 * The parts move together, by one field that sees them all. In adaptive steps every part is held
 * to the tolerance by itself, so that one number beside a thousand pixels is not lost in a mean:
 * the size of a change is the largest of its parts.
 *
 * @param parts spaces by name
 *
 * @example
 * The flow dx/dt = -x carries its log-density along: d log p / dt = -div v = 1.
 *
 * ```ts
 * import { float64, product, RK4, solve } from "flowbook/odes";
 * const space = product({ x: float64, logDensity: float64 });
 * const start = { x: [1], logDensity: [-1.4189] };
 * const { end } = solve(
 *   space,
 *   ({ x }) => ({ x: [-x[0]!], logDensity: [1] }),
 *   start,
 *   { tableau: RK4, steps: 20 },
 * );
 * console.log(end.x[0]!.toFixed(4), end.logDensity[0]!.toFixed(4)); // 0.3679 -0.4189
 * ```
 */
export function product<Named extends Parts>(parts: Named): Space<
  { readonly [Name in keyof Named]: StateOf<Named[Name]> },
  { readonly [Name in keyof Named]: GivenOf<Named[Name]> }
> {
  type Whole = Readonly<Record<string, unknown>>;
  const spaces = Object.entries(parts);
  const each = (make: (space: Space<unknown, unknown>, part: string) => unknown): Whole =>
    Object.fromEntries(spaces.map(([part, space]) => [part, make(space, part)]));
  const requireRecord = (given: Whole, name: string): void => {
    if (typeof given === "object" && given !== null) return;
    const names = Object.keys(parts).join(", ");
    const kind = given === null ? "null" : typeof given;
    throw new TypeError(`Expected ${name} to be a record of ${names}; got ${kind}`);
  };
  const whole: Space<Whole> = {
    start: (x0, name) => {
      requireRecord(x0, name);
      return each((space, part) => space.start(x0[part], `${part} of ${name}`));
    },
    slope: (velocity, x, name) => {
      requireRecord(velocity, name);
      return each((space, part) => space.slope(velocity[part], x[part], `${part} of ${name}`));
    },
    tidy: <Result>(work: () => Result): Result =>
      spaces.reduce((inner, [, space]) => () => space.tidy(inner), work)(),
    copy: (x) => each((space, part) => space.copy(x[part])),
    move: (x, scales, slopes) =>
      each((space, part) => space.move(x[part], scales, slopes.map((slope) => slope[part]))),
    release: (x) => spaces.forEach(([part, space]) => space.release(x[part])),
    requireFinite: (x, name) =>
      spaces.forEach(([part, space]) => space.requireFinite(x[part], `${part} of ${name}`)),
    norm: (scales, slopes, x, y, tolerances) => {
      const sizes = spaces.map(([part, space]) =>
        space.norm(scales, slopes.map((slope) => slope[part]), x[part], y[part], tolerances)
      );
      return Math.max(0, ...sizes);
    },
  };
  return whole as ReturnType<typeof product<Named>>;
}

import type { Space } from "./space.ts";

/** The right-hand side of dx/dt = v(x, t); it borrows x and gives what its space takes for a slope. */
export type Field<State, Given = State> = (x: State, t: number) => Given;

/** What is solved: a field in its space, and the state from which it starts. */
export interface Motion<State, Given> {
  readonly space: Space<State, Given>;
  readonly field: Field<State, Given>;
  readonly x0: Given;
}

/**
 * The fresh slope of a field at x and t, looked at.
 *
 * @throws {TypeError} when the field gives no slope at x
 * @throws {RangeError} when the slope is not finite
 */
export function slopeAt<State, Given>(
  { space, field }: Motion<State, Given>,
  x: State,
  t: number,
): State {
  const slope = space.tidy(() => space.slope(field(x, t), x, "v(x, t)"));
  space.requireFinite(slope, `v(x, t) at t = ${t}`);
  return slope;
}

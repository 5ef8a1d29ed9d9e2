import {
  type Field,
  type FixedSteps,
  type ReadingTimes,
  solve,
  type Space,
  trajectory,
} from "flowbook/odes";

/** Both solvers on one space, for what they must refuse alike. */
export function bothOn<State, Given>(
  space: Space<State, Given>,
): ((field: Field<State, Given>, x0: Given, options: FixedSteps | ReadingTimes) => void)[] {
  return [
    (field, x0, options) => solve(space, field, x0, options),
    (field, x0, options) => trajectory(space, field, x0, options),
  ];
}

/**
 * The rules of the house as data: who may import whom, and what is not yet in order.
 *
 * An exception that no longer is one fails the test, so that this file gets shorter.
 *
 * @module
 */

/** Checks at the door, random numbers and plain numerics: what every room of mathematics may use. */
const GROUND = ["require", "random", "numerics"];

/** What learns and what it is measured by. */
const LEARNING = [...GROUND, "judge", "schedules", "exact", "tensors", "networks", "learning"];

/** The rooms of `lib/`, and those whose files each of them may import. */
export const ARROWS: Readonly<Record<string, readonly string[]>> = {
  require: [],
  random: ["require"],
  numerics: ["require", "random"],
  judge: GROUND,
  schedules: GROUND,
  formulas: ["schedules"],
  exact: [...GROUND, "judge", "schedules"],
  tensors: GROUND,
  networks: [...GROUND, "tensors"],
  learning: [...GROUND, "tensors", "networks"],
  measures: LEARNING,
  transport: LEARNING,
  odes: [...LEARNING, "measures", "transport"],
  flows: [...LEARNING, "measures", "transport", "odes"],
  paths: [...LEARNING, "measures", "transport", "odes", "flows"],
  couplings: [...LEARNING, "measures", "transport", "odes", "flows", "paths"],
  trained: [...GROUND, "judge", "schedules", "exact", "learning", "measures"],
  figures: ["require"],
  notebook: [...GROUND, "judge", "figures"],
  coursework: [...GROUND, "judge"],
  press: [
    ...["require", "random", "judge", "figures", "notebook", "coursework"],
    ...["numerics", "schedules", "exact", "transport", "odes"], // by which paper/ makes its keys
  ],
};

/** Arrows that the table does not allow and that stand all the same. */
export const ARROWS_TO_REMOVE: readonly string[] = [];

/** Rooms of `lib/press/` that import each other. */
export const MUTUAL_TO_REMOVE: readonly string[] = [];

/** Files that import each other, each circle in the order of the alphabet. */
export const CIRCLES_TO_REMOVE: readonly string[] = [];

/** Files of `lib/` outside `press/` that ask Deno though their names do not end in `_deno.ts`. */
export const DENO_CALLERS: readonly string[] = [
  "notebook/display.ts", // asks whether there is a kernel, and runs without one
];

/** Rooms whose public names are not all documented. */
export const UNDOCUMENTED: readonly string[] = [];

/** Rooms with docstrings that name a source by other means than `@see`. */
export const WITHOUT_SEE: readonly string[] = [];

/** The most lines of a file of `lib/`. */
export const LONGEST = 200;

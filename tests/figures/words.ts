/** What every figure needs, for tests that are about something else. */
export const WORDS = { caption: "A caption.", description: "A description." } as const;

/** Axis titles and words. */
export const AXES = { x: "place x", y: "density", ...WORDS } as const;

/** Numbers of a figure after it was rounded, read as plain data. */
// deno-lint-ignore no-explicit-any
export type Drawn = any;

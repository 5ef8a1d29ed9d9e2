/** A claim about thirds, for tests of what becomes of its planted mistake. */
import { lines } from "flowbook/figures";
import { EXACT64 } from "flowbook/judge";

const third = 1 / 3;

/** Two routes to 1. */
export const sides = {
  left: () => third + third + third,
  right: () => Math.cos(0),
  within: EXACT64,
};

/** The left side with its mistake. */
export const slip = { mistake: "a third forgotten", value: () => third + third };

/** What the mistake does, drawn. */
export const picture = lines({
  series: [{ name: "sum", x: [0, 1], y: [0, 1] }],
  x: "thirds",
  y: "sum",
  caption: "Two thirds are no whole.",
  description: "A line.",
});

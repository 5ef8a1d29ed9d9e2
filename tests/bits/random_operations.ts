import { stream } from "flowbook/random";
import type { Operations } from "./bits.ts";

const COUNT = 1001; // odd, so that the last block is half used

/** Draws from streams; the uniform draws need no function of Math, so they come first. */
export const randomOperations: Operations = {
  "random/uniform": () => stream(1).split("uniform").uniform(COUNT),
  "random/integers": () => stream(1).split("integers").integers(COUNT, 1000),
  "random/permutation": () => stream(1).split("permutation").permutation(COUNT),
  "random/categorical": () => stream(1).split("categorical").categorical(COUNT, [0.2, 0, 0.5, 0.3]),
  "random/normal": () => stream(1).split("normal").normal(COUNT),
};

import type { Figure } from "./figure.ts";
import { panels } from "./panels.ts";
import { type WaysOptions, waysOverTime } from "./ways_over_time.ts";

/** What {@link waysCompared} needs. */
export interface WaysComparedOptions extends Omit<WaysOptions, "ways" | "yRange"> {
  /** The particles of each panel under its heading, shape [particles][moments]; one to three. */
  readonly ways: { readonly [heading: string]: WaysOptions["ways"] };
  /** Range of the places in every panel: left alone, each would choose its own. */
  readonly yRange: NonNullable<WaysOptions["yRange"]>;
}

/**
 * Particles on their way by several fields, side by side, with the same times, goals and axes.
 *
 * @param options times, ways by heading, goals, range of places, caption and description
 * @throws {TypeError} when caption, description or the range is missing, there is no way or no goal,
 *   or a way has another number of places than there are times
 * @throws {RangeError} when there is no heading or more than 3, or a number is not finite
 *
 * @example
 * ```ts
 * import { waysCompared } from "flowbook/figures";
 * const times = [0, 0.5, 1], starts = [-1, 0, 1];
 * const drawn = waysCompared({
 *   times,
 *   ways: {
 *     "towards the target": starts.map((x0) => times.map((t) => x0 + (2 - x0) * t)),
 *     "away from it": starts.map((x0) => times.map((t) => x0 - (2 - x0) * t)),
 *   },
 *   goals: { name: "target", at: [2] },
 *   yRange: [-4, 3],
 *   caption: "Only the particles on the left reach the target.",
 *   description: "Three lines that meet at 2 on the left, and three that fall on the right.",
 * });
 * console.log(drawn.data.length); // 6
 * ```
 */
export function waysCompared({ ways, ...options }: WaysComparedOptions): Figure {
  const headed = Object.entries(ways), columns = headed.length;
  if (columns !== 1 && columns !== 2 && columns !== 3) {
    throw new RangeError(`Expected ways under one to three headings; got ${columns}`);
  }
  if (!Array.isArray(options.yRange)) {
    throw new TypeError(`Expected yRange to be two places; got ${typeof options.yRange}`);
  }
  return panels({
    ...options,
    columns,
    panels: headed.map(([heading, those]) => ({
      heading,
      figure: waysOverTime({ ...options, ways: those }),
    })),
  });
}

import { type Figure, figure, type FigureText } from "./figure.ts";
import { type Axes, layoutOf } from "./layout.ts";
import { pathsTrace } from "./paths.ts";
import { pointsTrace } from "./points.ts";

/** What {@link waysOverTime} needs. */
export interface WaysOptions extends FigureText, Pick<Axes, "yRange"> {
  /** Increasing, shape [moments]. */
  readonly times: readonly number[];
  /** The place of each particle at each time, shape [particles][moments]. */
  readonly ways: readonly (readonly number[])[];
  /** Places where particles should end, drawn as level lines, and what they are called. */
  readonly goals?: { readonly name: string; readonly at: readonly number[] };
  /** Title of the axis of places, "position x" when left out. */
  readonly y?: string;
}

const GOALS = 2; // of the palette: a look that neither ways nor ends have

/**
 * Particles on the line on their way, one curve each, and a mark where each ends.
 *
 * @param options times, ways, goals, caption and description
 * @throws {TypeError} when caption or description is missing, there is no way or no goal, or a way has
 *   another number of places than there are times
 * @throws {RangeError} when a number is not finite
 *
 * @example
 * ```ts
 * import { waysOverTime } from "flowbook/figures";
 * const times = [0, 0.5, 1];
 * const drawn = waysOverTime({
 *   times,
 *   ways: [-1, 0, 1].map((x0) => times.map((t) => x0 + (2 - x0) * t)),
 *   goals: { name: "data point", at: [2] },
 *   caption: "All particles end at the data point.",
 *   description: "Three straight lines that meet at 2.",
 * });
 * console.log(drawn.data.length); // 3
 * ```
 */
export function waysOverTime(options: WaysOptions): Figure {
  const { times, ways, goals, y = "position x", yRange } = options;
  const [first, last] = [times[0]!, times.at(-1)!];
  const level = goals?.at.map((at) => ({ x: [first, last], y: [at, at] }));
  const traces = [
    ...(goals ? [pathsTrace({ kind: "paths", name: goals.name, paths: level! }, GOALS)] : []),
    pathsTrace({
      kind: "paths",
      name: "particles",
      paths: ways.map((way) => ({ x: times, y: way })),
    }, 0),
    pointsTrace(
      { name: "where they end", x: ways.map(() => last), y: ways.map((way) => way.at(-1)!) },
      1,
    ),
  ].map((trace) => ({ ...trace, showlegend: true }));
  const air = 0.03 * (last - first);
  const axes = { x: "time t", y, xRange: [first - air, last + air] as const };
  return figure(
    traces,
    layoutOf({ ...axes, ...(yRange ? { yRange } : {}) }, options, "free"),
    options,
  );
}

import type { Trace } from "./figure.ts";
import { INK } from "./layout.ts";
import { coordinates, type Curve } from "./numbers.ts";
import { translucent } from "./palette.ts";

/** The ways that particles have come so far. */
export interface TrailsLayer {
  /** What tells trails from the other layers of a plane. */
  readonly kind: "trails";
  /** Their name in the legend. */
  readonly name: string;
  /** The cloud at each moment, always the same particles in the same order. */
  readonly clouds: readonly Omit<Curve, "name">[];
  /** The moment up to which the ways are drawn, counted from 0. */
  readonly moment: number;
  /**
   * "thin" below a cloud that moves, when left out; "bold" for a few ways that are to be followed,
   * in a layer above it.
   */
  readonly line?: "thin" | "bold";
}

const LINES = {
  thin: { color: translucent(INK.text, 0.45), width: 0.7 },
  bold: { color: translucent(INK.text, 0.9), width: 1.5 },
} as const;

/** Most particles that leave a trail: 60 crowd the middle of a picture. */
const MOST_TRAILS = 24;

/**
 * The trails of the first 24 particles as one line with gaps between them.
 *
 * A way has a point for every moment, and what is still to come repeats the last one: so all
 * moments have lists of one length, and a player can draw what lies between two of them.
 *
 * @throws {TypeError} when there is no cloud, or the clouds differ in length
 * @throws {RangeError} when a number is not finite, or the moment is none of the film
 */
export function trailsTrace({ name, clouds, moment, line = "thin" }: TrailsLayer): Trace {
  if (clouds[moment] === undefined) {
    throw new RangeError(`Expected one of ${clouds.length} moments; got ${moment}`);
  }
  const places = clouds.map((cloud, k) => coordinates({ name: `${name}[${k}]`, ...cloud }));
  const counts = new Set(places.map(({ x }) => x.length));
  if (counts.size > 1) {
    throw new TypeError(`Expected clouds of one length; got ${[...counts].join(" and ")}`);
  }
  const [first] = places;
  const particles = first!.x.slice(0, MOST_TRAILS).map((_, m) => m);
  const ways = (letter: "x" | "y"): (number | null)[] =>
    particles.flatMap((m) => [
      ...(m === 0 ? [] : [null]),
      ...places.map((_, k) => places[Math.min(k, moment)]![letter][m]!),
    ]);
  return {
    type: "scatter",
    name,
    mode: "lines",
    line: LINES[line],
    hoverinfo: "skip",
    x: ways("x"),
    y: ways("y"),
  };
}

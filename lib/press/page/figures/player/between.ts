import type { Fields, SavedFilm } from "../../../show/saved_film.ts";

type Numbers = readonly (number | null)[];

/**
 * The traces of a film at a place between its frames: points of the plane on a cubic through them,
 * angles the shorter way, all else on a straight line.
 *
 * @param film  with its frames
 * @param place from 0 to the number of frames less 1; a whole number is a saved frame, exactly
 *
 * @example
 * ```ts
 * import { tracesAt } from "./between.ts";
 * const frames = [0, 1, 4].map((y) => ({ data: [{ y: [y] }], traces: [0] }));
 * const film = { data: [{ x: [0], y: [0] }], layout: {}, frames };
 * console.log(tracesAt(film, 1.5)[0]!.y); // [2.25]: the parabola through 0, 1 and 4
 * ```
 */
export function tracesAt({ data, frames = [] }: SavedFilm, place: number): Fields[] {
  const i = Math.min(Math.max(0, frames.length - 2), Math.floor(place));
  return data.map((trace, k) => {
    const parts = frames.map(({ data = [], traces = data.map((_, m) => m) }) =>
      data[traces.indexOf(k)]
    );
    return parts[0] ? merged(trace, parts as Fields[], i, place - i) : trace;
  });
}

/** A record with what its frames change laid over it, key by key, as Plotly merges them. */
function merged(under: Fields, parts: readonly Fields[], i: number, share: number): Fields {
  const result: { [key: string]: unknown } = { ...under };
  for (const key of Object.keys(parts[0]!)) {
    const all = parts.map((part) => part[key]), [first] = all;
    if (Array.isArray(first) && Array.isArray(first[0])) {
      result[key] = first.map((_, j) =>
        between(all.map((rows) => (rows as Numbers[])[j]!), i, share, key)
      );
    } else if (Array.isArray(first)) result[key] = between(all as Numbers[], i, share, key);
    else if (typeof first !== "object" || first === null) {
      result[key] = all[Math.min(all.length - 1, share < 0.5 ? i : i + 1)];
    } else result[key] = merged((under[key] ?? {}) as Fields, all as Fields[], i, share);
  }
  return result;
}

/** A list between frames i and i + 1; lists of different lengths follow each other, gaps stay. */
function between(frames: readonly Numbers[], i: number, share: number, key: string): Numbers {
  const from = frames[i]!, to = frames[i + 1] ?? from;
  if (share === 0 || share === 1 || from.length !== to.length) return share < 1 ? from : to;
  return from.map((a, m) => {
    const b = to[m]!;
    if (typeof a !== "number" || typeof b !== "number") return a;
    if (key === "angle") return a + share * (((b - a) % 360 + 540) % 360 - 180);
    if (key !== "x" && key !== "y") return a + share * (b - a);
    return cubic(frames[i - 1]?.[m] ?? 2 * a - b, a, b, frames[i + 2]?.[m] ?? 2 * b - a, share);
  });
}

/**
 * Hermite's cubic from a to b, with the slopes of the chords over its neighbours: exact for
 * parabolas, and smooth where one cubic ends and the next begins.
 *
 * @see Catmull and Rom 1974, "A class of local interpolating splines".
 */
function cubic(before: number, a: number, b: number, after: number, share: number): number {
  const leaving = (b - before) / 2, arriving = (after - a) / 2, c = b - a;
  return a + share * (leaving +
        share * (3 * c - 2 * leaving - arriving + share * (leaving + arriving - 2 * c)));
}

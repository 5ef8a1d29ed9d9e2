import type { Fields } from "../../show/saved_film.ts";

/**
 * New traces that keep the old lists wherever these say the same, so that Plotly does only the work
 * that a change asks for.
 *
 * @param before what is drawn, trace by trace
 * @param after  what is to be drawn
 *
 * @example
 * ```ts
 * import { reuseLists } from "./reuse.ts";
 * const drawn = [{ x: [0, 1], y: [0, 1] }];
 * const [next] = reuseLists(drawn, [{ x: [0, 1], y: [0, 2] }]);
 * console.log(next!.x === drawn[0]!.x, next!.y === drawn[0]!.y); // true false
 * ```
 */
export function reuseLists(before: readonly Fields[], after: readonly Fields[]): Fields[] {
  return after.map((trace, k) => {
    const old = before[k];
    if (old === undefined || old.type !== trace.type) return trace;
    return Object.fromEntries(
      Object.entries(trace).map(([key, value]) => [key, equal(old[key], value) ? old[key] : value]),
    );
  });
}

/** Whether two lists, or lists of lists, hold the same; anything else is left alone. */
function equal(a: unknown, b: unknown): boolean {
  if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
  return a.every((entry, i) => entry === b[i] || equal(entry, b[i]));
}

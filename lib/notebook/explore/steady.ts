import type { Figure, Layout, Trace } from "../../figures/mod.ts";
import { sharedRange } from "./axes.ts";

/**
 * The same figures with equal axes and equal colour scales, so that what moves is the picture and
 * never its frame: the union of the ranges that the figures give, or need where they give none.
 *
 * @param figures with the same kinds of traces and the same axes
 */
export function steady(figures: readonly Figure[]): Figure[] {
  const axes = Object.keys(figures[0]!.layout).filter((key) => /^[xy]axis\d*$/.test(key));
  const ranges = axes.map((axis) => ({ axis, range: sharedRange(figures, axis) }));
  const scales = figures[0]!.data.map((_, k) => sharedScale(figures.map(({ data }) => data[k]!)));
  return figures.map(({ data, layout, ...words }) => ({
    ...words,
    data: data.map((trace, k) => ({ ...trace, ...scales[k] })),
    layout: ranges.reduce(
      (steadied: Layout, { axis, range }) =>
        range === undefined
          ? steadied
          : { ...steadied, [axis]: { ...steadied[axis] as Layout, range } },
      layout,
    ),
  }));
}

/** The ends of the colour scale that fit a heat map in all frames; nothing for other traces. */
function sharedScale(traces: readonly Trace[]): { zmin?: number; zmax?: number } {
  let low = Infinity, high = -Infinity;
  for (const { type, z, zmin, zmax } of traces) {
    if (type !== "heatmap") return {};
    const fixed = typeof zmin === "number" && typeof zmax === "number";
    for (const value of fixed ? [zmin, zmax] : (z as (number | null)[][]).flat()) {
      if (value === null) continue;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }
  if (traces[0]!.zmid !== 0) return { zmin: low, zmax: high };
  const end = Math.max(-low, high);
  return { zmin: -end, zmax: end };
}

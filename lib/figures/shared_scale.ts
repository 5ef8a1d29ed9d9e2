import type { Trace } from "./figure.ts";

/**
 * Gives heat maps of one quantity one colour scale and one colour bar, so that they compare.
 *
 * @param traces of all panels; those without a colour bar stay as they are
 * @throws {TypeError} when the colour bars mean different quantities
 */
export function shareScale(traces: readonly Trace[]): Trace[] {
  const maps = traces.filter((trace) => trace.colorbar !== undefined);
  const names = [...new Set(maps.map((trace) => trace.name))];
  if (names.length > 1) {
    throw new TypeError(`Expected one quantity in all colour bars; got ${names.join(", ")}`);
  }
  let low = Infinity, high = -Infinity;
  for (const value of maps.flatMap((trace) => (trace.z as number[][]).flat())) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  const signed = maps.some((trace) => trace.zmid === 0);
  const end = Math.max(-low, high);
  const range = signed ? { zmin: -end, zmax: end } : { zmin: low, zmax: high };
  return traces.map((trace) => {
    if (trace.colorbar === undefined) return trace;
    const { zmid: _, colorbar, ...rest } = trace;
    const last = trace === maps.at(-1);
    return { ...rest, ...range, ...(last ? { colorbar } : { showscale: false }) };
  });
}

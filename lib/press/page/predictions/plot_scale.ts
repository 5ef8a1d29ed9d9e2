/** Places and heights of a plot as parts of a hundred, from its lower left corner. */
export interface PlotScale {
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
}

/** How far along an axis a value lies, in parts of a hundred. */
export function percentOf([low, high]: readonly [number, number], value: number): number {
  return 100 * (value - low) / (high - low);
}

/**
 * Round numbers to write along an axis, three to seven of them.
 *
 * @example
 * ```ts
 * import { ticksOf } from "./plot_scale.ts";
 * console.log(ticksOf([-0.05, 0.47])); // [ 0, 0.1, 0.2, 0.3, 0.4 ]
 * ```
 */
export function ticksOf([low, high]: readonly [number, number]): number[] {
  const widest = (high - low) / 3, power = 10 ** Math.floor(Math.log10(widest));
  const step = power * [5, 2, 1].find((times) => power * times <= widest * (1 + 1e-9))!;
  const first = Math.ceil(low / step), last = Math.floor(high / step);
  return Array.from(
    { length: last - first + 1 },
    (_, i) => Number(((first + i) * step).toPrecision(6)),
  );
}

/** The height of a curve of straight pieces at a place; beyond its ends that of the end. */
export function heightAt(
  { x, y }: { readonly x: readonly number[]; readonly y: readonly number[] },
  place: number,
): number {
  const right = x.findIndex((value) => value >= place);
  if (right < 0) return y.at(-1)!;
  if (right === 0) return y[0]!;
  const part = (place - x[right - 1]!) / (x[right]! - x[right - 1]!);
  return y[right - 1]! + part * (y[right]! - y[right - 1]!);
}

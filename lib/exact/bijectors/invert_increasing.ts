import { increasingRoot } from "../../numerics/increasing_root.ts";
import type { MovedNumber } from "./monotone_map.ts";

/**
 * The place where an increasing map of the whole line onto itself has a value.
 *
 * @param g      value and log-slope at a place
 * @param target the value, any number
 * @returns the place, and the log of the slope of the inverse
 * @throws {RangeError} when the map does not reach the value, or is not finite on the way
 */
export function invertIncreasing(g: (y: number) => MovedNumber, target: number): MovedNumber {
  const gap = (y: number): { value: number; derivative: number } => {
    const { value, logSlope } = g(y);
    return { value: value - target, derivative: Math.exp(logSlope) };
  };
  let reach = 1 + Math.abs(target);
  while (gap(target - reach).value > 0 || gap(target + reach).value < 0) reach *= 2;
  const value = increasingRoot(gap, target - reach, target + reach);
  return { value, logSlope: 0 - g(value).logSlope };
}

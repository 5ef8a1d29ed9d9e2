import { COEFFICIENTS, HIGHEST, LOG2_E, LOWEST, ONE, ROUNDER } from "./scratch";

/**
 * e^x - 1 for four floats, exact to 2e-7 relative to its value, also near 0.
 *
 * With x log2(e) = n + f, n whole and |f| <= 1/2:   e^x - 1 = 2^n (2^f - 1) + (2^n - 1).
 * Adding a large number rounds to n, and its low bits are then the exponent of 2^n. Beyond
 * |x| = 18 the value stays what it is there: next to 1, or as a divisor of 1, that is all of it.
 *
 * @param table address of the constants
 */
@inline
export function expm1(x: v128, table: usize): v128 {
  const scaled = f32x4.mul(x, v128.load(table, LOG2_E));
  // "pseudo" minimum and maximum are one instruction each, and in this order they keep NaN
  const y = f32x4.pmin(f32x4.pmax(scaled, v128.load(table, LOWEST)), v128.load(table, HIGHEST));
  const shifted = f32x4.add(y, v128.load(table, ROUNDER));
  const f = f32x4.sub(y, f32x4.sub(shifted, v128.load(table, ROUNDER)));
  const power = i32x4.shl(shifted, 23);
  let p = v128.load(table, COEFFICIENTS + 80);
  p = f32x4.add(f32x4.mul(p, f), v128.load(table, COEFFICIENTS + 64));
  p = f32x4.add(f32x4.mul(p, f), v128.load(table, COEFFICIENTS + 48));
  p = f32x4.add(f32x4.mul(p, f), v128.load(table, COEFFICIENTS + 32));
  p = f32x4.add(f32x4.mul(p, f), v128.load(table, COEFFICIENTS + 16));
  p = f32x4.add(f32x4.mul(p, f), v128.load(table, COEFFICIENTS));
  const rest = f32x4.sub(power, v128.load(table, ONE));
  return f32x4.add(f32x4.mul(power, f32x4.mul(p, f)), rest);
}

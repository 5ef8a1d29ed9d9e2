import { weightedSum } from "../../numerics/sums.ts";
import { requireCount, requirePoint } from "../../require/numbers.ts";
import type { ExactMonotoneMap, MovedNumber } from "./monotone_map.ts";
import { invertIncreasing } from "./invert_increasing.ts";

/** The size of a {@link sigmoidalMap}. */
export interface SigmoidalMapOptions {
  /** Sigmoids in a layer, at least 1. */
  readonly units: number;
  /** Layers, at least 1; with one the map is the paper's DSF, with more its DDSF. */
  readonly depth: number;
}

/** What one layer makes of the raw numbers. */
interface Layer {
  /** Slopes a > 0 of the sigmoids. */
  readonly slopes: readonly number[];
  readonly shifts: readonly number[];
  /** For each unit the shares U of what comes in. */
  readonly mixed: readonly (readonly number[])[];
  /** For each output the shares W of the units. */
  readonly shares: readonly (readonly number[])[];
}

/**
 * Deep dense sigmoids: layers that mix, bend, mix again and stretch back to the line,
 *
 *   h_{l+1} = logit( W sigmoid( a * (U h_l) + b ) ),   h_0 = y,   x = h_depth,
 *
 * where a = softplus(raw + c) > 0 and the rows of U and W are softmaxes, so every layer rises. Raw
 * numbers come layer by layer: a, b, U row by row (from the second layer on), W row by row. With
 * a = 1 and b = 0 the map is the identity, whatever W is. The inverse is found by halving and Newton.
 *
 * @throws {RangeError} when units or depth is not a positive integer
 * @see Huang, Krueger, Lacoste and Courville 2018, "Neural autoregressive flows", section 3.
 *
 * @example
 * ```ts
 * import { sigmoidalMap } from "flowbook/exact";
 * const map = sigmoidalMap({ units: 2, depth: 1 }), raw = [0, 0, -2, 2, 0, 0];
 * const { value } = map.apply(0.5, raw);
 * console.log(map.invert(value, raw).value.toFixed(12)); // 0.500000000000
 * ```
 */
export function sigmoidalMap({ units, depth }: SigmoidalMapOptions): ExactMonotoneMap {
  requireCount(units, "units");
  requireCount(depth, "depth");
  const between = 2 * (depth - 1) * units * units; // one mixing out and one in between two layers
  const parameters = 2 * units * depth + between + units;
  const apply = (y: number, raw: readonly number[]): MovedNumber => {
    requirePoint(raw, parameters, "raw");
    let h: MovedNumber[] = [{ value: y, logSlope: 0 }];
    for (const layer of layersOf(raw, units, depth)) h = through(layer, h);
    return h[0]!;
  };
  return {
    parameters,
    apply,
    invert: (x, raw) => invertIncreasing((y) => apply(y, raw), x),
  };
}

function layersOf(raw: readonly number[], units: number, depth: number): Layer[] {
  let at = 0;
  const take = (count: number): readonly number[] => raw.slice(at, at += count);
  const rows = (count: number, length: number): number[][] =>
    Array.from({ length: count }, () => softmax(take(length)));
  return Array.from({ length: depth }, (_, l) => ({
    slopes: take(units).map((r) => softplus(r + Math.log(Math.E - 1))),
    shifts: take(units),
    mixed: l === 0 ? Array.from({ length: units }, () => [1]) : rows(units, units),
    shares: rows(l === depth - 1 ? 1 : units, units),
  }));
}

function through(layer: Layer, h: readonly MovedNumber[]): MovedNumber[] {
  const { slopes, shifts, mixed, shares } = layer;
  const units = slopes.map((a, k) => ({
    t: shifts[k]! + a * weightedSum(mixed[k]!, h.map(({ value }) => value)),
    slope: a * weightedSum(mixed[k]!, h.map(({ logSlope }) => Math.exp(logSlope))),
  }));
  return shares.map((row) => {
    // in logs: a sigmoid far out rounds to 0 or 1
    const low = logSum(units.map(({ t }, k) => Math.log(row[k]!) - softplus(-t)));
    const high = logSum(units.map(({ t }, k) => Math.log(row[k]!) - softplus(t)));
    const slope = units.reduce((sum, { t, slope }, k) => {
      return sum + slope * row[k]! * Math.exp(-softplus(-t) - softplus(t) - low - high);
    }, 0);
    return { value: low - high, logSlope: Math.log(slope) };
  });
}

function softmax(raw: readonly number[]): number[] {
  const total = logSum(raw);
  return raw.map((r) => Math.exp(r - total));
}

function logSum(logs: readonly number[]): number {
  const most = Math.max(...logs);
  return most + Math.log(logs.reduce((sum, l) => sum + Math.exp(l - most), 0));
}

function softplus(z: number): number {
  return Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
}

import { requireCount, requireFinite } from "../require/numbers.ts";

const HALVINGS = 100; // of a cell: down to neighbouring doubles

/**
 * Where a function changes its sign, by a walk over equal cells and halving.
 *
 * Two changes within one cell are not seen, nor is a zero at which the sign stays: take cells that
 * are smaller than the features of f.
 *
 * @param from, to      ends of the interval, from < to
 * @param options.cells how many to look at; 400 unless told
 * @returns the places in increasing order; a place where f is exactly 0 between two signs is one of
 *   them
 * @throws {RangeError} when the interval is empty, cells is no positive integer, or f is not finite at
 *   an end of a cell
 *
 * @example
 * ```ts
 * import { crossings } from "flowbook/numerics";
 * console.log(crossings(Math.sin, 1, 7).map((x) => x.toFixed(6))); // [ "3.141593", "6.283185" ]
 * ```
 */
export function crossings(
  f: (x: number) => number,
  from: number,
  to: number,
  { cells = 400 }: { readonly cells?: number } = {},
): number[] {
  requireFinite(from, "the start");
  requireFinite(to, "the end");
  requireCount(cells, "cells");
  if (!(from < to)) throw new RangeError(`Expected from < to; got [${from}, ${to}]`);
  const found: number[] = [];
  let low = from, sign = 0; // the last end with a sign, and that sign
  for (let i = 0; i <= cells; i++) {
    const x = i === cells ? to : from + (to - from) * i / cells;
    const here = signAt(f, x);
    if (here === 0) continue;
    if (here === -sign) found.push(halve(f, low, x, sign));
    low = x;
    sign = here;
  }
  return found;
}

function halve(f: (x: number) => number, from: number, to: number, sign: number): number {
  let low = from, high = to; // f has the sign at low, and the other one at high
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) break;
    const here = signAt(f, middle);
    if (here === 0) return middle;
    if (here === sign) low = middle;
    else high = middle;
  }
  return high;
}

function signAt(f: (x: number) => number, x: number): number {
  const value = f(x);
  if (!Number.isFinite(value)) {
    throw new RangeError(`Expected f finite at x = ${x}; got ${value}`);
  }
  return Math.sign(value);
}

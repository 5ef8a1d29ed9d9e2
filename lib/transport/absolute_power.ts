import { integrateAdaptively } from "../numerics/adaptive_quadrature.ts";
import { crossings } from "../numerics/crossings.ts";

/** Where to integrate. */
export interface Pieces {
  readonly from: number;
  readonly to: number;
  /** Where the integrand may jump; what lies outside is passed over. */
  readonly breaks: readonly number[];
}

const SCAN = 64; // cells between two breaks that are looked at for a change of sign
const INSIDE = 1e-11; // how far from a break the scan begins, as a part of the range

/**
 * The integral of weight(t) |d(t)|^p.
 *
 * |d| has a kink where d changes its sign, which would spoil a Gauss rule: the range is cut at the
 * breaks and at the changes of sign that a scan finds.
 */
export function integrateAbsolutePower(
  d: (t: number) => number,
  p: number,
  weight: (t: number) => number,
  { from, to, breaks }: Pieces,
): number {
  const inside = breaks.filter((t) => t > from && t < to).sort((a, b) => a - b);
  const ends = [from, ...inside, to];
  const signs = ends.slice(1).flatMap((end, k) => signChanges(d, ends[k]!, end));
  const integrand = (t: number): number => weight(t) * Math.abs(d(t)) ** p;
  return integrateAdaptively(integrand, from, to, { breaks: [...inside, ...signs] });
}

/** The places between two breaks where d turns from one sign to the other. */
function signChanges(d: (t: number) => number, from: number, to: number): number[] {
  const inside = INSIDE * (to - from); // at a break d may have the value of the other side of a jump
  return from + inside < to - inside
    ? crossings(d, from + inside, to - inside, { cells: SCAN })
    : [];
}

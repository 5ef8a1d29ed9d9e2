import { integrateAdaptively } from "../numerics/adaptive_quadrature.ts";

/** Where to integrate. */
export interface Pieces {
  readonly from: number;
  readonly to: number;
  /** Where the integrand may jump; what lies outside is passed over. */
  readonly breaks: readonly number[];
}

const SCAN = 64; // cells between two breaks that are looked at for a change of sign
const HALVINGS = 60;

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
  const width = (to - from) / SCAN, found: number[] = [];
  // not the ends themselves: there d may have the value of the other side of a jump
  const places = Array.from({ length: SCAN }, (_, k) => from + (k + 0.5) * width);
  places.unshift(from + 1e-9 * width);
  places.push(to - 1e-9 * width);
  let last = places[0]!, sign = Math.sign(d(last));
  for (const place of places.slice(1)) {
    const next = Math.sign(d(place));
    if (next * sign < 0) found.push(signChange(d, last, place, next));
    [last, sign] = [place, next];
  }
  return found;
}

function signChange(d: (t: number) => number, low: number, high: number, after: number): number {
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) break; // neighbouring doubles
    if (Math.sign(d(middle)) === after) high = middle;
    else low = middle;
  }
  return high;
}

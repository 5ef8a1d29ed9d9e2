import { requireCount, requireFinite } from "../require/numbers.ts";
import { integrate } from "./quadrature.ts";

/** Where to begin and when to stop. */
export interface Adaptation {
  /** Where f may jump or have a kink; what lies outside the range is passed over. */
  readonly breaks?: readonly number[];
  /** Stop when the estimated error is that small, relative to the integral; 1e-13 unless told. */
  readonly tolerance?: number;
  /** Stop at so many panels all the same; 1000 unless told. */
  readonly most?: number;
}

const RULE = { panels: 1, nodes: 15 };

/**
 * The integral of f over [from, to], with panels where f needs them.
 *
 * The panel of the largest error is halved, again and again. The error of a panel is how far its
 * Gauss rule lies from the sum over its two halves. Steep places cost a few dozen halvings.
 *
 * @param from, to ends of the interval, finite; when to < from the sign turns
 * @throws {RangeError} when f is not finite at a node, the tolerance is not above 0, or most is no
 * positive integer
 * @see Piessens et al. 1983, QUADPACK (the strategy of QAG).
 *
 * @example
 * ```ts
 * import { integrateAdaptively } from "flowbook/numerics";
 * // a spike of width 1e-4
 * const spike = (x: number): number => 1e-4 / (1e-8 + x * x);
 * console.log(integrateAdaptively(spike, -1, 2).toFixed(9)); // 3.141442654
 * ```
 */
export function integrateAdaptively(
  f: (x: number) => number,
  from: number,
  to: number,
  { breaks = [], tolerance = 1e-13, most = 1000 }: Adaptation = {},
): number {
  requireFinite(from, "the start");
  requireFinite(to, "the end");
  requireCount(most, "most");
  if (!(tolerance > 0)) throw new RangeError(`Expected tolerance > 0; got ${tolerance}`);
  if (to < from) return -integrateAdaptively(f, to, from, { breaks, tolerance, most });
  const inside = breaks.filter((x) => x > from && x < to).sort((a, b) => a - b);
  const ends = [from, ...inside, to];
  const panels = ends.slice(1).map((end, k) => {
    return panelOf(f, ends[k]!, end, integrate(f, ends[k]!, end, RULE));
  });
  for (;;) {
    const total = panels.reduce((sum, { left, right }) => sum + left + right, 0);
    const error = panels.reduce((sum, panel) => sum + panel.error, 0);
    if (error <= tolerance * Math.abs(total) || panels.length >= most) return total;
    const worst = panels.reduce((w, { error }, k) => error > panels[w]!.error ? k : w, 0);
    const { start, middle, end, left, right } = panels[worst]!;
    if (middle <= start || middle >= end) return total; // neighbouring doubles
    panels.splice(worst, 1, panelOf(f, start, middle, left), panelOf(f, middle, end, right));
  }
}

/** A part of the interval with the Gauss sums over its halves. */
interface Panel {
  readonly start: number;
  readonly middle: number;
  readonly end: number;
  readonly left: number;
  readonly right: number;
  readonly error: number;
}

function panelOf(f: (x: number) => number, start: number, end: number, whole: number): Panel {
  const middle = start + (end - start) / 2;
  const left = integrate(f, start, middle, RULE), right = integrate(f, middle, end, RULE);
  return { start, middle, end, left, right, error: Math.abs(left + right - whole) };
}

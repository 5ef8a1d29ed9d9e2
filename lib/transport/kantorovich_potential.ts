import { type Atoms, requireAtoms } from "./atoms.ts";

/** A best bet of slope at most 1 between two laws of atoms on the line. */
export interface KantorovichPotential {
  /** The atoms of both laws in increasing order, none twice; f is straight between them. */
  readonly places: Float64Array;
  /** f at the places; the largest is 0. */
  readonly values: Float64Array;
  /** E f(X) - E f(Y), the dual value. */
  readonly gain: number;
  /** W1, the integral of |F - G|. */
  readonly distance: number;
  /** Distance less gain: never below 0, and 0 up to rounding. */
  readonly gap: number;
}

const ROUNDING = 1e-12; // an atom: where F - G is smaller, the two agree and f is level

/**
 * The function of slope at most 1 whose average differs most between two laws on the line.
 *
 *   W1 = integral of |F - G| = max over |f(a) - f(b)| <= |a - b| of E f(X) - E f(Y)
 *
 * E f(X) - E f(Y) is the integral of -f' (F - G), so f falls where F lies above G and rises where it
 * lies below. Where they agree any slope would do; f is level there.
 *
 * @param x law of atoms on the line, with distribution function F
 * @param y another one, with G
 * @throws {TypeError} when a law has not as many places as masses
 * @throws {RangeError} when a number is not finite, a mass is negative, or the masses of a law miss
 * the sum 1
 * @see Kantorovich and Rubinstein 1958; Vallender 1974 (the integral).
 *
 * @example
 * ```ts
 * import { kantorovichPotential } from "flowbook/transport";
 * const x = { places: [0, 1, 3], masses: [0.5, 0.3, 0.2] };
 * const y = { places: [-1, 2, 4], masses: [0.4, 0.3, 0.3] };
 * const { places, values, gain } = kantorovichPotential(x, y);
 * console.log([...places].join(), [...values].join()); // -1,0,1,2,3,4 -1,0,-1,-2,-3,-4
 * console.log(gain.toFixed(6)); // 1.300000
 * ```
 */
export function kantorovichPotential(x: Atoms, y: Atoms): KantorovichPotential {
  const rounding = ROUNDING * (requireAtoms("x", x, 1) + requireAtoms("y", y, 1));
  const jumps = new Map<number, number>();
  const add = ({ places, masses }: Atoms, sign: number): void => {
    for (let i = 0; i < masses.length; i++) {
      jumps.set(places[i]!, (jumps.get(places[i]!) ?? 0) + sign * masses[i]!);
    }
  };
  add(x, 1);
  add(y, -1);
  const places = Float64Array.from(jumps.keys()).sort(), values = new Float64Array(places.length);
  let difference = 0, distance = 0, gap = 0; // F - G
  for (let k = 1; k < places.length; k++) {
    difference += jumps.get(places[k - 1]!)!;
    const width = places[k]! - places[k - 1]!;
    const slope = Math.abs(difference) <= rounding ? 0 : -Math.sign(difference);
    values[k] = values[k - 1]! + slope * width;
    distance += Math.abs(difference) * width;
    gap += (Math.abs(difference) + slope * difference) * width;
  }
  const top = values.reduce((most, value) => Math.max(most, value), -Infinity);
  return { places, values: values.map((v) => v - top), gain: distance - gap, distance, gap };
}

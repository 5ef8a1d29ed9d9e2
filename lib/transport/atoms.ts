/**
 * Laws of finitely many atoms: places with masses that add up to 1.
 *
 * @module
 */
import { requireDeviation, requirePoint } from "../require/numbers.ts";
import { requireCloud } from "./cloud.ts";

/** A law of finitely many atoms: sum over i of masses[i] delta(places[i]). */
export interface Atoms {
  /** Coordinates, atom after atom, `[count * dim]`; on the line one number an atom. */
  readonly places: ArrayLike<number>;
  /** Zero or above, with sum 1, `[count]`. */
  readonly masses: ArrayLike<number>;
}

const MASS_ROUNDING = 1e-12; // an atom: sums of many masses are not exact

/**
 * Demands a law of atoms.
 *
 * @returns the number of atoms
 * @throws {TypeError} when the lengths do not fit each other or dim
 * @throws {RangeError} when a number is not finite, a mass negative, or the masses miss the sum 1
 */
export function requireAtoms(name: string, atoms: Atoms, dim: number): number {
  if (typeof atoms !== "object" || atoms === null) {
    throw new TypeError(`Expected ${name} with places and masses; got ${typeof atoms}`);
  }
  const count = requireCloud(`${name}.places`, atoms.places, dim);
  requireMasses(`${name}.masses`, atoms.masses, count);
  return count;
}

/**
 * Demands masses of a law.
 *
 * @throws {TypeError} when there are not as many as atoms
 * @throws {RangeError} when one is negative or not finite, or they miss the sum 1
 */
export function requireMasses(name: string, masses: ArrayLike<number>, count: number): void {
  requirePoint(masses, count, name);
  let total = 0;
  for (let i = 0; i < count; i++) {
    requireDeviation(masses[i]!, `${name}[${i}]`);
    total += masses[i]!;
  }
  if (Math.abs(total - 1) > MASS_ROUNDING * count) {
    throw new RangeError(`Expected ${name} with sum 1; got sum ${total}`);
  }
}

/** @throws {RangeError} when the order of a Wasserstein distance is not finite or below 1 */
export function requireOrder(p: number): void {
  if (!(p >= 1 && p < Infinity)) throw new RangeError(`Expected p >= 1 and finite; got ${p}`);
}

/**
 * Checks at the door: each says what was expected and what came. The value comes first, its name
 * last.
 *
 * @module
 */

/** @throws {TypeError} when the value is not a number; {RangeError} when it is NaN or infinite */
export function requireFinite(value: number, name: string): void {
  if (typeof value !== "number") {
    throw new TypeError(`Expected ${name} to be a number; got ${typeof value}`);
  }
  if (!Number.isFinite(value)) {
    throw new RangeError(`Expected ${name} to be finite; got ${value}`);
  }
}

/** @throws {RangeError} when the time is outside [0, 1] */
export function requireTime(t: number): void {
  requireFinite(t, "t");
  if (t < 0 || t > 1) throw new RangeError(`Expected t in [0, 1]; got ${t}`);
}

/** @throws {RangeError} when the standard deviation is negative or not finite */
export function requireDeviation(sd: number, name: string): void {
  requireFinite(sd, name);
  if (sd < 0) throw new RangeError(`Expected ${name} >= 0; got ${sd}`);
}

/** @throws {RangeError} when the value is not a whole number from 1 to `most` */
export function requireCount(value: number, name: string, most = Infinity): void {
  if (!Number.isInteger(value) || value < 1) {
    throw new RangeError(`Expected ${name} to be a positive integer; got ${value}`);
  }
  if (value > most) throw new RangeError(`Expected ${name} to be at most ${most}; got ${value}`);
}

/** @throws {RangeError} when the value is not 0, 1, 2, ... */
export function requireWhole(value: number, name: string): void {
  if (!Number.isSafeInteger(value) || value < 0) {
    throw new RangeError(`Expected ${name} to be a non-negative integer; got ${value}`);
  }
}

/** @throws {TypeError} when x is no list of this length; {RangeError} when an entry is not finite */
export function requirePoint(x: ArrayLike<number>, dim: number, name: string): void {
  const length = (x as ArrayLike<number> | null | undefined)?.length;
  if (length === undefined) {
    throw new TypeError(`Expected ${name} to be a list of ${dim} numbers; got ${typeof x}`);
  }
  if (length !== dim) throw new TypeError(`Expected ${name} of length ${dim}; got ${length}`);
  for (let i = 0; i < dim; i++) requireFinite(x[i]!, `${name}[${i}]`);
}

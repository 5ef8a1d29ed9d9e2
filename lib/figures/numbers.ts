/**
 * Copies numbers into a plain array, refusing what cannot be drawn.
 *
 * @param values numbers of shape [count]
 * @param what   how to call them in an error: `y in series "loss"`
 * @param count  the length they must have, when there is one
 * @throws {TypeError} when values is not a list of numbers or has another length
 * @throws {RangeError} when a number is not finite; the message names its index
 */
export function finiteNumbers(values: ArrayLike<number>, what: string, count?: number): number[] {
  if (typeof values !== "object" || values === null || typeof values.length !== "number") {
    throw new TypeError(`Expected numbers for ${what}; got ${typeof values}`);
  }
  if (count !== undefined && values.length !== count) {
    throw new TypeError(`Expected ${what} of length ${count}; got ${values.length}`);
  }
  return Array.from(values, (value: unknown, i) => {
    if (typeof value !== "number") {
      throw new TypeError(`Expected numbers for ${what}; got ${typeof value} at index ${i}`);
    }
    if (!Number.isFinite(value)) {
      throw new RangeError(`Expected finite ${what}; got ${value} at index ${i}`);
    }
    return value;
  });
}

/** Numbers with the name under which they stand in the legend. */
export interface Curve {
  /** Its name in the legend. */
  readonly name: string;
  /** Shape [points]. */
  readonly x: ArrayLike<number>;
  /** Shape [points], as long as x. */
  readonly y: ArrayLike<number>;
}

/**
 * The two coordinates of a curve as plain arrays of one length.
 *
 * @throws {TypeError} when they are not numbers, are empty or differ in length
 * @throws {RangeError} when a number is not finite; the message names the series and the index
 */
export function coordinates({ name, x, y }: Curve): { x: number[]; y: number[] } {
  const xs = finiteNumbers(x, `x in series "${name}"`);
  if (xs.length === 0) throw new TypeError(`Expected points in series "${name}"; got none`);
  return { x: xs, y: finiteNumbers(y, `y in series "${name}"`, xs.length) };
}

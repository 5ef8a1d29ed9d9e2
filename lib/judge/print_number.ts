const DIGITS = 5;
const MOST_DIGITS = 10;
const ALL_DIGITS = 17; // tell any two float64 numbers apart

/**
 * A number to 5 significant digits, without trailing zeros; a whole number with all of its own.
 *
 * @param digits more of them, as {@link digitsOf} counts them
 */
export function printNumber(value: number, digits: number = DIGITS): string {
  return String(Number.isSafeInteger(value) ? value : Number(value.toPrecision(digits)));
}

/**
 * How many significant digits tell numbers that are read beside each other apart: at least 5, and at
 * most 10, beyond which they differ by rounding.
 */
export function digitsOf(values: readonly number[]): number {
  const distinct = (digits: number): number =>
    new Set(values.map((value) => printNumber(value, digits))).size;
  let digits = DIGITS;
  while (digits < MOST_DIGITS && distinct(digits) < distinct(MOST_DIGITS)) digits++;
  return digits;
}

/** A wrong number beside the right one, with as many digits as it takes to see that they differ. */
export function printApart(got: number, wanted: number): string {
  let digits = DIGITS;
  while (digits < ALL_DIGITS && printNumber(got, digits) === printNumber(wanted, digits)) digits++;
  return `${printNumber(got, digits)}; expected ${printNumber(wanted, digits)}`;
}

/** A number, or several in a fixed order. */
export type Numbers = number | readonly number[];

/** The entries of a number or of several. */
export function entries(numbers: Numbers): readonly number[] {
  return typeof numbers === "number" ? [numbers] : numbers;
}

/** Whether two have the same shape; a lone number is not a vector with one entry. */
export function sameShape(a: Numbers, b: Numbers): boolean {
  return typeof a === typeof b && entries(a).length === entries(b).length;
}

/**
 * Half a unit of the last decimal that a number shows: 0.452643 was rounded by at most 5e-7.
 *
 * An integer is taken as exact.
 */
export function roundingOf(printed: number): number {
  const [digits = "", exponent = "0"] = String(printed).split("e");
  const decimals = (digits.split(".")[1]?.length ?? 0) - Number(exponent);
  return decimals > 0 ? 0.5 * 10 ** -decimals : 0;
}

/** A distance in a message: two digits are enough. */
export function short(value: number): string {
  return String(Number(value.toPrecision(2)));
}
